"""What is printed at the counter for who stands there: minutes to sign, and a clerk's receipt."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from docx import Document

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.petitions.models import Letter, Petition
from danvan.rules.petitions.public_code import grouped
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person
from tests.factories.petitions import ARRIVED, load_law, petition, receptionist

pytestmark = pytest.mark.django_db
INTAKE = "/don-thu/tiep-nhan/"


@pytest.fixture(autouse=True)
def monday(settings: object) -> None:
    """It is the Monday on which people come."""
    settings.TODAY = ARRIVED  # type: ignore[attr-defined]  # pytest-django's settings wrapper


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình and reads its register."""
    load_law()
    return receptionist(world)


@pytest.fixture
def diu(world: World, nga: User) -> User:
    """Dịu is the clerk of xã An Bình: she takes petitions in and reads no register."""
    row = person("diu", "Phùng Thị Dịu")
    appoint(row, world.commune, Role.CLERK, "Văn thư")
    return row


def typed(world: World, **other: Any) -> dict[str, Any]:
    """What is typed when Lượm comes to the counter."""
    return {
        "key": "6a2c1d52-0f0e-4f3e-9b33-0d1f4b7a9c01",
        "unit": world.commune.pk,
        "channel": "counter",
        "received_on": "06/07/2026",
        "subject": "Đề nghị sửa cống đầu thôn Đông",
        "people_count": "1",
        "nguoi-TOTAL_FORMS": "1",
        "nguoi-INITIAL_FORMS": "0",
        "nguoi-0-name": "Cao Thị Lượm",
        "nguoi-0-standing": "self",
        "nguoi-0-address": "Thôn Đông, xã An Bình",
        "nguoi-0-identity_number": "001190000123",
        "nguoi-0-phone": "0900 000 123",
    } | other


def received(client: Client, world: World, **other: Any) -> Petition:
    """The petition a person enters, and where that leads."""
    assert client.post(INTAKE, typed(world, **other)).status_code == 302
    return Petition.objects.get()


def words(answer: Any) -> str:
    """All that a .docx handed over says."""
    document = Document(BytesIO(b"".join(answer.streaming_content)))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*cells, *(p.text for p in document.paragraphs)])


def test_a_clerk_prints_the_receipt_once_and_opens_no_case(world: World, diu: User) -> None:
    client = signed_in(diu)

    came = client.post(INTAKE, typed(world))

    row = Petition.objects.get()
    receipt = f"/don-thu/{row.public_id}/bien-nhan/"
    assert came["Location"] == receipt
    page = client.get(receipt).content.decode()
    for group in grouped(row.public_code or "").split("-"):
        assert f"<span>{group}</span>" in page
    assert "chỉ hiện một lần" in page
    assert "tu-nho" not in page  # what she may not do is not offered
    for gone in (receipt, f"/don-thu/{row.public_id}/", f"/don-thu/{row.public_id}/bien-ban/"):
        assert client.get(gone).status_code == 404, gone


def test_nobody_shows_the_receipt_of_another(world: World, nga: User, diu: User) -> None:
    other = petition(world, nga)
    client = signed_in(diu)
    received_by_diu = client.post(INTAKE, typed(world))["Location"]

    assert client.get(f"/don-thu/{other.public_id}/bien-nhan/").status_code == 404
    assert signed_in(diu).get(received_by_diu).status_code == 404  # another machine of hers
    assert signed_in(world.hoa).get(received_by_diu).status_code == 404


def test_looking_ahead_does_not_use_the_receipt_up(world: World, diu: User) -> None:
    client = signed_in(diu)
    row = received(client, world)

    assert client.head(f"/don-thu/{row.public_id}/bien-nhan/").status_code == 404
    assert client.get(f"/don-thu/{row.public_id}/bien-nhan/").status_code == 200


def test_the_next_petition_ends_what_was_left_of_the_one_before(world: World, diu: User) -> None:
    client = signed_in(diu)
    first = received(client, world)
    client.post(INTAKE, typed(world))

    assert client.get(f"/don-thu/{first.public_id}/bien-nhan/").status_code == 404


def test_a_clerk_prints_minutes_their_file_and_the_receipt_once_each(
    world: World, diu: User
) -> None:
    client = signed_in(diu)
    row = received(client, world, channel="oral")
    case = f"/don-thu/{row.public_id}/"

    page = client.get(f"{case}bien-ban/").content.decode()
    file = client.post(f"{case}bien-ban/tep/")

    assert "Biên bản chỉ hiện một lần" in page
    assert "Cao Thị Lượm" in words(file)
    assert client.get(f"{case}bien-nhan/").status_code == 200
    assert client.get(f"{case}bien-ban/").status_code == 404
    assert client.post(f"{case}bien-ban/tep/").status_code == 404
    assert client.get(f"{case}bien-nhan/").status_code == 404


def test_minutes_in_the_form_of_an_office_leave_number_and_day_to_the_clerk(
    world: World, nga: User
) -> None:
    client = signed_in(nga)
    row = received(client, world, channel="oral")

    answer = client.post(f"/don-thu/{row.public_id}/bien-ban/tep/")

    told = words(answer).replace("\xa0", " ")
    assert "no-store" in answer["Cache-Control"]
    assert "Lượm" not in answer["Content-Disposition"]
    for held in (
        "ỦY BAN NHÂN DÂN XÃ AN BÌNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BIÊN BẢN",
        "/BB-UBND",
        "An Bình, ngày        tháng        năm",
        "Người trình bày: Cao Thị Lượm. Địa chỉ: Thôn Đông, xã An Bình.",
        "001190000123",
        "0900 000 123",
        "Đề nghị sửa cống đầu thôn Đông.",
        "đã đọc lại cho người trình bày nghe",
        "NGƯỜI TRÌNH BÀY",
        "Đinh Thúy Nga",
    ):
        assert held in told, held
    assert [look.what for look in row.looked_at.all()] == ["minutes"]
    assert not Letter.objects.exists()  # what is kept is the paper with both signatures


def test_minutes_are_written_of_what_was_told_alone(world: World, nga: User) -> None:
    client = signed_in(nga)
    row = received(client, world)

    page = client.get(f"/don-thu/{row.public_id}/").content.decode()
    assert "bien-ban-trinh-bay" not in page
    answer = client.post(f"/don-thu/{row.public_id}/bien-ban/tep/", follow=True)
    assert "không" in "".join(str(told) for told in answer.context["messages"]).lower()
    assert signed_in(world.hoa).post(f"/don-thu/{row.public_id}/bien-ban/tep/").status_code == 404
