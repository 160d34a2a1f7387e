"""The receipt: code, next step, day and whom to call; a sealed case gets a slip without a code."""

import re

import pytest

from danvan.accounts.models import AuditEvent, User
from danvan.petitions.actions.desks import Reached, set_desk
from danvan.petitions.actions.second_thing import knows_second
from danvan.petitions.models import Petition
from danvan.rules.petitions.public_code import grouped
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, load_law, petition, receptionist

pytestmark = pytest.mark.django_db


@pytest.fixture
def nga(world: World, settings: object) -> User:
    """Nga receives for xã An Bình, on the day the petition came."""
    settings.TODAY = ARRIVED  # type: ignore[attr-defined]  # pytest-django's settings wrapper
    load_law()
    return receptionist(world)


@pytest.fixture
def case(world: World, nga: User) -> Petition:
    """A petition handed in at the counter."""
    return petition(world, nga, subject="Cây sưa trước miếu", name="Kiều Thị Ngần")


def address(case: Petition) -> str:
    """Return the page of a receipt."""
    return f"/don-thu/{case.public_id}/bien-nhan/"


def test_tells_code_next_step_day_and_whom_to_call(world: World, nga: User, case: Petition) -> None:
    reached = Reached("Thôn Đông, xã An Bình", "0290 123 456")
    set_desk(world.commune.pk, 0, reached, by=nga, on=ARRIVED)

    page = signed_in(nga).get(address(case)).content.decode()

    for group in grouped(case.public_code or "").split("-"):
        assert f"<span>{group}</span>" in page
    for told in (case.label, "16/07/2026", "Xem đơn thuộc loại nào", "0290 123 456"):
        assert told in page, told


def test_tells_no_name_and_no_word_of_the_content(nga: User, case: Petition) -> None:
    page = signed_in(nga).get(address(case)).content.decode()

    assert "Ngần" not in page
    assert "sưa" not in page


def test_the_picture_is_drawn_in_the_page_and_names_no_code_in_an_address(
    nga: User, case: Petition
) -> None:
    answer = signed_in(nga).get(address(case))
    page = answer.content.decode()

    assert "<svg" in page.split('class="scan"')[1]
    assert not re.search(rf'(href|action|src)="[^"]*{case.public_code}', page)
    assert "no-store" in answer["Cache-Control"]


def test_a_sealed_case_gets_a_slip_without_a_code(nga: User, case: Petition) -> None:
    case.is_sealed, case.public_code = True, None
    case.save(update_fields=["is_sealed", "public_code"])

    page = signed_in(nga).get(address(case)).content.decode()

    assert "Phiếu xác nhận đã nhận đơn" in page
    assert case.label in page
    assert 'class="code"' not in page
    assert 'class="scan"' not in page
    assert "Từ nhớ" not in page


def test_who_does_not_see_the_case_finds_no_receipt(world: World, case: Petition) -> None:
    for stranger in (world.hoa, world.son, world.thu, world.van):
        assert signed_in(stranger).get(address(case)).status_code == 404


def test_the_second_thing_is_set_at_the_counter(world: World, nga: User, case: Petition) -> None:
    url = f"{address(case)}tu-nho/"
    typed = {"version": case.version, "second": "0912 345 678"}

    assert signed_in(nga).post(url, {**typed, "second": "ab"}).status_code == 422
    assert signed_in(world.minh).post(url, typed).status_code == 404
    assert signed_in(nga).post(url, typed).status_code == 302

    case.refresh_from_db()
    assert knows_second(case, "5678")
    assert "5678" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_a_sealed_case_takes_no_second_thing(nga: User, case: Petition) -> None:
    case.is_sealed, case.public_code = True, None
    case.save(update_fields=["is_sealed", "public_code"])

    typed = {"version": case.version, "second": "hoa mai"}
    assert signed_in(nga).post(f"{address(case)}tu-nho/", typed).status_code == 422
    case.refresh_from_db()
    assert case.second_digest == ""


def test_where_people_reach_a_unit_is_written_by_who_receives_them(world: World, nga: User) -> None:
    url = f"/don-thu/noi-tiep-nhan/{world.commune.key}/"
    typed = {"version": 0, "place": "Thôn Đông", "phone": "0290 123 456", "takes_online": "on"}

    assert signed_in(nga).post(url, {**typed, "place": ""}).status_code == 422
    assert signed_in(nga).post(url, typed).status_code == 302
    assert signed_in(nga).post(url, typed).status_code == 422  # somebody wrote in between
    assert signed_in(world.hoa).post(url, typed).status_code == 404
    assert "0290 123 456" in signed_in(nga).get("/don-thu/noi-tiep-nhan/").content.decode()
