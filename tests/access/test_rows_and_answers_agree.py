"""Rows, yes/no and a plain reading of the rules agree, in any organisation that can be drawn."""

from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, find, given, settings
from hypothesis import strategies as st

from danvan.accounts.roles import ACTS, Role
from danvan.obligations.access import (
    handable_obligations,
    may_confirm,
    may_give,
    may_hand_over,
    may_report,
    standpoint,
    units_to_give,
    visible_obligations,
)
from danvan.units.access import reachable, reaches_unit, units_within
from tests.access.organisations import (
    ON,
    PEOPLE,
    UNITS,
    Body,
    Held,
    Merged,
    Organisation,
    Work,
    Written,
    acts_as,
    organisations,
    reached,
    write,
)

VIEW = "obligations.view"
# The records of 1 went to 2, which ended too: whoever leads 3 holds both.
CHAIN = Organisation(
    bodies=tuple(Body(None, ended=n in (1, 2)) for n in range(UNITS)),
    held=(Held(0, 3, Role.LEADER, over=False),),
    lent=(),
    merged=(Merged(frozenset({1}), 2), Merged(frozenset({2}), 3)),
    work=(Work(frozenset({(1, "debtor")}), None),),
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
generated = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.target],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def played(made: Organisation, check: Callable[[Written], None]) -> None:
    """Write an organisation, check it, and take it back."""
    with transaction.atomic():
        check(write(made))
        transaction.set_rollback(True)


@generated
@example(made=CHAIN, act=VIEW)
@given(made=organisations(), act=st.sampled_from(sorted(ACTS)))
def test_the_units_a_person_reaches(made: Organisation, act: str) -> None:
    def check(rows: Written) -> None:
        for number, person in enumerate(rows.people):
            expected = {rows.units[n].pk for n in reached(made, number, act).units}
            listed = units_within(reachable(person, act, ON), ON)
            answered = {u.pk for u in rows.units if reaches_unit(person, act, u.pk, ON)}

            assert set(listed.values_list("pk", flat=True)) == expected
            assert answered == expected

    played(made, check)


@generated
@example(made=CHAIN)
@given(made=organisations())
def test_the_work_a_person_sees(made: Organisation) -> None:
    def check(rows: Written) -> None:
        for number, person in enumerate(rows.people):
            expected = {
                rows.work[n].pk for n, work in enumerate(made.work) if sees(made, number, work)
            }

            seen = visible_obligations(person, on=ON)

            assert set(seen.values_list("pk", flat=True)) == expected
            assert seen.count() == len(expected), "a row is listed twice"

    played(made, check)


def sees(made: Organisation, person: int, work: Work) -> bool:
    """Say by plain reading whether a person sees a piece of work."""
    reach = reached(made, person, "obligations.view")
    named = {unit for unit, _part in work.parties}
    anything = reach.units | reach.party
    return bool(anything) and bool(named & anything or work.assignee == person)


@generated
@given(made=organisations())
def test_who_may_hand_work_on(made: Organisation) -> None:
    def check(rows: Written) -> None:
        for person in rows.people:
            listed = set(handable_obligations(person, on=ON).values_list("pk", flat=True))
            answered = {o.pk for o in rows.work if may_hand_over(standpoint(person, o, on=ON))}

            assert listed == answered

    played(made, check)


@generated
@given(made=organisations())
def test_who_may_act_on_work(made: Organisation) -> None:
    def check(rows: Written) -> None:
        for number, person in enumerate(rows.people):
            reporting = acts_as(made, number, "obligations.report")
            confirming = acts_as(made, number, "obligations.confirm")
            posted = bool(reached(made, number, "units.view").own)
            for work, row in zip(made.work, rows.work, strict=True):
                by_part = {
                    p: {u for u, part in work.parties if part == p} for _u, p in work.parties
                }
                working = set().union(
                    *(by_part.get(p, set()) for p in ("debtor", "preparing", "partner"))
                )
                stand = standpoint(person, row, on=ON)

                charged = work.assignee == number and posted
                assert may_report(stand) == (charged or bool(reporting & working))
                owed = by_part.get("creditor", set())
                assert may_confirm(stand, submitted_by=None) == bool(confirming & owed)
                assert not may_confirm(stand, submitted_by=person.pk)

    played(made, check)


@generated
@given(made=organisations())
def test_who_may_give_work_to_whom(made: Organisation) -> None:
    def check(rows: Written) -> None:
        for number, person in enumerate(rows.people):
            given_to = set(units_to_give(person, on=ON).values_list("pk", flat=True))
            givers = acts_as(made, number, "obligations.give")
            every = [u.pk for u in rows.units]
            for giver, unit in enumerate(rows.units):
                if giver not in givers:
                    assert not may_give(person, unit.pk, every[:1], on=ON)
                    continue
                answered = {pk for pk in every if may_give(person, unit.pk, [pk], on=ON)}
                assert answered == given_to
                assert may_give(person, unit.pk, every, on=ON) == (given_to == set(every))

    played(made, check)


@pytest.mark.parametrize(
    "holds",
    [
        pytest.param(lambda made, who: reached(made, who, VIEW).received, id="received"),
        pytest.param(lambda made, who: reached(made, who, VIEW).below - {0}, id="below"),
        pytest.param(lambda made, who: [w for w in made.work if sees(made, who, w)], id="sees"),
        pytest.param(lambda made, who: lent_to(made, who), id="lent"),
    ],
)
def test_what_is_drawn_holds_what_is_asked(
    holds: Callable[[Organisation, int], object],
) -> None:
    """Without such organisations the tests above would say nothing."""
    quick = settings(phases=[Phase.generate], max_examples=2000)
    wanted: Callable[[Organisation], bool] = lambda made: any(  # noqa: E731  find takes a function
        holds(made, who) for who in range(PEOPLE)
    )
    assert find(organisations(), wanted, settings=quick)


def lent_to(made: Organisation, person: int) -> bool:
    """Say whether a person acts by a post of somebody else."""
    return any(one.person == person and not one.over for one in made.lent)
