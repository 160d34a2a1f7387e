"""The terms under which a plan's duties become debts: its period, its sides, its days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.law.queries import work_calendar
from danvan.plans.values import HeaderValue, as_day
from danvan.rules.deadlines.calendar import WorkCalendar
from danvan.rules.plans.owing import Sides
from danvan.units.queries import UnitBook

AHEAD = timedelta(days=366)  # occurrences of an open-ended plan are made for a year
MARGIN = timedelta(days=60)  # inner days and days off lie before and after the period


@dataclass(frozen=True)
class Period:
    """The days of a plan «thời gian thực hiện»; an open-ended plan has no last one."""

    since: date
    until: date | None = None

    @property
    def runs_forward(self) -> bool:
        """Say whether it ends after it begins."""
        return self.until is None or self.until >= self.since

    def is_over(self, on: date) -> bool:
        """Say whether it was over before a day."""
        return self.until is not None and self.until < on


@dataclass(frozen=True)
class Terms:
    """What decides who owes and by when «điều kiện giao việc»."""

    sides: Sides
    period: Period
    issued_on: date
    inclusive: bool
    calendar: WorkCalendar
    horizon: date


def period_of(header: HeaderValue, day: date) -> Period:
    """Return the period a plan's head says; the plan's day begins one that names no year."""
    since, until = as_day(header.since), as_day(header.until)
    if header.year:
        since = since or date(header.year, 1, 1)
        until = until or date(header.year, 12, 31)
    return Period(since or day, until)


def sides_of(issuers: Iterable[int | None], units: Iterable[int], book: UnitBook) -> Sides:
    """Return under which issuer each of the units stands, by the book of the plan's day."""
    sides = [pk for pk in issuers if pk is not None]
    under = {}
    for pk in dict.fromkeys((*sides, *units)):
        side = next((issuer for issuer in sides if _stands_under(pk, issuer, book)), None)
        if side is not None:
            under[pk] = side
    return Sides(sides[0], under)


def terms_of(sides: Sides, period: Period, *, issued_on: date, inclusive: bool, on: date) -> Terms:
    """Return the terms of a plan, with the calendar of the days it may touch."""
    horizon = max(period.until or on + AHEAD, issued_on)
    first = min(period.since, issued_on)
    calendar = work_calendar(first - MARGIN, horizon + MARGIN)
    return Terms(sides, period, issued_on, inclusive, calendar, horizon)


def _stands_under(pk: int, issuer: int, book: UnitBook) -> bool:
    """Say whether a unit is an issuer or stands below it in its own sector."""
    unit, above = book.entries.get(pk), book.entries.get(issuer)
    if pk == issuer:
        return True
    if unit is None or above is None or not above.path:
        return False
    return unit.sector == above.sector and unit.path.startswith(above.path)
