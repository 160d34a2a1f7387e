"""Looking a document over: what is told, what is refused, and that nothing of it stays."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from danvan.documents.register import shipped_entries
from danvan.plans.models import PlanDraft
from danvan.plans.queries import check_text as checking
from danvan.plans.queries.check_list import ListUnreadable, check_list, list_paper, opened
from danvan.plans.queries.check_text import CheckedText, check_text
from danvan.readers.files import MAX_FILE_BYTES, open_source
from danvan.readers.refusals import Refused
from danvan.readers.sheets import open_sheets
from danvan.rules.documents.validity import Register
from tests.conftest import signed_in
from tests.factories.people import World

CHECK, LIST = reverse("plans:check"), reverse("plans:check-list")
TODAY = date(2026, 3, 9)
RARE = "hương ước bến Mây"  # words of no other text: looked for where nothing may be
# Decree 13/2023 was in force from 01/07/2023 to 31/12/2025.
LETTER = f"""ỦY BAN NHÂN DÂN
XÃ AN BÌNH

Số: 88/UBND-VHXH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

An Bình, ngày 05 tháng 5 năm 2024

Kính gửi: Các thôn

Căn cứ Nghị định số 13/2023/NĐ-CP ngày 17 tháng 4 năm 2023 của Chính phủ và Kế hoạch số 4021/KH-UBND
ngày 12 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh;

Ủy ban nhân dân xã đề nghị các thôn góp ý dự thảo {RARE}.

I. NỘI DUNG

III. THỜI GIAN

Góp ý xong trước ngày 30 tháng 5 năm 2024.
"""


def sent(client: Client, data: bytes, name: str = "cong-van.txt", **more: str) -> Any:
    """Post a file to be looked over."""
    return client.post(CHECK, {"file": SimpleUploadedFile(name, data), **more})


def looked_over(text: str, on: date | None) -> CheckedText:
    """Return what is found in a text by the register that danvan ships."""
    source = open_source(text.encode(), "a.txt")
    return check_text(source, Register(shipped_entries()), on, TODAY)


def sealed_in(page: str) -> str:
    """Return the list that a page carries."""
    return page.partition('name="sealed" value="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("on", "judged_on", "validity"),
    [
        pytest.param(date(2023, 6, 30), date(2023, 6, 30), "not_yet", id="day-before-it-begins"),
        pytest.param(date(2025, 12, 31), date(2025, 12, 31), "in_force", id="last-day"),
        pytest.param(date(2026, 1, 1), date(2026, 1, 1), "expired", id="day-after"),
        pytest.param(None, date(2024, 5, 5), "in_force", id="the-day-it-bears"),
    ],
)
def test_citations_are_judged_on_the_day_asked_for(
    on: date | None, judged_on: date, validity: str
) -> None:
    found = looked_over(LETTER, on)

    cited = {one.value.number: one for one in found.citations}
    assert found.on == judged_on
    assert cited["13/2023/NĐ-CP"].validity == validity
    assert cited["4021/KH-UBND"].validity == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Thông báo về việc họp thôn.", id="none"),
        pytest.param(LETTER.replace("ngày 05 tháng 5", "ngày    tháng 5"), id="left-to-the-pen"),
    ],
)
def test_a_text_without_a_whole_day_is_judged_today(text: str) -> None:
    assert looked_over(text, None).on == TODAY


def test_what_must_be_looked_at_comes_first_and_says_what_to_do() -> None:
    found = looked_over(LETTER, date(2026, 1, 1))

    first = found.citations[0]
    assert first.name == "Nghị định số 13/2023/NĐ-CP ngày 17/04/2023"
    assert "356/2025/NĐ-CP" in first.note
    assert first in found.urgent
    assert [one.value.number for one in found.settled] == ["4021/KH-UBND"]


def test_a_point_says_where_it_stands_and_on_what_it_rests() -> None:
    found = looked_over(LETTER, None)

    points = [point for group in found.groups for point in group.points]
    numbering = next(point for point in points if point.value.code == "numbering")
    lit = {row for shown in found.source for piece in shown.lit.pieces for row in piece.rows}
    assert "“III.”" in numbering.value.message
    assert numbering.place.startswith("mục ")
    assert "30/2020/NĐ-CP" in (numbering.value.basis or "")
    assert numbering.number in lit


def test_a_law_without_a_number_is_called_by_its_title() -> None:
    found = looked_over("Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;", TODAY)

    (law,) = found.citations
    assert law.name == "Luật Tiếp công dân ngày 25/11/2013"
    assert law.title == ""


def test_of_a_long_text_only_what_is_spoken_of_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "LONG", 1000)
    plain = "\n".join(f"- Việc thứ {n} của thôn, kể vừa đủ dài." for n in range(50))

    found = looked_over(f"{plain}\n- Theo Nghị định số 13/2023/NĐ-CP.\n{plain}", TODAY)

    assert found.cut
    assert len(found.source) == 3
    assert found.source[0].skipped + found.skipped_at_end == 98


def test_a_text_beyond_all_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MAX_LETTERS", 100)

    with pytest.raises(Refused) as refusal:
        looked_over(LETTER, TODAY)
    assert refusal.value.code == "too_large"


@pytest.mark.usefixtures("today")
def test_the_page_tells_all_of_it_at_once(world: World) -> None:
    answer = sent(signed_in(world.quang), LETTER.encode(), on="01/01/2026")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert "cong-van.txt" in page
    assert "hiệu lực xét vào ngày 01/01/2026" in page
    assert "Hết hiệu lực" in page
    assert "1 cần xem" in page
    assert "Nhập làm kế hoạch" not in page  # Quang imports no plans
    assert RARE in page


@pytest.mark.usefixtures("today")
def test_htmx_gets_the_part_alone(world: World) -> None:
    file = SimpleUploadedFile("cong-van.txt", LETTER.encode())
    answer = signed_in(world.lan).post(CHECK, {"file": file}, headers={"HX-Request": "true"})

    page = answer.content.decode()
    assert "<html" not in page
    assert "Nhập làm kế hoạch" in page  # Lan does


@pytest.mark.usefixtures("today")
def test_nothing_of_it_stays(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_disk(*given: object, **named: object) -> None:
        raise AssertionError("the file was to be written to a disk")

    monkeypatch.setattr(TemporaryUploadedFile, "__init__", no_disk)
    client = signed_in(world.lan)
    client.get(CHECK)
    before = rows(), stored()
    # Three million letters: beyond what Django would keep in memory by itself.
    heavy = LETTER.encode() + b"\n" * 3_000_000

    page = sent(client, heavy).content.decode()
    for form in ("xlsx", "docx"):
        assert client.post(LIST, {"sealed": sealed_in(page), "form": form}).status_code == 200

    assert (rows(), stored()) == before
    assert RARE not in caplog.text
    assert "cong-van" not in caplog.text
    assert RARE not in str(dict(client.session))


def rows() -> dict[str, int]:
    """Return how many rows every table has."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def stored(folder: str = "") -> list[str]:
    """Return every file of the store."""
    folders, files = default_storage.listdir(folder)
    found = [f"{folder}{name}" for name in files]
    return sorted([*found, *(file for name in folders for file in stored(f"{folder}{name}/"))])


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        pytest.param(f"MẬT\n{LETTER}".encode(), "a.txt", "dấu chỉ độ mật", id="state-secret"),
        pytest.param(b"MZ\x90\x00", "a.exe", "Chưa đọc được dạng tệp", id="unknown-form"),
        pytest.param(b"", "a.txt", "không có nội dung", id="empty"),
        pytest.param(b"a" * (MAX_FILE_BYTES + 1), "a.txt", "Tệp quá lớn", id="too-large"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(
    world: World, data: bytes, name: str, said: str
) -> None:
    answer = sent(signed_in(world.lan), data, name)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert RARE not in page


@pytest.mark.usefixtures("today")
def test_a_scan_is_told_to_have_no_words(world: World) -> None:
    made = BytesIO()
    Image.new("L", (300, 420), 255).save(made, "PDF")

    answer = sent(signed_in(world.lan), made.getvalue(), "quet.pdf")

    assert answer.status_code == 200
    assert "ảnh" in answer.content.decode()
    assert "data-row" not in answer.content.decode()


@pytest.mark.usefixtures("today")
def test_a_form_of_another_site_is_refused(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.lan)

    assert sent(client, LETTER.encode()).status_code == 403


@pytest.mark.usefixtures("today")
def test_the_list_goes_home_as_a_sheet(world: World) -> None:
    client = signed_in(world.lan)
    page = sent(client, LETTER.encode(), on="01/01/2026").content.decode()

    answer = client.post(LIST, {"sealed": sealed_in(page), "form": "xlsx"})

    points, cited = open_sheets(answer.content, "a.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="kiem-tra-van-ban-20260309.xlsx"'
    assert (points.name, cited.name) == ("Điểm cần xem", "Văn bản viện dẫn")
    words = [str(cell) for row in cited.rows for cell in row.cells]
    assert "Hết hiệu lực" in " ".join(words)


def test_the_list_goes_home_as_a_paper_of_the_unit() -> None:
    found = check_list(looked_over(LETTER, date(2026, 1, 1)), "cong-van.txt")

    paper = open_source(list_paper(found, "UBND xã An Bình", TODAY), "a.docx")

    text = "\n".join(block.text for block in paper.blocks)
    assert "UBND XÃ AN BÌNH" in text
    assert "PHIẾU KIỂM TRA VĂN BẢN" in text
    assert "Ngày 09 tháng 3 năm 2026" in text
    assert "Số:" not in text
    assert "Nghị định số 13/2023/NĐ-CP ngày 17/04/2023" in text
    assert found.points[0].message in text
    assert f"Có {len(found.points)} điểm cần xem (Lỗi 1, " in text
    assert "; 2 văn bản được viện dẫn." in text


def test_the_list_of_a_sound_text_says_so() -> None:
    found = check_list(looked_over("Thôn Đông họp.", TODAY), "a.txt")

    text = "\n".join(b.text for b in open_source(list_paper(found, "", TODAY), "a.docx").blocks)
    assert "Không thấy văn bản nào được viện dẫn." in text
    assert "; 0 văn bản được viện dẫn." in text


def test_a_sealed_list_opens_for_its_person_alone() -> None:
    found = check_list(looked_over(LETTER, None), "cong-van.txt")

    assert opened(found.sealed(7), 7) == found
    for sealed, person in ((found.sealed(7), 8), ("rác", 7), ("", 7)):
        with pytest.raises(ListUnreadable):
            opened(sealed, person)


@pytest.mark.usefixtures("today")
def test_a_list_that_is_not_ours_leads_back(world: World) -> None:
    answer = signed_in(world.lan).post(LIST, {"sealed": "x", "form": "docx"}, follow=True)

    assert answer.redirect_chain == [(CHECK, 302)]
    assert "Hãy kiểm tra lại văn bản" in answer.content.decode()


@pytest.mark.usefixtures("today")
def test_only_the_button_hands_it_in(world: World) -> None:
    client = signed_in(world.lan)
    sent(client, LETTER.encode())
    assert not PlanDraft.objects.exists()

    file = SimpleUploadedFile("cong-van.txt", LETTER.encode())
    fields = {"file": file, "on": "09/03/2026", "unit": world.commune.pk, "confirmed": "on"}
    answer = client.post(reverse("plans:upload"), fields)

    assert answer.status_code == 302
    assert PlanDraft.objects.get().file.name == "cong-van.txt"


@pytest.mark.usefixtures("today")
def test_asks_the_register_a_fixed_number_of_times(
    world: World, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(world.lan)
    with django_assert_max_num_queries(20):
        sent(client, (LETTER * 20).encode())
