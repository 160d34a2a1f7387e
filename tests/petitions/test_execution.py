"""What a decision orders is followed till it is done; only then is a case closed."""

from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.base.acts import NotAllowed
from danvan.obligations.access import standpoint, visible_obligations
from danvan.obligations.actions.submit import submit_obligation
from danvan.petitions.actions.case_refusals import ExecutionsOpen, NobodyToCharge, NotHere
from danvan.petitions.actions.decide import publish_decision, send_decision
from danvan.petitions.actions.execute import Order, close_case, finish_execution, order_execution
from danvan.petitions.actions.refusals import DayMisfit
from danvan.petitions.models import Decision
from danvan.petitions.queries.case import case_of
from tests.factories.cases import decided, taken_up
from tests.factories.people import World
from tests.factories.petitions import load_law, receptionist

pytestmark = pytest.mark.django_db

ON = date(2026, 8, 10)
DUE = date(2026, 8, 20)


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def decision(world: World, nga: User) -> Decision:
    """A decision that was sent and is public."""
    made = decided(world, nga)
    send_decision(made.pk, None, ON, by=nga, on=ON)
    return publish_decision(made.pk, None, "Niêm yết", ON, by=nga, on=ON)


def test_each_thing_ordered_is_owed_by_its_unit(
    world: World, nga: User, decision: Decision
) -> None:
    order = Order("Chi trả bồi thường 12 cây bưởi", world.economy.pk, DUE)

    execution = order_execution(decision.pk, order, by=nga, on=ON)

    decision.petition.refresh_from_db()
    assert decision.petition.stage == "executing"
    owed = execution.obligation
    assert owed is not None
    assert (owed.due, owed.state) == (DUE, "open")
    assert "bưởi" not in owed.title  # what was decided is told on the case alone
    assert visible_obligations(world.quang, on=ON).filter(pk=owed.pk).exists()


def test_it_is_done_by_the_cases_own_act_and_never_in_the_inbox(
    world: World, nga: User, decision: Decision
) -> None:
    order = Order("Chi trả bồi thường", world.economy.pk, DUE)
    execution = order_execution(decision.pk, order, by=nga, on=ON)
    owed = execution.obligation
    assert owed is not None

    with pytest.raises(NotAllowed):
        submit_obligation(
            owed.pk, version=owed.version, note="xong", nothing_arose=True, by=world.quang, on=ON
        )
    assert not standpoint(world.quang, owed, on=ON).charged

    finish_execution(execution.pk, None, date(2026, 8, 12), by=nga, on=DUE)

    owed.refresh_from_db()
    assert (owed.state, owed.submitted_on) == ("confirmed", date(2026, 8, 12))
    with pytest.raises(NotHere):
        finish_execution(execution.pk, None, DUE, by=nga, on=DUE)


def test_what_is_late_is_told(world: World, nga: User, decision: Decision) -> None:
    order_execution(decision.pk, Order("Chi trả", world.economy.pk, DUE), by=nga, on=ON)
    case = decision.petition

    on_time = case_of(case, nga, on=DUE).executions
    late = case_of(case, nga, on=date(2026, 8, 21)).executions

    assert [one.is_late for one in (*on_time, *late)] == [False, True]


def test_a_case_stays_open_until_all_is_done(world: World, nga: User, decision: Decision) -> None:
    execution = order_execution(
        decision.pk, Order("Chi trả", world.economy.pk, None), by=nga, on=ON
    )
    case = decision.petition

    with pytest.raises(ExecutionsOpen, match="Còn 1 việc"):
        close_case(case.pk, None, "", by=nga, on=ON)
    finish_execution(execution.pk, None, ON, by=nga, on=ON)
    closed = close_case(case.pk, None, "Lưu hồ sơ", by=nga, on=ON)

    assert (closed.stage, closed.closed_on) == ("closed", ON)


def test_units_elsewhere_and_days_before_the_decision_are_refused(
    world: World, nga: User, decision: Decision
) -> None:
    with pytest.raises(NobodyToCharge):
        order_execution(decision.pk, Order("Chi trả", world.neighbour.pk, DUE), by=nga, on=ON)
    early = Order("Chi trả", world.economy.pk, date(2026, 8, 1))
    with pytest.raises(DayMisfit):
        order_execution(decision.pk, early, by=nga, on=ON)
    with pytest.raises(NotAllowed):
        order_execution(decision.pk, Order("Chi trả", world.economy.pk, DUE), by=world.son, on=ON)


def test_before_a_decision_there_is_nothing_to_carry_out(world: World, nga: User) -> None:
    case = taken_up(world, nga)

    assert case_of(case, nga, on=ON).executions == ()
    assert not case.decisions.exists()
