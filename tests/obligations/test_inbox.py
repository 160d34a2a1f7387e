"""«Nhiệm vụ của tôi»: groups of a day, filters, and a number of queries that stays."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from danvan.accounts.models import User
from danvan.obligations.actions.assign import assign_officer
from danvan.obligations.actions.pleas import ask_extension
from danvan.obligations.actions.requests import move_request
from danvan.obligations.models import Nature
from danvan.obligations.queries.inbox import FIRST, Group, Wanted, group_rows, inbox
from tests.factories.obligations import handed_in, owed
from tests.factories.people import World

# monday is 2026-03-09; the week ends on Sunday 15.
SUNDAY = date(2026, 3, 15)


def groups(user: User, on: date, wanted: Wanted | None = None) -> dict[str, list[str]]:
    found = inbox(user, on=on, wanted=wanted or Wanted())
    return {listed.group.name: [item.title for item in listed.items] for listed in found}


@pytest.fixture
def a_day(world: World, monday: date) -> World:
    """Work of every kind for the office of the commune."""
    owed(world, title="trễ", due=date(2026, 3, 8))
    owed(world, title="hôm nay", due=monday)
    owed(world, title="chủ nhật", due=SUNDAY)
    owed(world, title="tuần sau", due=SUNDAY + timedelta(days=1))
    owed(world, title="chưa có hạn", due=None)
    owed(world, title="thường xuyên", nature=Nature.STANDING)
    handed_in(world, owed(world, title="đã trình"), on=monday)
    asked = owed(world, title="nhờ Đảng ủy", nature=Nature.REQUEST, debtor=world.party.pk)
    move_request(asked.pk, version=1, to="sent", number="1", note="", by=world.lan, on=monday)
    return world


def test_an_officers_day(a_day: World, monday: date) -> None:
    assert groups(a_day.thu, monday) == {
        "LATE": ["trễ"],
        "WEEK": ["hôm nay", "chủ nhật"],
        "LATER": ["tuần sau", "chưa có hạn"],
        "SUBMITTED": ["đã trình"],
    }


def test_a_planners_day(a_day: World, monday: date) -> None:
    assert groups(a_day.lan, monday) == {
        "DECIDE": ["đã trình"],
        "REQUESTS": ["nhờ Đảng ủy"],
        "GIVEN": ["trễ", "hôm nay", "chủ nhật", "tuần sau", "chưa có hạn"],
    }


def test_a_partners_day(a_day: World, monday: date) -> None:
    assert groups(a_day.dung, monday) == {"ASKED": ["nhờ Đảng ủy"]}


@pytest.mark.parametrize("name", ["hoa", "son", "quang", "van", "tam"])
def test_strangers_have_an_empty_day(a_day: World, monday: date, name: str) -> None:
    assert groups(a_day.people()[name], monday) == {}
    assert groups(a_day.people()[name], monday, Wanted(unit=a_day.office.pk)) == {}


def test_a_preparing_office_works_towards_its_inner_day(world: World, monday: date) -> None:
    owed(
        world,
        title="tham mưu",
        debtor=world.commune.pk,
        preparing=(world.office.pk,),
        due=date(2026, 3, 17),
        inner_due=date(2026, 3, 12),
    )

    assert groups(world.thu, monday) == {"WEEK": ["tham mưu"]}
    assert groups(world.lan, monday) == {"WEEK": ["tham mưu"]}


def test_an_extension_asked_waits_for_the_creditor_not_for_the_asker(
    world: World, monday: date
) -> None:
    row = owed(world, debtor=world.commune.pk)
    ask_extension(
        row.pk, version=1, asked_due=date(2026, 8, 1), reason="x", by=world.lan, on=monday
    )

    assert "DECIDE" in groups(world.minh, monday)
    assert "DECIDE" not in groups(world.lan, monday)


def test_filters_narrow_every_group(a_day: World, monday: date) -> None:
    mine = owed(a_day, title="của Thu", origin_kind="task", origin_group="plans.plan:9")
    assign_officer(mine.pk, version=1, assignee=a_day.thu, by=a_day.hung, on=monday)

    assert groups(a_day.hung, monday, Wanted(person=a_day.thu.pk)) == {"LATER": ["của Thu"]}
    assert groups(a_day.hung, monday, Wanted(origin="task")) == {"LATER": ["của Thu"]}
    assert groups(a_day.hung, monday, Wanted(plan="plans.plan:9")) == {"LATER": ["của Thu"]}
    assert "của Thu" not in str(groups(a_day.hung, monday, Wanted(person=0)))
    assert set(groups(a_day.lan, monday, Wanted(unit=a_day.office.pk))) == {
        "DECIDE",
        "LATE",
        "WEEK",
        "LATER",
        "SUBMITTED",
    }
    assert groups(a_day.lan, monday, Wanted(nature="request")) == {"REQUESTS": ["nhờ Đảng ủy"]}


def test_a_long_group_says_how_many_more(world: World, monday: date) -> None:
    for number in range(FIRST + 4):
        owed(world, title=f"việc {number:02d}", due=date(2026, 3, 1))

    (late,) = inbox(world.thu, on=monday)

    assert (late.count, len(late.items), late.more) == (FIRST + 4, FIRST, 4)
    assert group_rows(world.thu, Group.LATE, on=monday).count() == FIRST + 4


def test_the_number_of_queries_does_not_grow(
    world: World, monday: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        owed(world, title=f"việc {number}", due=date(2026, 3, 1) + timedelta(days=number))

    with django_assert_max_num_queries(16):
        inbox(world.lan, on=monday)
    with django_assert_max_num_queries(16):
        inbox(world.thu, on=monday)
