"""Whose work a list begins with, what it is narrowed to, and what a calendar feed tells of."""

from datetime import date, timedelta

import pytest

from danvan.accounts.models import User
from danvan.obligations.actions.assign import assign_officer
from danvan.obligations.models import Nature
from danvan.obligations.queries.days import fed_work
from danvan.obligations.queries.inbox import (
    Wanted,
    end_of_week,
    my_work,
    requests_of,
    shown,
)
from tests.factories.obligations import handed_in, owed
from tests.factories.people import World


def titles(user: User, on: date, wanted: Wanted | None = None) -> list[str]:
    return [row.title for row in shown(my_work(user, on=on, wanted=wanted or Wanted()))]


@pytest.fixture
def a_day(world: World, monday: date) -> World:
    """Work of several kinds for the office of the commune."""
    owed(world, title="chưa có hạn", due=None)
    owed(world, title="tuần sau", due=date(2026, 3, 16))
    owed(world, title="trễ", due=date(2026, 3, 8))
    owed(world, title="thường xuyên", nature=Nature.STANDING)
    owed(world, title="nhờ Đảng ủy", nature=Nature.REQUEST, debtor=world.party.pk)
    return world


def test_a_unit_has_what_it_owes_by_day_and_undated_work_last(a_day: World, monday: date) -> None:
    assert titles(a_day.thu, monday) == ["trễ", "tuần sau", "chưa có hạn", "thường xuyên"]
    assert titles(a_day.dung, monday) == ["nhờ Đảng ủy"]
    assert titles(a_day.lan, monday) == []  # her commune gave it, it owes nothing


@pytest.mark.parametrize("name", ["hoa", "son", "quang", "van", "tam"])
def test_strangers_have_nothing_even_when_they_ask_for_the_unit(
    a_day: World, monday: date, name: str
) -> None:
    person = a_day.people()[name]

    assert titles(person, monday) == []
    assert titles(person, monday, Wanted(unit=a_day.office.pk)) == []


def test_preparing_offices_partners_and_authorities_share_it(world: World, monday: date) -> None:
    owed(
        world,
        title="tham mưu",
        debtor=world.commune.pk,
        preparing=(world.office.pk,),
        partners=(world.front.pk,),
    )

    assert titles(world.thu, monday) == titles(world.lan, monday) == ["tham mưu"]
    assert titles(world.quang, monday) == []


def test_filters_narrow_it(a_day: World, monday: date) -> None:
    mine = owed(a_day, title="của Thu", origin_kind="task", origin_group="plans.plan:9")
    assign_officer(mine.pk, version=1, assignee=a_day.thu, by=a_day.hung, on=monday)

    for wanted in (
        Wanted(person=a_day.thu.pk),
        Wanted(origin="task"),
        Wanted(plan="plans.plan:9"),
    ):
        assert titles(a_day.hung, monday, wanted) == ["của Thu"]
    assert "của Thu" not in titles(a_day.hung, monday, Wanted(person=0))
    assert titles(a_day.hung, monday, Wanted(nature="standing")) == ["thường xuyên"]
    assert "trễ" in titles(a_day.lan, monday, Wanted(unit=a_day.office.pk))


def test_both_sides_list_a_request_and_nobody_else(a_day: World, monday: date) -> None:
    def listed(user: User) -> list[str]:
        return [row.title for row in requests_of(user, on=monday)]

    assert listed(a_day.lan) == listed(a_day.dung) == ["nhờ Đảng ủy"]
    assert listed(a_day.hoa) == listed(a_day.quang) == []


def test_a_feed_tells_of_running_dated_work(a_day: World, monday: date) -> None:
    handed_in(a_day, owed(a_day, title="đã trình", due=monday), on=monday)
    owed(a_day, title="quá xa", due=monday + timedelta(days=500))

    assert [row.title for row in fed_work(a_day.thu, on=monday)] == [
        "trễ",
        "đã trình",
        "tuần sau",
    ]
    assert not fed_work(a_day.hoa, on=monday).exists()


@pytest.mark.parametrize(
    ("on", "sunday"),
    [
        pytest.param(date(2026, 3, 9), date(2026, 3, 15), id="monday"),
        pytest.param(date(2026, 3, 15), date(2026, 3, 15), id="sunday-itself"),
        pytest.param(date(2026, 12, 31), date(2027, 1, 3), id="over-new-year"),
    ],
)
def test_a_week_ends_on_sunday(on: date, sunday: date) -> None:
    assert end_of_week(on) == sunday
