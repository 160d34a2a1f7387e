"""How far a time reaches on the calendar: units added to a day, and the day off at its end."""

from calendar import monthrange
from datetime import date, timedelta

from danvan.rules.deadlines.calendar import WorkCalendar
from danvan.rules.deadlines.limits import Limit, Unit

HOURS = 24
MONTHS = 12


def raw_end(unit: Unit, since: date, units: int, calendar: WorkCalendar, paused: int = 0) -> date:
    """Return the last day of a time, days off not looked at; `paused` days stood still.

    Raises OverflowError beyond the years a calendar has.
    """
    if unit is Unit.WORKING_DAY:
        return calendar.add_working(since, units + paused)
    if unit is Unit.DAY:
        return since + timedelta(days=units + paused)
    if unit is Unit.HOUR:
        return since + timedelta(days=-(-units // HOURS) + paused)
    months = units if unit is Unit.MONTH else units * MONTHS
    return _months_on(since, months) + timedelta(days=paused)


def settled(limit: Limit, raw: date, calendar: WorkCalendar) -> date:
    """Return the working day on which a time ends: the next one, or counted back the one before."""
    if limit.is_backward:
        return calendar.previous_working(raw)
    return calendar.next_working(raw)


def stood_still(unit: Unit, since: date, until: date, calendar: WorkCalendar) -> int:
    """Return how many days of a stay a time of this unit is moved on by; `until` runs again."""
    days = (until - since).days
    if unit is not Unit.WORKING_DAY:
        return days
    return sum(calendar.is_working(since + timedelta(days=count)) for count in range(days))


def _months_on(day: date, months: int) -> date:
    """Return the same day `months` on, or the month's last day where it has no such day."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
