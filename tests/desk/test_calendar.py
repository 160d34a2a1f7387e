"""The calendar: the edges of months, days off, whose work it shows."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.desk.queries.calendar import Month, month_asked, month_of_work
from danvan.law.models import Holiday
from danvan.obligations.actions.assign import assign_officer
from danvan.obligations.models import Nature
from danvan.obligations.queries.desk_lists import Asker, Scope
from tests.conftest import signed_in
from tests.desk.day import MONDAY
from tests.factories.obligations import owed
from tests.factories.people import World

pytestmark = pytest.mark.usefixtures("today")
PAGE = reverse("desk:calendar")


def titles(month: Month) -> dict[date, list[str]]:
    return {day.on: [item.title for item in day.items] for day in month.days if day.items}


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        pytest.param("2026-07", date(2026, 7, 1), id="a-month"),
        pytest.param("", date(2026, 3, 1), id="none-is-this-month"),
        pytest.param("2026-13", date(2026, 3, 1), id="no-such-month"),
        pytest.param("2026-7", date(2026, 3, 1), id="written-otherwise"),
        pytest.param("0001-01", date(2026, 3, 1), id="out-of-the-book"),
        pytest.param("²026-07", date(2026, 3, 1), id="not-digits"),
    ],
)
def test_reads_the_month_asked_for(asked: str, first: date) -> None:
    assert month_asked(asked, on=MONDAY) == first


@pytest.mark.parametrize(
    ("first", "begins", "ends", "before", "after"),
    [
        pytest.param(
            date(2026, 12, 1),
            date(2026, 11, 30),
            date(2027, 1, 3),
            date(2026, 11, 1),
            date(2027, 1, 1),
            id="december",
        ),
        pytest.param(
            date(2027, 2, 1),
            date(2027, 2, 1),
            date(2027, 2, 28),
            date(2027, 1, 1),
            date(2027, 3, 1),
            id="four-whole-weeks",
        ),
        pytest.param(
            date(2000, 1, 1), date(1999, 12, 27), date(2000, 2, 6), None, date(2000, 2, 1), id="eve"
        ),
    ],
)
def test_a_month_stands_in_whole_weeks(
    world: World, first: date, begins: date, ends: date, before: date | None, after: date
) -> None:
    month = month_of_work(Asker(world.thu, MONDAY), first, Scope.UNIT)

    assert (month.days[0].on, month.days[-1].on) == (begins, ends)
    assert (month.before, month.after) == (before, after)
    assert [day.inside for day in month.days].count(True) == (after - first).days


def test_what_falls_on_the_edges_belongs_to_its_month(world: World) -> None:
    for due in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 30), date(2026, 5, 1)):
        owed(world, title=f"{due:%d/%m}", due=due)

    month = month_of_work(Asker(world.thu, MONDAY), date(2026, 4, 1), Scope.UNIT)

    assert titles(month) == {date(2026, 4, 1): ["01/04"], date(2026, 4, 30): ["30/04"]}


def test_days_off_and_made_up_are_marked(world: World) -> None:
    Holiday.objects.create(on=date(2026, 4, 30), kind=Holiday.Kind.OFF, name="Ngày Thống nhất")
    Holiday.objects.create(on=date(2026, 4, 25), kind=Holiday.Kind.MAKE_UP, name="Làm bù")

    month = month_of_work(Asker(world.thu, MONDAY), date(2026, 4, 1), Scope.UNIT)

    days = {day.on.day: day for day in month.days if day.inside}
    assert (days[30].off, days[30].name) == (True, "Ngày Thống nhất")
    assert (days[25].off, days[25].name) == (False, "Làm bù")
    assert (days[26].off, days[26].name) == (True, "")
    assert days[24].off is False


def test_what_recurs_stands_on_its_day_before_its_period_begins(world: World) -> None:
    owed(
        world,
        title="quý II",
        nature=Nature.RECURRING,
        opens_on=date(2026, 4, 1),
        due=date(2026, 6, 30),
    )

    month = month_of_work(Asker(world.thu, MONDAY), date(2026, 6, 1), Scope.UNIT)

    assert titles(month) == {date(2026, 6, 30): ["quý II"]}


def test_one_may_ask_for_ones_own_alone(world: World) -> None:
    row = owed(world, title="của Thu", due=date(2026, 3, 20))
    owed(world, title="của phòng", due=date(2026, 3, 20))
    assign_officer(row.pk, version=row.version, assignee=world.thu, by=world.hung, on=MONDAY)

    mine = month_of_work(Asker(world.thu, MONDAY), date(2026, 3, 1), Scope.MINE)
    page = signed_in(world.thu).get(f"{PAGE}?xem=toi").content.decode()

    assert titles(mine) == {date(2026, 3, 20): ["của Thu"]}
    assert "của phòng" not in page
    assert "?thang=2026-02&amp;xem=toi" in page


def test_a_leader_may_ask_for_the_units_he_oversees(world: World) -> None:
    owed(world, title="của phòng", due=date(2026, 3, 20))
    address = f"{PAGE}?xem=theo-doi"

    page = signed_in(world.minh).get(address).content.decode()
    assert 'của phòng</a> <span class="soft">Phòng Văn hóa - Xã hội</span>' in page
    assert "của phòng" not in signed_in(world.minh).get(PAGE).content.decode()
    assert "của phòng" not in signed_in(world.son).get(address).content.decode()


def test_a_crowded_day_unfolds(world: World) -> None:
    for number in range(7):
        owed(world, title=f"việc {number}", due=date(2026, 3, 31))

    (day,) = [
        day
        for day in month_of_work(Asker(world.thu, MONDAY), date(2026, 3, 1), Scope.UNIT).days
        if day.items
    ]
    page = signed_in(world.thu).get(PAGE).content.decode()

    assert (len(day.first), len(day.rest)) == (3, 4)
    assert "thêm 4 việc" in page


def test_next_door_sees_nothing_of_it(world: World) -> None:
    owed(world, title="của An Bình", due=date(2026, 3, 20))

    page = signed_in(world.hoa).get(PAGE).content.decode()

    assert "của An Bình" not in page
    assert "Tháng này không có việc nào đến hạn." in page


def test_today_is_marked(world: World) -> None:
    page = signed_in(world.thu).get(PAGE).content.decode()

    (marked,) = re.findall(r'aria-current="date"><time datetime="([^"]*)"', page)
    assert marked == "2026-03-09"


def test_the_number_of_queries_does_not_grow_with_the_rows(world: World) -> None:
    def asked() -> int:
        client = signed_in(world.thu)
        with CaptureQueriesContext(connection) as told:
            assert client.get(PAGE).status_code == 200
        return len(told)

    for number in range(5):
        owed(world, title=f"việc {number}", due=date(2026, 3, 20))
    few = asked()
    for number in range(45):
        owed(world, title=f"thêm {number}", due=date(2026, 3, 1 + number % 30))

    assert asked() == few
    assert few <= 25
