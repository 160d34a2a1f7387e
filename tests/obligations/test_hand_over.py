"""Open work passes from unit to unit; equal duties that meet are joined, not doubled."""

from datetime import date

import pytest

from danvan.base.acts import NotAllowed
from danvan.obligations.actions.hand_over import NoPart, SameUnit, hand_over
from danvan.obligations.actions.report import add_evidence
from danvan.obligations.forms.hand_over import chosen_rows
from danvan.obligations.models import HandOver, Obligation
from danvan.obligations.queries.equal_duties import passable_work, passings
from danvan.units.models import Succession
from tests.factories.obligations import owed, proof
from tests.factories.people import World

REASON = "Sắp xếp lại các phòng"


def test_each_part_goes_to_the_new_unit(world: World, monday: date) -> None:
    work = owed(world, assignee=world.thu.pk)

    done = hand_over(
        [(work.pk, 1)],
        old=world.office,
        new=world.economy,
        reason=REASON,
        by=world.lan,
        on=monday,
    )

    assert (done.moved, done.joined) == (1, 0)
    work.refresh_from_db()
    assert list(work.parties.filter(part="debtor").values_list("unit", flat=True)) == [
        world.economy.pk
    ]
    assert work.assignee is None  # the officer works in the old unit
    assert HandOver.objects.get().reason == REASON


def test_equal_duties_become_one(world: World, monday: date) -> None:
    here = owed(world, origin_ref="plans.duty:5", occurrence="2026-H1")
    there = owed(world, origin_ref="plans.duty:5", occurrence="2026-H1", debtor=world.economy.pk)
    other_period = owed(
        world, origin_ref="plans.duty:5", occurrence="2026", debtor=world.economy.pk
    )
    evidence = add_evidence(here.pk, proof(), by=world.thu, on=monday)

    preview = passings(
        list(passable_work(world.lan, world.office.pk, on=monday)),
        world.office.pk,
        world.economy.pk,
    )
    assert [passing.joins for passing in preview] == [there]
    done = hand_over(
        [(here.pk, 1)],
        old=world.office,
        new=world.economy,
        reason=REASON,
        by=world.lan,
        on=monday,
    )

    assert done.joined == 1
    here.refresh_from_db()
    assert (here.state, here.joined_into) == ("joined", there)
    assert there.evidence_uses.get().evidence == evidence
    other_period.refresh_from_db()
    assert other_period.state == "open"


def test_three_equal_duties_arriving_together_are_joined_not_tripled(
    world: World, monday: date
) -> None:
    rows = [owed(world, title="Rà soát  quy chế") for _ in range(3)]

    done = hand_over(
        [(row.pk, 1) for row in rows],
        old=world.office,
        new=world.economy,
        reason=REASON,
        by=world.lan,
        on=monday,
    )

    assert (done.moved, done.joined) == (3, 2)
    assert Obligation.objects.filter(state="open").count() == 1


def test_another_words_duty_stays_its_own(world: World, monday: date) -> None:
    owed(world, title="Rà soát quy chế", debtor=world.economy.pk)
    other = owed(world, title="Rà soát hương ước")

    done = hand_over(
        [(other.pk, 1)],
        old=world.office,
        new=world.economy,
        reason=REASON,
        by=world.lan,
        on=monday,
    )

    assert done.joined == 0


def test_who_may_not(world: World, monday: date) -> None:
    work = owed(world)

    for person in (world.hung, world.hoa, world.thu, world.kim):
        with pytest.raises(NotAllowed):
            hand_over(
                [(work.pk, 1)],
                old=world.office,
                new=world.economy,
                reason=REASON,
                by=person,
                on=monday,
            )


def test_what_makes_no_sense_is_refused(world: World, monday: date) -> None:
    work = owed(world)

    with pytest.raises(SameUnit):
        hand_over(
            [(work.pk, 1)], old=world.office, new=world.office, reason="x", by=world.lan, on=monday
        )
    with pytest.raises(NoPart):
        hand_over(
            [(work.pk, 1)],
            old=world.service,
            new=world.economy,
            reason="x",
            by=world.lan,
            on=monday,
        )


def test_the_holder_of_an_ended_units_records_hands_its_work_on(world: World, monday: date) -> None:
    # The neighbour ended; UBND xã An Bình holds its records.
    merger = Succession.objects.create(
        resolution="99/NQ-UBTVQH", clause="1", on=date(2026, 3, 1), records=world.commune
    )
    merger.old.add(world.neighbour)
    work = owed(world, debtor=world.neighbour.pk, creditor=world.province.pk)

    done = hand_over(
        [(work.pk, 1)],
        old=world.neighbour,
        new=world.commune,
        reason="Sáp nhập xã",
        by=world.lan,
        on=monday,
    )

    assert done.moved == 1


def test_what_is_no_row_is_left_out() -> None:
    assert chosen_rows(["12:3", "²:1", "1:²", f"{'9' * 5000}:1", "1:", ":", ""]) == [(12, 3)]
