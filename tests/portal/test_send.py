"""Sending over the network: it lands in the register as the portal's, to be confirmed."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from danvan.accounts.models import AuditEvent, User
from danvan.petitions.actions.desks import Reached, set_desk
from danvan.petitions.counter import MESSAGES
from danvan.petitions.models import Petition
from danvan.rules.petitions.public_code import typed
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, petition

pytestmark = pytest.mark.django_db
SEND = "/cong-dan/gui/"


def message(world: World, **other: object) -> dict[str, object]:
    """Return what somebody types into the form."""
    return {
        "unit": world.commune.pk,
        "subject": "Cống chợ Đầm tắc",
        "where": "cổng sau chợ Đầm",
        "text": "Mưa xuống là nước tràn vào nhà. Đề nghị nạo vét.",
        "topic": "environment",
        "name": "Kiều Thị Ngần",
        "phone": "0290 111 2233",
        "second": "2233",
        "agreed": "on",
        **other,
    }


def picture() -> SimpleUploadedFile:
    """Return a photograph that tells where it was made."""
    made = Image.new("RGB", (40, 30), "green")
    exif = Image.Exif()
    exif[0x010E] = "nha ba Ngan"
    held = io.BytesIO()
    made.save(held, "JPEG", exif=exif)
    return SimpleUploadedFile("nha-ba-Ngan.jpg", held.getvalue(), "image/jpeg")


def test_lands_in_the_register_of_the_chosen_commune(
    world: World, nga: User, stranger: Client
) -> None:
    answer = stranger.post(SEND, message(world, pictures=[picture()]), follow=True)
    page = answer.content.decode()

    row = Petition.objects.get()
    assert answer.redirect_chain == [("/cong-dan/da-gui/", 302)]
    assert (row.unit, row.channel, row.entered_by, row.kind) == (world.commune, "portal", None, "")
    assert row.received_on == ARRIVED
    assert row.petitioners.get().name == "Kiều Thị Ngần"
    code = page.split('class="code"')[1].split("</p>")[0]
    assert row.public_code == typed(
        "".join(part.split("<")[0] for part in code.split("<span>")[1:])
    )
    assert "Ngần" not in page
    assert "chợ Đầm" not in page


def test_an_earlier_petition_about_the_same_matter_is_noted_for_the_receiver(
    world: World, nga: User, stranger: Client
) -> None:
    earlier = petition(world, nga, subject="Cống thoát nước cổng sau chợ Đầm bị tắc")
    petition(world, nga, subject="Đèn đường thôn Đông hỏng")

    stranger.post(SEND, message(world, subject="Cống chợ Đầm tắc, nước tràn vào nhà"))

    sent = Petition.objects.get(channel="portal")
    assert [row.earlier for row in sent.similar.all()] == [earlier]
    page = signed_in(nga).get(f"/don-thu/{sent.public_id}/phan-loai/").content.decode()
    assert earlier.subject in page


def test_papers_lose_their_names_and_where_they_were_made(
    world: World, nga: User, stranger: Client
) -> None:
    stranger.post(SEND, message(world, pictures=[picture()]))

    letter, photo = Petition.objects.get().papers.order_by("pk")
    assert letter.file is not None
    assert photo.file is not None
    assert "nạo vét" in letter.file.content.open().read().decode()
    assert photo.file.name == "don-1-2026-1.jpg"
    assert photo.file.stored_by is None
    kept = photo.file.content.open().read()
    assert b"nha ba Ngan" not in kept


def test_the_log_tells_no_name_and_no_word(world: World, nga: User, stranger: Client) -> None:
    stranger.post(SEND, message(world))

    told = str(list(AuditEvent.objects.values_list("facts", "code")))
    for secret in ("Ngần", "Đầm", "2233", "nạo"):
        assert secret not in told


def test_what_reads_like_a_denunciation_is_warned_of_before_it_is_kept(
    world: World, nga: User, stranger: Client
) -> None:
    typed_in = message(world, text="Cán bộ vòi vĩnh tiền làm giấy.")
    answer = stranger.post(SEND, typed_in)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "giống như tố cáo" in page
    assert "vòi vĩnh" in page  # nothing typed is lost
    assert not Petition.objects.exists()
    assert stranger.post(SEND, {**typed_in, "not_denouncing": "on"}).status_code == 302
    assert Petition.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        pytest.param("name", "", "ghi họ tên", id="no-name"),
        pytest.param("second", "ab", "ít nhất 4", id="second-too-short"),
        pytest.param("agreed", "", "đồng ý", id="no-consent"),
        pytest.param("website", "http://x", "máy điền", id="a-machine"),
        pytest.param("unit", "999999", "", id="no-such-unit"),
        pytest.param("email", "không phải", "", id="no-address"),
    ],
)
def test_what_is_refused_stays_typed(
    world: World, nga: User, stranger: Client, field: str, value: str, told: str
) -> None:
    answer = stranger.post(SEND, message(world, **{field: value}))
    page = answer.content.decode()

    assert answer.status_code == 422
    assert told in page
    assert "Mưa xuống là nước" in page
    assert not Petition.objects.exists()


def test_too_many_or_odd_files_are_refused(world: World, nga: User, stranger: Client) -> None:
    four = [picture() for _n in range(4)]
    program = SimpleUploadedFile("a.jpg", b"MZ\x90\x00" * 40, "image/jpeg")

    for files in (four, [program]):
        assert stranger.post(SEND, message(world, pictures=files)).status_code == 422
    assert not Petition.objects.exists()


def test_one_address_sends_only_so_often(world: World, nga: User, stranger: Client) -> None:
    statuses = [stranger.post(SEND, message(world)).status_code for _n in range(MESSAGES.times + 1)]

    assert statuses == [302] * MESSAGES.times + [429]
    assert Client(REMOTE_ADDR="203.0.113.99").post(SEND, message(world)).status_code == 302


def test_a_unit_may_take_nothing_online(world: World, nga: User, stranger: Client) -> None:
    closed = Reached("Thôn Đông", takes_online=False)
    set_desk(world.commune.pk, 0, closed, by=nga, on=ARRIVED)

    assert stranger.post(SEND, message(world)).status_code == 422
    assert not Petition.objects.exists()


def test_where_nobody_takes_anything_online_it_says_where_to_go(
    world: World, nga: User, stranger: Client
) -> None:
    closed = Reached("Thôn Đông", "0290 123 456", takes_online=False)
    set_desk(world.commune.pk, 0, closed, by=nga, on=ARRIVED)

    page = stranger.get(SEND).content.decode()

    assert "Chưa có đơn vị nào nhận qua mạng" in page
    assert "0290 123 456" in page
    assert 'name="subject"' not in page


def test_nobody_else_sees_the_code_just_given(world: World, nga: User, stranger: Client) -> None:
    stranger.post(SEND, message(world))

    assert stranger.get("/cong-dan/da-gui/").status_code == 200
    assert Client().get("/cong-dan/da-gui/").status_code == 302


def test_the_receiver_confirms_what_came(world: World, nga: User, stranger: Client) -> None:
    stranger.post(SEND, message(world))
    row = Petition.objects.get()
    before = stranger.post("/cong-dan/theo-doi/", {"code": row.public_code}).content.decode()
    assert "đang chờ người tiếp nhận đọc" in before

    url = f"/don-thu/{row.public_id}/bien-nhan/"
    assert "chưa ai xác nhận" in signed_in(nga).get(url).content.decode()
    assert signed_in(nga).post(f"{url}xac-nhan/").status_code == 302

    row.refresh_from_db()
    assert row.entered_by == nga
    assert signed_in(world.hoa).post(f"{url}xac-nhan/").status_code == 404
