"""Closing a plan: standing work ends, dated work stays owed, and only its issuer may."""

from datetime import date

import pytest

from danvan.accounts.models import AuditEvent
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.obligations.models import Obligation
from danvan.plans.actions.close import CloseReasonMissing, PlanNotRunning, close_plan
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan
from tests.factories.people import World
from tests.factories.plans import BY_20_MARCH, duty, reviewed_draft

ON = date(2026, 12, 20)


@pytest.fixture
def plan(world: World) -> Plan:
    """A plan with one standing and one dated duty."""
    rows = [
        duty("Công khai kết quả", world.office, nature="standing"),
        duty("Lập danh mục", world.office, nature="deliverable", deadlines=(BY_20_MARCH,)),
    ]
    draft = reviewed_draft(world, rows)
    return issue_plan(draft.pk, version=1, by=world.lan, on=date(2026, 3, 9))


def test_standing_work_ends_and_dated_work_stays(plan: Plan, world: World) -> None:
    closed = close_plan(plan.pk, version=1, reason="hết năm", by=world.lan, on=ON)

    assert closed.state == Plan.State.CLOSED
    states = dict(Obligation.objects.values_list("nature", "state"))
    assert states == {"standing": "ended", "deliverable": "open"}
    event = AuditEvent.objects.get(code="plans.closed")
    assert event.facts == {"reason": "hết năm", "ended": 1}


def test_asks_for_a_reason(plan: Plan, world: World) -> None:
    with pytest.raises(CloseReasonMissing):
        close_plan(plan.pk, version=1, reason="  ", by=world.lan, on=ON)


def test_refuses_a_second_time(plan: Plan, world: World) -> None:
    closed = close_plan(plan.pk, version=1, reason="hết năm", by=world.lan, on=ON)

    with pytest.raises(PlanNotRunning):
        close_plan(plan.pk, version=closed.version, reason="lại", by=world.lan, on=ON)


def test_refuses_what_somebody_changed_since(plan: Plan, world: World) -> None:
    with pytest.raises(StaleRecord):
        close_plan(plan.pk, version=9, reason="hết năm", by=world.lan, on=ON)


@pytest.mark.parametrize("who", ["hung", "thu", "dung", "hoa", "son", "kim", "van"])
def test_only_planner_and_leader_of_the_issuer_close(plan: Plan, world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        close_plan(plan.pk, version=1, reason="hết năm", by=getattr(world, who), on=ON)
