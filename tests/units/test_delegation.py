"""What a post may do is lent for some days, by who holds it or leads there, and no further."""

from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed
from danvan.units.access import reaches_unit, roles_on
from danvan.units.actions.appointments import PersonGone
from danvan.units.actions.delegations import (
    DaysGone,
    Lending,
    LentToHolder,
    PostLeftBefore,
    TakenForOneself,
    delegate,
    end_delegation,
)
from danvan.units.actions.posts import DayBeforeBeginning
from danvan.units.models import Appointment, Delegation
from danvan.units.queries.absences import post_shown
from tests.factories.people import World, appoint, person

SINCE, UNTIL = date(2026, 3, 16), date(2026, 3, 20)


def held_by(user: User) -> Appointment:
    return Appointment.objects.get(user=user)


@pytest.mark.db
def test_rights_are_there_on_the_days_and_on_no_other(world: World, monday: date) -> None:
    lending = Lending(world.thu, SINCE, UNTIL, "3/UQ")

    delegate(held_by(world.hung).pk, lending, by=world.hung, on=monday)

    for day, roles in (
        (date(2026, 3, 15), {Role.OFFICER}),
        (SINCE, {Role.OFFICER, Role.HEAD}),
        (UNTIL, {Role.OFFICER, Role.HEAD}),
        (date(2026, 3, 21), {Role.OFFICER}),
    ):
        assert roles_on(world.thu, day) == roles, day
    assert roles_on(world.hung, SINCE) == {Role.HEAD}  # the holder keeps his own


def test_lent_rights_reach_where_the_post_reaches(world: World, monday: date) -> None:
    delegate(held_by(world.lan).pk, Lending(world.quang, SINCE, UNTIL), by=world.lan, on=monday)

    assert reaches_unit(world.quang, "obligations.view", world.office.pk, UNTIL)
    assert not reaches_unit(world.quang, "obligations.view", world.office.pk, date(2026, 3, 21))
    assert not reaches_unit(world.quang, "obligations.view", world.neighbour.pk, UNTIL)


def test_lent_rights_end_with_the_appointment(world: World, monday: date) -> None:
    held = held_by(world.hung)
    delegate(held.pk, Lending(world.thu, SINCE, UNTIL), by=world.hung, on=monday)
    Appointment.objects.filter(pk=held.pk).update(until=date(2026, 3, 17))

    assert roles_on(world.thu, date(2026, 3, 17)) == {Role.OFFICER, Role.HEAD}
    assert roles_on(world.thu, date(2026, 3, 18)) == {Role.OFFICER}


def test_a_leader_of_the_unit_lends_too(world: World, monday: date) -> None:
    delegate(held_by(world.lan).pk, Lending(world.thu, SINCE, UNTIL), by=world.minh, on=monday)

    assert Role.PLANNER in roles_on(world.thu, SINCE)


@pytest.mark.parametrize("name", ["lan", "thu", "minh", "quang", "hoa", "son", "van", "kim"])
def test_others_do_not_lend_a_head_s_post(world: World, monday: date, name: str) -> None:
    by = world.people()[name]

    with pytest.raises(NotAllowed):
        delegate(held_by(world.hung).pk, Lending(world.dung, SINCE, UNTIL), by=by, on=monday)


def test_a_deputy_does_not_lend_the_chairman_s_post(world: World, monday: date) -> None:
    deputy = person("phu", "Cao Văn Phú")
    appoint(deputy, world.commune, Role.LEADER, "Phó Chủ tịch")
    lending = Lending(world.thu, SINCE, UNTIL)

    with pytest.raises(NotAllowed):
        delegate(held_by(world.minh).pk, lending, by=deputy, on=monday)
    with pytest.raises(NotAllowed):
        delegate(held_by(world.van).pk, lending, by=deputy, on=monday)
    delegate(held_by(deputy).pk, lending, by=world.minh, on=monday)  # the chairman his deputy's

    assert Role.LEADER in roles_on(world.thu, SINCE)


def test_what_was_lent_is_not_lent_on(world: World, monday: date) -> None:
    held = held_by(world.minh)
    delegate(held.pk, Lending(world.hung, monday, UNTIL), by=world.minh, on=monday)
    assert Role.LEADER in roles_on(world.hung, monday)

    with pytest.raises(NotAllowed):
        delegate(held.pk, Lending(world.thu, monday, UNTIL), by=world.hung, on=monday)


def test_days_gone_by_are_not_lent(world: World, monday: date) -> None:
    lent = delegate(
        held_by(world.hung).pk,
        Lending(world.thu, date(2026, 3, 1), UNTIL),
        by=world.hung,
        on=monday,
    )

    assert lent.since == monday
    assert roles_on(world.thu, date(2026, 3, 8)) == {Role.OFFICER}


def test_what_makes_no_sense_is_refused(world: World, monday: date) -> None:
    hung, minh = held_by(world.hung).pk, world.minh
    world.tam.is_active = False
    world.tam.save()

    with pytest.raises(LentToHolder):
        delegate(hung, Lending(world.hung, SINCE, UNTIL), by=world.hung, on=monday)
    with pytest.raises(TakenForOneself):
        delegate(held_by(world.lan).pk, Lending(minh, SINCE, UNTIL), by=minh, on=monday)
    with pytest.raises(PersonGone):
        delegate(hung, Lending(world.tam, SINCE, UNTIL), by=world.hung, on=monday)
    with pytest.raises(DayBeforeBeginning):
        delegate(hung, Lending(world.thu, UNTIL, SINCE), by=world.hung, on=monday)
    with pytest.raises(DaysGone):
        delegate(
            hung, Lending(world.thu, date(2026, 3, 1), date(2026, 3, 2)), by=world.hung, on=monday
        )
    Appointment.objects.filter(pk=hung).update(until=date(2026, 3, 12))
    with pytest.raises(PostLeftBefore):
        delegate(hung, Lending(world.thu, SINCE, UNTIL), by=world.hung, on=monday)


def test_taken_back_it_ends_at_once(world: World, monday: date) -> None:
    lent = delegate(
        held_by(world.hung).pk, Lending(world.thu, monday, UNTIL), by=world.hung, on=monday
    )

    end_delegation(lent.pk, version=1, by=world.hung, on=date(2026, 3, 18))

    assert Role.HEAD in roles_on(world.thu, date(2026, 3, 17))
    assert Role.HEAD not in roles_on(world.thu, date(2026, 3, 18))


def test_taken_back_before_it_began_it_never_was(world: World, monday: date) -> None:
    lent = delegate(
        held_by(world.hung).pk, Lending(world.thu, SINCE, UNTIL), by=world.hung, on=monday
    )

    end_delegation(lent.pk, version=1, by=world.hung, on=monday)

    assert not Delegation.objects.exists()


def test_the_receiver_does_not_take_it_back(world: World, monday: date) -> None:
    lent = delegate(
        held_by(world.hung).pk, Lending(world.thu, monday, UNTIL), by=world.hung, on=monday
    )

    with pytest.raises(NotAllowed):
        end_delegation(lent.pk, version=1, by=world.thu, on=monday)


def test_the_bar_says_in_whose_place_one_acts(world: World, monday: date) -> None:
    delegate(held_by(world.hung).pk, Lending(world.thu, SINCE, UNTIL), by=world.hung, on=monday)

    assert str(post_shown(world.thu, monday)) == "Chuyên viên"
    assert str(post_shown(world.thu, SINCE)) == "Chuyên viên · thay Lê Quốc Hùng (Trưởng phòng)"
