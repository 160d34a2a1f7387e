"""Closing a plan: its standing work ends, dated work stays owed."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.obligations.actions.endings import end_standing
from danvan.plans.access.plans import may_close
from danvan.plans.models import Plan


class PlanNotRunning(ActRefused):
    """The plan is not being carried out «kế hoạch không còn thực hiện»."""

    def __init__(self) -> None:
        super().__init__(_("Kế hoạch này không còn ở trạng thái đang thực hiện."))


class CloseReasonMissing(ActRefused):
    """Closing a plan must say why «thiếu lý do»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi lý do kết thúc để các đơn vị hiểu."))


@transaction.atomic
def close_plan(plan_id: int, *, version: int, reason: str, by: User, on: date) -> Plan:
    """Close a plan «kết thúc kế hoạch»: standing work and open requests end, the rest stays."""
    plan = locked(Plan, plan_id, version)
    require(may_close(by, plan, on=on))
    if plan.state != Plan.State.ISSUED:
        raise PlanNotRunning
    if not reason.strip():
        raise CloseReasonMissing

    ended = end_standing(f"plans.plan:{plan.pk}", by=by, on=on)
    plan.state = Plan.State.CLOSED
    changed(plan, "state")
    record_event("plans.closed", by=by, on=on, about=plan, reason=reason.strip(), ended=ended)
    return plan
