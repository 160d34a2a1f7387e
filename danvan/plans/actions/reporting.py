"""The days on which a plan's standing work is asked about, set when it is issued."""

from collections.abc import Sequence
from datetime import date

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.obligations.models import ReportingDate
from danvan.plans.models import Plan
from danvan.rules.obligations.periods import Period


def set_reporting_dates(
    plan: Plan, periods: Sequence[Period], *, by: User | None, on: date
) -> list[ReportingDate]:
    """Set reporting periods for a plan's issuer; those already set stay as they are.

    The caller has asked: the act that issues the plan, or the calendar that rolls it on.
    """
    group = f"plans.plan:{plan.pk}"
    known = set(ReportingDate.objects.filter(origin_group=group).values_list("since", "until"))
    made = []
    for period in periods:
        if (period.since, period.until) in known:
            continue
        row = ReportingDate.objects.create(
            origin_group=group,
            creditor_id=plan.issuer_id,
            label=period.label,
            since=period.since,
            until=period.until,
            asked_from=period.asked_from,
            due=period.due,
        )
        made.append(row)
        record_event(
            "obligations.reporting_date_set",
            by=by,
            on=on,
            about=row,
            label=row.label,
            due=row.due,
        )
    return made
