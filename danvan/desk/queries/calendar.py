"""A month of work: its days with what falls due, and the days off among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.law.models import Holiday
from danvan.obligations.queries.days import by_day
from danvan.obligations.queries.desk_lists import Asker, Scope, due_rows
from danvan.obligations.queries.shown import WorkItem, work_items
from danvan.rules.deadlines.calendar import WorkCalendar

FIRST = 3  # lines of a day before «thêm … việc»
YEARS = range(2000, 2100)  # months that can be leafed to


@dataclass(frozen=True)
class Day:
    """A day of the month «ngày»: `off` says that nobody works, `name` why or what is made up."""

    on: date
    inside: bool
    off: bool
    name: str
    items: tuple[WorkItem, ...]

    @property
    def first(self) -> tuple[WorkItem, ...]:
        """Return the lines shown at once; one more line takes no more room than saying so."""
        return self.items if len(self.items) <= FIRST + 1 else self.items[:FIRST]

    @property
    def rest(self) -> tuple[WorkItem, ...]:
        """Return the lines that unfold."""
        return self.items[len(self.first) :]

    @property
    def idle(self) -> bool:
        """Say whether a list may leave the day out."""
        return not self.items and not self.name


@dataclass(frozen=True)
class Month:
    """A month in whole weeks «tháng»; the months around it are None past the end of the book."""

    first: date
    days: tuple[Day, ...]
    before: date | None
    after: date | None

    @property
    def count(self) -> int:
        """Return how much falls due in the month."""
        return sum(len(day.items) for day in self.days)


def month_asked(text: str, *, on: date) -> date:
    """Return the first day of the month written as 2026-07, else of this one."""
    year, _dash, month = text.partition("-")
    if not (len(text) == 7 and year.isdecimal() and month.isdecimal()):
        return on.replace(day=1)
    known = int(year) in YEARS and 1 <= int(month) <= 12
    return date(int(year), int(month), 1) if known else on.replace(day=1)


def month_of_work(asker: Asker, first: date, scope: Scope) -> Month:
    """Return what of a scope falls due in the month of `first`, in whole weeks."""
    after = _next(first)
    last = after - timedelta(days=1)
    start = first - timedelta(days=first.weekday())
    end = last + timedelta(days=6 - last.weekday())
    found = list(due_rows(asker, scope, first, last))
    lines = {item.pk: item for item in work_items(found, on=asker.on)}
    due = {day: [lines[row.pk] for row in those] for day, those in by_day(found).items()}
    names, calendar = _days_off(start, end)
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return Month(
        first,
        tuple(_day(day, first, due, names, calendar) for day in days),
        _if_known((first - timedelta(days=1)).replace(day=1)),
        _if_known(after),
    )


def _day(
    on: date,
    first: date,
    due: Mapping[date, list[WorkItem]],
    names: Mapping[date, str],
    calendar: WorkCalendar,
) -> Day:
    inside = (on.year, on.month) == (first.year, first.month)
    off = not calendar.is_working(on)
    name = names.get(on, "") if inside else ""
    return Day(on, inside, off, name, tuple(due.get(on, ())))


def _days_off(since: date, until: date) -> tuple[Mapping[date, str], WorkCalendar]:
    """Return the names of the days off and made up between two days, and their calendar."""
    rows = list(Holiday.objects.filter(on__range=(since, until)))
    off = frozenset(row.on for row in rows if row.kind == Holiday.Kind.OFF)
    made_up = frozenset(row.on for row in rows if row.kind == Holiday.Kind.MAKE_UP)
    return {row.on: row.name for row in rows}, WorkCalendar(off=off, make_up=made_up)


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _if_known(first: date) -> date | None:
    return first if first.year in YEARS else None
