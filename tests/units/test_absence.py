"""Somebody is away: noted in one step, with who stands in, and no right taken from the absent."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed
from danvan.obligations.queries.choices import people_for, people_given
from danvan.obligations.queries.desk_choices import people_for_all
from danvan.units.access import roles_on
from danvan.units.actions.absences import (
    AwayAlready,
    SubstituteAway,
    change_absence,
    end_absence,
    note_absence,
)
from danvan.units.actions.delegations import DaysGone, LentToHolder, TakenForOneself
from danvan.units.models import Absence, Delegation
from danvan.units.queries.absences import away_notes, colleagues
from tests.factories.obligations import owed
from tests.factories.people import World, appoint, person

SINCE, UNTIL = date(2026, 3, 16), date(2026, 3, 20)


def away(
    who: User, instead: User | None, *, by: User | None = None, on: date, until: date = UNTIL
) -> Absence:
    """Note that somebody is away from 16 March."""
    return note_absence(who, since=SINCE, until=until, substitute=instead, by=by or who, on=on)


def test_the_substitute_may_what_the_absent_may_on_those_days(world: World, monday: date) -> None:
    appoint(world.hung, world.commune, Role.PLANNER, "Tổng hợp")

    away(world.hung, world.thu, on=monday)

    for day, lent in ((date(2026, 3, 15), False), (SINCE, True), (UNTIL, True)):
        roles = {Role.OFFICER, Role.HEAD, Role.PLANNER} if lent else {Role.OFFICER}
        assert roles_on(world.thu, day) == roles, day
    assert roles_on(world.thu, date(2026, 3, 21)) == {Role.OFFICER}
    assert roles_on(world.hung, SINCE) == {Role.HEAD, Role.PLANNER}


def test_nobody_need_stand_in(world: World, monday: date) -> None:
    away(world.thu, None, on=monday)

    assert not Delegation.objects.exists()
    assert away_notes([world.thu.pk, world.hung.pk], SINCE) == {world.thu.pk: "vắng đến 20/03/2026"}


def test_a_head_speaks_for_his_unit_and_for_no_other(world: World, monday: date) -> None:
    appoint(world.thu, world.commune, Role.PLANNER, "Tổng hợp")

    away(world.thu, world.quang, by=world.hung, on=monday)

    lent = Delegation.objects.values_list("appointment__post__unit", flat=True)
    assert list(lent) == [world.office.pk]
    assert Role.PLANNER not in roles_on(world.quang, SINCE)


def test_a_deputy_does_not_speak_for_the_chairman(world: World, monday: date) -> None:
    deputy = person("phu", "Cao Văn Phú")
    appoint(deputy, world.commune, Role.LEADER, "Phó Chủ tịch")

    with pytest.raises(NotAllowed):
        away(world.minh, world.thu, by=deputy, on=monday)
    away(deputy, world.thu, by=world.minh, on=monday)

    assert Role.LEADER in roles_on(world.thu, SINCE)


def test_the_operator_speaks_for_every_unit_of_the_place(world: World, monday: date) -> None:
    appoint(world.thu, world.commune, Role.PLANNER, "Tổng hợp")

    away(world.thu, world.quang, by=world.van, on=monday)

    assert {Role.PLANNER, Role.OFFICER} <= roles_on(world.quang, SINCE)


@pytest.mark.parametrize("name", ["lan", "minh", "quang", "hoa", "son", "kim", "dung"])
def test_others_note_nobody_s_absence(world: World, monday: date, name: str) -> None:
    with pytest.raises(NotAllowed):
        away(world.thu, None, by=world.people()[name], on=monday)


def test_what_makes_no_sense_is_refused(world: World, monday: date) -> None:
    with pytest.raises(LentToHolder):
        away(world.thu, world.thu, on=monday)
    with pytest.raises(TakenForOneself):
        away(world.thu, world.hung, by=world.hung, on=monday)
    with pytest.raises(DaysGone):
        away(world.thu, None, on=date(2026, 3, 21))
    away(world.hung, None, on=monday)
    with pytest.raises(SubstituteAway, match="Lê Quốc Hùng"):
        away(world.thu, world.hung, on=monday)
    with pytest.raises(AwayAlready):
        note_absence(
            world.hung,
            since=UNTIL,
            until=date(2026, 4, 1),
            substitute=None,
            by=world.hung,
            on=monday,
        )
    assert Absence.objects.count() == 1


@pytest.mark.db
def test_longer_and_another_substitute_from_today(world: World, monday: date) -> None:
    absence = away(world.hung, world.thu, on=monday)
    wednesday, later = date(2026, 3, 18), date(2026, 3, 27)

    change_absence(
        absence.pk, version=1, until=later, substitute=world.lan, by=world.hung, on=wednesday
    )

    assert Role.HEAD in roles_on(world.thu, date(2026, 3, 17))
    assert Role.HEAD not in roles_on(world.thu, wednesday)
    assert Role.HEAD not in roles_on(world.lan, date(2026, 3, 17))
    assert Role.HEAD in roles_on(world.lan, later)
    assert Role.HEAD not in roles_on(world.lan, date(2026, 3, 28))


def test_back_early_the_rights_go_back(world: World, monday: date) -> None:
    absence = away(world.hung, world.thu, on=monday)

    end_absence(absence.pk, version=1, by=world.hung, on=date(2026, 3, 18))

    absence.refresh_from_db()
    assert absence.until == date(2026, 3, 17)
    assert Role.HEAD in roles_on(world.thu, date(2026, 3, 17))
    assert Role.HEAD not in roles_on(world.thu, date(2026, 3, 18))


def test_not_going_after_all(world: World, monday: date) -> None:
    absence = away(world.hung, world.thu, on=monday)

    end_absence(absence.pk, version=1, by=world.hung, on=monday)

    assert not Absence.objects.exists()
    assert not Delegation.objects.exists()


def test_the_substitute_does_not_make_it_longer(world: World, monday: date) -> None:
    absence = away(world.hung, world.minh, on=monday)

    with pytest.raises(NotAllowed):
        change_absence(
            absence.pk, version=1, until=UNTIL, substitute=None, by=world.minh, on=monday
        )


def test_whoever_assigns_sees_who_is_away(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    work = owed(world)
    away(world.thu, world.hung, on=SINCE)
    note = "Phạm Thị Thu – Chuyên viên (vắng đến 20/03/2026, người thay: Lê Quốc Hùng)"

    with django_assert_num_queries(2):
        for_one = dict(people_for(work, on=UNTIL))
    for_all = dict(people_for_all([work.pk], on=UNTIL))
    given = dict(people_given(world.lan, on=UNTIL))

    assert for_one[world.thu.pk] == for_all[world.thu.pk] == given[world.thu.pk] == note
    assert (
        dict(people_for(work, on=date(2026, 3, 21)))[world.thu.pk] == "Phạm Thị Thu – Chuyên viên"
    )


def test_colleagues_are_of_the_unit_or_above(world: World, monday: date) -> None:
    assert colleagues(world.thu, monday) == [(world.hung.pk, "Lê Quốc Hùng – Trưởng phòng")]
    above = dict(colleagues(world.quang, monday))  # alone in his office
    assert set(above) == {world.lan.pk, world.minh.pk, world.van.pk}
