"""When a plan's standing work should be asked about: the proposal a person edits."""

from datetime import date

from danvan.law.queries import work_calendar
from danvan.plans.queries.plans_terms import Period as PlanPeriod
from danvan.rules.obligations.periods import Period, proposed_periods


def proposed_reporting(period: PlanPeriod, on: date) -> tuple[Period, ...]:
    """Return the periods still to come of the year in which work is: two, one, or none."""
    year = max(period.since, on).year
    calendar = work_calendar(date(year, 1, 1), date(year, 12, 31))
    found = proposed_periods(period.since, period.until, calendar, year=year)
    return tuple(each for each in found if each.due >= on)
