"""The pages of a document's life work by plain forms, and open to their own house alone."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.documents.access import may_open_file
from danvan.documents.actions.sending import mark_sent
from danvan.documents.models import Document, SignedCopy
from tests.conftest import signed_in
from tests.factories.letters import Letter, as_docx, as_pdf
from tests.factories.papers import approved, clerk_of, drafted, issued, numbered, submitted
from tests.factories.people import World
from tests.factories.signing import as_pem, authority, put_signature

pytestmark = pytest.mark.usefixtures("today")
MOVED = Letter().signed().saying("30/9/2026", "30/11/2026")


def page_of(row: Document) -> str:
    """Return the address of a document's page."""
    return reverse("documents:document", args=[row.public_id])


def step(row: Document, slug: str) -> str:
    """Return the address of one step."""
    return reverse("documents:life-step", args=[row.public_id, slug])


def paper(letter: Letter, name: str = "ban-ky.pdf") -> SimpleUploadedFile:
    """Return a signed paper as a browser sends it."""
    return SimpleUploadedFile(name, as_pdf(letter))


def send_paper(client: Client, row: Document, letter: Letter) -> str:
    """Hand a signed paper in; return where the browser is led."""
    given = {"version": row.version, "confirmed": "on", "file": paper(letter)}
    answer = client.post(step(row, "ban-ky"), given)
    assert answer.status_code == 302, answer.content.decode()
    row.refresh_from_db()
    return str(answer["Location"])


def test_a_planner_begins_a_draft(world: World) -> None:
    client = signed_in(world.lan)
    address = reverse("documents:start")
    given = {
        "kind": "Kế hoạch",
        "title": "Kiểm tra công tác tiếp công dân năm 2026",
        "file": SimpleUploadedFile("du-thao.docx", as_docx(Letter())),
        "unit": world.commune.pk,
        "recipients": "",
        "confirmed": "on",
    }

    assert client.post(address, given | {"confirmed": ""}).status_code == 422
    given["file"] = SimpleUploadedFile("du-thao.docx", as_docx(Letter()))
    answer = client.post(address, given)

    row = Document.objects.get()
    assert answer["Location"] == page_of(row)
    shown = client.get(page_of(row)).content.decode()
    assert "Trình lãnh đạo" in shown
    assert "Đảng ủy xã" in shown  # whom it goes to, as the file says


def test_another_units_name_is_no_choice(world: World) -> None:
    given = {
        "kind": "Kế hoạch",
        "title": "Việc nhà hàng xóm",
        "file": SimpleUploadedFile("du-thao.docx", as_docx(Letter())),
        "unit": world.neighbour.pk,
        "confirmed": "on",
    }

    assert signed_in(world.lan).post(reverse("documents:start"), given).status_code == 422
    assert not Document.objects.exists()


def test_the_leader_reads_and_approves(world: World, monday: date) -> None:
    row = submitted(world, on=monday)
    client = signed_in(world.minh)

    shown = client.get(step(row, "y-kien")).content.decode()
    assert "du-thao.docx" in shown
    answer = client.post(
        step(row, "y-kien"), {"version": row.version, "verdict": "approved", "text": ""}
    )

    assert answer["Location"] == page_of(row)
    row.refresh_from_db()
    assert row.state == "approved"


def test_a_return_without_a_word_is_sent_back_to_the_form(world: World, monday: date) -> None:
    row = submitted(world, on=monday)

    answer = signed_in(world.minh).post(
        step(row, "y-kien"), {"version": row.version, "verdict": "returned", "text": ""}
    )

    assert answer.status_code == 422
    assert "để người soạn biết" in answer.content.decode()


def test_a_planner_is_not_offered_to_approve(world: World, monday: date) -> None:
    row = submitted(world, on=monday)

    shown = signed_in(world.lan).get(step(row, "y-kien")).content.decode()

    assert 'value="remark"' in shown
    assert 'value="approved"' not in shown


def test_a_twin_number_is_refused_with_the_existing_one(world: World, monday: date) -> None:
    nga = clerk_of(world)
    issued(world, nga, on=monday)
    row = approved(world, on=monday)
    client = signed_in(nga)
    assert "<strong>47</strong>" in client.get(step(row, "lay-so")).content.decode()

    answer = client.post(
        step(row, "lay-so"),
        {"version": row.version, "number": "46/KH-UBND", "day": "09/03/2026"},
    )

    assert answer.status_code == 422
    assert "đã cấp cho «Kiểm tra công tác tiếp công dân" in answer.content.decode()


def test_a_paper_that_differs_leads_to_the_question(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)
    client = signed_in(nga)

    led = send_paper(client, row, MOVED)

    assert led == step(row, "nhan-ban-ky")
    shown = client.get(led).content.decode()
    assert "Nguy hiểm" in shown
    assert "<mark>30/11/2026.</mark>" in shown
    copy = SignedCopy.objects.get()
    given = {"version": row.version, "copy": copy.pk, "reason": ""}
    assert client.post(led, given).status_code == 422
    assert client.post(led, given | {"reason": "Sửa khi ký"}).status_code == 302
    row.refresh_from_db()
    assert row.file == copy.file
    assert "Sửa khi ký" in client.get(page_of(row)).content.decode()


def test_a_scan_asks_for_the_eye(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)
    client = signed_in(nga)
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c4944415408d763f8cfc00000030101001dd8b3a10000000049454e44ae426082"
    )
    given = {"version": row.version, "confirmed": "on"}
    given["file"] = SimpleUploadedFile("ban-chup.png", png)
    led = client.post(step(row, "ban-ky"), given)["Location"]
    row.refresh_from_db()

    shown = client.get(led).content.decode()
    assert "Cần so bằng mắt" in shown
    given = {"version": row.version, "copy": SignedCopy.objects.get().pk, "reason": "Đúng"}
    assert client.post(led, given).status_code == 422  # not without saying that he compared
    assert client.post(led, given | {"compared": "on"}).status_code == 302


def test_the_same_words_are_said_to_be_the_approved_text(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)
    client = signed_in(nga)

    assert send_paper(client, row, Letter().signed()) == page_of(row)

    assert "Bản ký đúng bản đã duyệt" in client.get(page_of(row)).content.decode()


@pytest.mark.parametrize(
    ("roots", "said"),
    [
        pytest.param(False, "Chưa kiểm tra hiệu lực", id="no-roots"),
        pytest.param(True, "Đã kiểm tra: nội dung nguyên vẹn", id="checked"),
    ],
)
def test_validity_is_said_only_where_it_was_checked(
    world: World, monday: date, tmp_path: Path, settings: object, roots: bool, said: str
) -> None:
    (tmp_path / "goc.pem").write_bytes(as_pem(authority()))
    settings.TRUST_ROOTS = tmp_path if roots else None  # type: ignore[attr-defined]
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)
    client = signed_in(nga)
    signed = put_signature(as_pdf(Letter().signed()))
    given = {
        "version": row.version,
        "confirmed": "on",
        "file": SimpleUploadedFile("ban-ky.pdf", signed),
    }
    client.post(step(row, "ban-ky"), given)

    shown = client.get(page_of(row)).content.decode()

    assert "Chữ ký số của <strong>Trần Văn Minh</strong>" in shown
    assert "Giờ theo đồng hồ của người ký" in shown
    assert said in shown
    assert ("Đã kiểm tra" in shown) == roots


def test_somebody_was_faster_and_the_words_stay(world: World, monday: date) -> None:
    row = submitted(world, on=monday)

    answer = signed_in(world.minh).post(
        step(row, "y-kien"), {"version": 1, "verdict": "remark", "text": "Thêm thôn Đông"}
    )

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Thêm thôn Đông" in shown
    assert f'name="version" value="{row.version}"' in shown


def test_a_step_that_is_not_open_is_not_there(world: World, monday: date) -> None:
    row = drafted(world, on=monday)
    client = signed_in(world.lan)

    assert client.get(step(row, "ban-hanh")).status_code == 404
    assert client.get(step(row, "khong-co")).status_code == 404
    assert client.post(step(row, "ban-hanh"), {"version": row.version}).status_code == 422


@pytest.mark.parametrize("who", ["hoa", "son", "kim", "thu", "quang", "dung"])
def test_next_door_and_above_see_no_draft(world: World, monday: date, who: str) -> None:
    row = submitted(world, on=monday)
    client = signed_in(world.people()[who])

    for address in (page_of(row), step(row, "y-kien"), step(row, "trinh")):
        assert client.get(address).status_code == 404
        assert client.post(address, {"version": row.version}).status_code in {404, 405}
    assert row.draft_file is not None
    assert not may_open_file(world.people()[who], row.draft_file, monday)


def test_who_got_the_paper_does_not_get_its_draft(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = issued(world, nga, on=monday)
    economy = row.dispatches.get(unit=world.economy)
    mark_sent(
        row.pk,
        version=row.version,
        recipients=[economy.pk],
        how="axis",
        day=monday,
        by=nga,
        on=monday,
    )
    assert row.file is not None
    assert row.draft_file is not None

    shown = signed_in(world.quang).get(page_of(row)).content.decode()

    assert "ban-ky.pdf" in shown
    assert "du-thao.docx" not in shown
    assert may_open_file(world.quang, row.file, monday)
    for stranger in (world.quang, world.kim):
        assert not may_open_file(stranger, row.draft_file, monday)
    assert may_open_file(world.lan, row.draft_file, monday)


def test_the_whole_way_by_plain_forms(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)
    client = signed_in(nga)
    send_paper(client, row, Letter().signed())

    client.post(step(row, "ban-hanh"), {"version": row.version})
    row.refresh_from_db()
    every = list(row.dispatches.values_list("pk", flat=True))
    client.post(
        step(row, "da-gui"),
        {"version": row.version, "recipients": every, "how": "axis", "day": "09/03/2026"},
    )
    row.refresh_from_db()
    client.post(step(row, "luu"), {"version": row.version})

    row.refresh_from_db()
    assert row.state == "filed"
    shown = client.get(page_of(row)).content.decode()
    assert "trục liên thông văn bản" in shown
    assert shown.count("09/03/2026") >= 8  # each step of the bar bears its day


def test_a_refusal_is_told_once_and_leads_to_what_it_met(world: World, monday: date) -> None:
    nga = clerk_of(world)
    first = numbered(world, nga, on=monday)
    row = approved(world, on=monday)
    given = {"version": row.version, "number": first.number, "day": f"{monday:%d/%m/%Y}"}

    answer = signed_in(nga).post(step(row, "lay-so"), given)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert shown.count("Hãy ghi số khác") == 1
    assert page_of(first) in shown


def test_a_draft_offers_no_step_that_is_refused(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = submitted(world, on=monday)
    client = signed_in(nga)

    shown = client.get(page_of(row)).content.decode()
    assert reverse("documents:correct", args=[row.public_id]) not in shown
    assert "Sổ chưa ghi ngày có hiệu lực" not in shown  # nothing holds yet

    done = issued(world, nga, on=monday)
    shown = client.get(page_of(done)).content.decode()
    assert reverse("documents:correct", args=[done.public_id]) in shown
