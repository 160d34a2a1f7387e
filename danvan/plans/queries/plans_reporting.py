"""When a plan's standing work should be asked about: the proposal a person edits."""

from datetime import date

from danvan.law.queries import work_calendar
from danvan.obligations.models import ReportingDate
from danvan.plans.models import PlanDraft
from danvan.plans.queries.plans_list import group_of
from danvan.plans.queries.plans_terms import Period as PlanPeriod
from danvan.rules.obligations.periods import Period, proposed_periods


def proposed_reporting(period: PlanPeriod, on: date) -> tuple[Period, ...]:
    """Return the periods still to come of the year in which work is: two, one, or none."""
    year = max(period.since, on).year
    calendar = work_calendar(date(year, 1, 1), date(year, 12, 31))
    found = proposed_periods(period.since, period.until, calendar, year=year)
    return tuple(each for each in found if each.due >= on)


def periods_going_on(draft: PlanDraft) -> frozenset[tuple[date, date]]:
    """Return the days of the periods that a new version takes over from the plan it replaces."""
    if draft.renews is None or draft.renewal != PlanDraft.Renewal.REPLACES:
        return frozenset()
    rows = ReportingDate.objects.filter(origin_group=group_of(draft.renews))
    return frozenset(rows.values_list("since", "until"))
