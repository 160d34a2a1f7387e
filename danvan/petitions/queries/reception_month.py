"""A month of receptions in whole weeks."""

from dataclasses import dataclass
from datetime import date, timedelta

from danvan.accounts.models import User
from danvan.law.models import Holiday
from danvan.law.queries import whole_calendar
from danvan.petitions.queries.reception_sessions import (
    SessionLine,
    session_lines,
    sessions_between,
)

YEARS = range(2000, 2100)  # months that can be leafed to


@dataclass(frozen=True)
class ReceptionOnDay:
    """A day of the month «ngày»: its sessions, and why nobody works, if so."""

    on: date
    inside: bool
    off: bool
    name: str
    sessions: tuple[SessionLine, ...]

    @property
    def idle(self) -> bool:
        """Say whether a list may leave the day out."""
        return not self.sessions and not self.name


@dataclass(frozen=True)
class ReceptionMonth:
    """A month in whole weeks «tháng», with the months around it."""

    first: date
    days: tuple[ReceptionOnDay, ...]
    before: date | None
    after: date | None

    @property
    def count(self) -> int:
        """Return how many sessions the month has."""
        return sum(len(day.sessions) for day in self.days)


def month_asked(text: str, *, on: date) -> date:
    """Return the first day of the month written as 2026-07, else of this one."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return on.replace(day=1)
    return first if first.year in YEARS else on.replace(day=1)


def month_of_sessions(user: User, first: date, *, on: date) -> ReceptionMonth:
    """Return the sessions of a month that a person sees."""
    after = (first + timedelta(days=31)).replace(day=1)
    last = after - timedelta(days=1)
    start, end = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    lines = session_lines(sessions_between(user, first, last, on=on), user, on=on)
    calendar = whole_calendar()
    names = dict(Holiday.objects.filter(on__range=(first, last)).values_list("on", "name"))
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    before = first - timedelta(days=1)
    return ReceptionMonth(
        first,
        tuple(
            ReceptionOnDay(
                day,
                day.month == first.month,
                not calendar.is_working(day),
                names.get(day, ""),
                tuple(line for line in lines if line.on == day),
            )
            for day in days
        ),
        before.replace(day=1) if before.year in YEARS else None,
        after if after.year in YEARS else None,
    )
