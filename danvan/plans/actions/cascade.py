"""A unit's own plan, registered as carrying out the one above, fulfils the duty to make it."""

from datetime import date

from danvan.accounts.models import User
from danvan.obligations.actions.endings import fulfil_obligation
from danvan.obligations.models import Obligation, ObligationParty
from danvan.plans.models import DutyObligation, Plan
from danvan.rules.plans.cascade import orders_a_plan
from danvan.rules.plans.owing import DATED

WAITING = (Obligation.State.OPEN, Obligation.State.SUBMITTED)


def fulfil_above(plan: Plan, *, by: User, on: date) -> int:
    """Fulfil what the plan's issuer owes the plan above for making one; return how many.

    Of recurring work only the earliest time still open is fulfilled. The caller has asked: the
    act that issues the plan.
    """
    done: set[int] = set()
    for link in _owed_plans(plan):
        if link.duty_id not in done:
            done.add(link.duty_id)
            fulfil_obligation(link.obligation_id, document=plan.document, by=by, on=on)
    return len(done)


def _owed_plans(plan: Plan) -> list[DutyObligation]:
    """Return the open obligations of the plan above by which its issuer owes a plan, by day."""
    if plan.implements_id is None:
        return []
    issuers = [pk for pk in (plan.issuer_id, plan.co_issuer_id) if pk is not None]
    links = (
        DutyObligation.objects.filter(
            duty__plan=plan.implements_id,
            obligation__nature__in=DATED,
            obligation__state__in=WAITING,
            obligation__parties__unit__in=issuers,
            obligation__parties__part=ObligationParty.Part.DEBTOR,
        )
        .select_related("duty")
        .order_by("obligation__due", "pk")
        .distinct()
    )
    return [link for link in links if orders_a_plan(link.duty.text, link.duty.output)]
