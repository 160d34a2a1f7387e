"""The register as a page: lines, filters, words without marks, page by page, sealed closed."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.petitions.access import visible_petitions
from danvan.petitions.actions.register import Intake, Person
from danvan.petitions.actions.sealed import receive_denunciation
from danvan.petitions.models import Petition
from danvan.petitions.queries.register import OPEN, UNREAD, Wanted, place_from, register_page
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person
from tests.factories.petitions import ARRIVED, chair_post, load_law, petition, receptionist

pytestmark = pytest.mark.django_db

REGISTER = "/don-thu/"


@pytest.fixture
def nga(world: World, settings: object) -> User:
    """Nga receives for xã An Bình."""
    settings.TODAY = ARRIVED  # type: ignore[attr-defined]
    load_law()
    return receptionist(world)


def labels(user: User, wanted: Wanted = Wanted(), on: date = ARRIVED) -> list[str]:  # noqa: B008
    """The numbers on the first page."""
    return [line.label for line in register_page(user, wanted, None, 30, on=on).lines]


def denounced(world: World, nga: User) -> Petition:
    """A denunciation that Lượm handed in."""
    intake = Intake(world.commune.pk, ARRIVED, "counter", "")
    people = (Person(name="Cao Thị Lượm", address="Số 3, ngõ Giếng, thôn Đông"),)
    text = "Ông trưởng thôn thu tiền mà không ghi phiếu cho ai"
    summary = "Tố cáo việc thu tiền tại một thôn"
    return receive_denunciation(intake, people, text, (), summary, by=nga, on=ARRIVED)


def test_an_empty_register_says_what_to_do_first(world: World, nga: User) -> None:
    page = signed_in(nga).get(REGISTER).content.decode()
    officer = signed_in(world.thu).get(REGISTER).content.decode()

    assert "Sổ chưa có đơn nào" in page
    assert "/don-thu/tiep-nhan/" in page
    assert "Chưa có đơn nào của bạn" in officer


def test_a_line_says_number_kind_step_and_day(world: World, nga: User) -> None:
    case = petition(world, nga)

    page = signed_in(nga).get(REGISTER).content.decode()

    assert case.label in page
    assert f"/don-thu/{case.public_id}/phan-loai/" in page
    assert "Tiếp nhận" in page
    # 6/7 + 10 ngày = 16/7, ten days ahead of the day it came.
    assert "16/07/2026" in page
    assert "còn 10 ngày" in page
    assert "Lượm" not in page


def test_a_sealed_one_shows_its_summary_behind_a_lock(world: World, nga: User) -> None:
    denounced(world, nga)

    page = signed_in(nga).get(REGISTER).content.decode()

    assert "Tố cáo việc thu tiền tại một thôn" in page
    assert "Đã niêm phong" in page
    assert "ghi phiếu" not in page
    assert "Lượm" not in page


def test_words_are_found_without_marks_and_never_by_name(world: World, nga: User) -> None:
    first = petition(world, nga, subject="Đề nghị sửa cống thoát nước")
    petition(world, nga, subject="Tiếng ồn cạnh trường học")

    assert labels(nga, Wanted(text="cong thoat")) == [first.label]
    assert labels(nga, Wanted(text="CỐNG thoát")) == [first.label]
    assert labels(nga, Wanted(text="Lượm")) == []


def test_a_number_is_found_whole(world: World, nga: User) -> None:
    for _each in range(12):
        petition(world, nga)

    assert labels(nga, Wanted(text="12/2026")) == ["12/2026"]
    assert labels(nga, Wanted(text="012/2026")) == ["12/2026"]
    assert labels(nga, Wanted(text="2/2026")) == ["2/2026"]
    assert "1/2026" not in labels(nga, Wanted(text="12"))


def test_filters_narrow_to_what_is_asked_for(world: World, nga: User) -> None:
    one, two = petition(world, nga), petition(world, nga, received_on=date(2026, 6, 1))
    Petition.objects.filter(pk=one.pk).update(
        kind="complaint", stage="closed", closed_on=ARRIVED, field="land", assignee=nga
    )

    assert labels(nga, Wanted(kind="complaint")) == [one.label]
    assert labels(nga, Wanted(kind=UNREAD)) == [two.label]
    assert labels(nga, Wanted(stage=OPEN)) == [two.label]
    assert labels(nga, Wanted(stage="closed")) == [one.label]
    assert labels(nga, Wanted(topic="land")) == [one.label]
    assert labels(nga, Wanted(until=date(2026, 6, 30))) == [two.label]
    assert labels(nga, Wanted(since=date(2026, 7, 1))) == [one.label]
    assert labels(nga, Wanted(mine=True)) == [one.label]


def test_late_ones_are_those_whose_day_has_passed(world: World, nga: User) -> None:
    late = petition(world, nga, received_on=date(2026, 6, 1))
    petition(world, nga)

    # 1/6 + 10 ngày = 11/6.
    assert labels(nga, Wanted(late=True)) == [late.label]
    assert labels(nga, Wanted(late=True), on=date(2026, 6, 11)) == []


def test_pages_follow_each_other_without_gap_or_double(world: World, nga: User) -> None:
    for day in range(7):
        for _each in range(3):
            petition(world, nga, received_on=ARRIVED - timedelta(days=day))
    wanted, after, seen = Wanted(), None, []

    while True:
        page = register_page(nga, wanted, after, 4, on=ARRIVED)
        seen += [line.label for line in page.lines]
        if page.after is None:
            break
        after = place_from(str(page.after))

    assert len(seen) == len(set(seen)) == 21
    ordered = Petition.objects.order_by("-received_on", "-pk")
    assert seen == [row.label for row in ordered]


def test_a_place_that_is_none_begins_at_the_beginning(world: World, nga: User) -> None:
    petition(world, nga)
    client = signed_in(nga)

    assert place_from("2026-07-06.x") is None
    assert client.get(f"{REGISTER}?sau=rác&since=abc&kind=none&stage=zzz").status_code == 200


def test_everybody_sees_of_it_what_he_may_and_no_more(world: World, nga: User) -> None:
    open_one = petition(world, nga)
    handed = petition(world, nga)
    Petition.objects.filter(pk=handed.pk).update(handler=world.office, assignee=world.thu)
    against = petition(world, nga, about_post=chair_post(world))
    denounced(world, nga)
    vi = person("vi", "Lý Tường Vi")
    appoint(vi, world.neighbour, Role.RECEPTIONIST, "Công chức tiếp dân")

    for who in (nga, world.minh, world.hung, world.thu, world.quang, world.lan, vi):
        rows = visible_petitions(who, on=ARRIVED).order_by("-received_on", "-pk")
        assert labels(who) == [row.label for row in rows]
    assert labels(world.hung) == [handed.label]
    assert against.label not in labels(world.minh)
    assert open_one.label in labels(world.minh)
    assert labels(vi) == []


def test_a_page_asks_few_questions_however_long_it_is(world: World, nga: User) -> None:
    client = signed_in(nga)
    for _each in range(3):
        petition(world, nga)
    client.get(REGISTER)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(REGISTER)
    for _each in range(20):
        petition(world, nga)

    with CaptureQueriesContext(connection) as many:
        client.get(REGISTER)

    assert len(many) == len(few)
