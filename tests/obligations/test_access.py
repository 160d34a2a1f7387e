"""Who sees what is owed, and who may do what about it."""

from datetime import date

import pytest

from danvan.accounts.roles import Role
from danvan.obligations import access
from danvan.obligations.access import standpoint, visible_obligations
from danvan.obligations.models import Nature
from tests.factories.obligations import owed
from tests.factories.people import World, appoint, person


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("lan", True),  # planner of the creditor
        ("minh", True),  # leader of the creditor
        ("hung", True),  # head of the debtor
        ("thu", True),  # officer of the debtor
        ("kim", True),  # above both
        ("dung", True),  # the Party's body, a partner
        ("quang", False),  # another office of the commune
        ("tam", False),  # a village not named
        ("hoa", False),  # next door
        ("son", False),
        ("van", False),  # keeps the program, reads no work
    ],
)
def test_parties_and_those_above_see_it(world: World, monday: date, name: str, sees: bool) -> None:
    made = owed(world, partners=(world.party.pk,))

    found = visible_obligations(world.people()[name], on=monday)

    assert found.filter(pk=made.pk).exists() is sees


def test_who_left_his_post_sees_nothing_even_what_he_was_charged_with(
    world: World, monday: date
) -> None:
    gone = person("cu", "Người cũ")
    appoint(gone, world.office, Role.OFFICER, "Chuyên viên", until=date(2026, 2, 1))
    made = owed(world, assignee=gone.pk)

    assert visible_obligations(gone, on=date(2026, 1, 15)).filter(pk=made.pk).exists()
    assert not visible_obligations(gone, on=monday).exists()
    assert not standpoint(gone, made, on=monday).charged


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("lan", set()),  # Lan plans for the commune, which owes nothing here
        ("hung", {"assign", "report", "submit", "ask_extension", "ask_waiver"}),
        ("thu", {"report", "submit", "ask_extension", "ask_waiver"}),
        ("dung", {"report"}),
        ("hoa", set()),
    ],
)
def test_the_side_that_owes(world: World, monday: date, name: str, may: set[str]) -> None:
    made = owed(world, partners=(world.party.pk,))

    seen = standpoint(world.people()[name], made, on=monday)

    asked = {
        "assign": access.may_assign(seen),
        "report": access.may_report(seen),
        "submit": access.may_submit(seen),
        "ask_extension": access.may_ask_extension(seen),
        "ask_waiver": access.may_ask_waiver(seen),
    }
    assert {act for act, allowed in asked.items() if allowed} == may


@pytest.mark.parametrize(
    ("name", "confirm", "waive"),
    [
        ("lan", True, False),
        ("minh", True, True),
        ("hung", False, False),
        ("kim", False, False),
        ("son", False, False),
    ],
)
def test_the_side_that_is_owed(
    world: World, monday: date, name: str, confirm: bool, waive: bool
) -> None:
    made = owed(world)

    seen = standpoint(world.people()[name], made, on=monday)

    assert access.may_confirm(seen, world.thu.pk) is confirm
    assert access.may_decide_extension(seen, world.thu.pk) is confirm
    assert access.may_decide_waiver(seen, world.thu.pk) is waive
    assert access.may_hand_over(seen) is confirm


def test_nobody_judges_what_he_himself_handed_in(world: World, monday: date) -> None:
    made = owed(world, debtor=world.commune.pk)
    seen = standpoint(world.lan, made, on=monday)

    assert access.may_submit(seen)
    assert not access.may_confirm(seen, world.lan.pk)
    assert access.may_confirm(standpoint(world.minh, made, on=monday), world.lan.pk)


def test_a_request_is_followed_by_both_sides(world: World, monday: date) -> None:
    made = owed(world, nature=Nature.REQUEST, debtor=world.party.pk)

    assert access.may_send_request(standpoint(world.lan, made, on=monday))
    assert not access.may_send_request(standpoint(world.dung, made, on=monday))
    assert access.may_follow_request(standpoint(world.dung, made, on=monday))
    assert not access.may_follow_request(standpoint(world.hoa, made, on=monday))


def test_work_is_given_downwards_only(world: World, monday: date) -> None:
    assert access.may_give(world.lan, world.commune.pk, [world.office.pk], on=monday)
    assert not access.may_give(world.lan, world.commune.pk, [world.neighbour.pk], on=monday)
    assert not access.may_give(world.lan, world.province.pk, [world.office.pk], on=monday)
    assert not access.may_give(world.hung, world.office.pk, [world.economy.pk], on=monday)
    assert not access.may_give(world.thu, world.office.pk, [world.office.pk], on=monday)
