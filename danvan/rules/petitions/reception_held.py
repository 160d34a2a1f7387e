"""How many days the head himself must receive in a period, and how many he did."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.rules.catalogue import rule
from danvan.rules.deadlines.calendar import WorkCalendar, say_day

ONE_DAY = timedelta(days=1)
WEEK, MONTH = "week", "month"


@dataclass(frozen=True)
class LeastDays:
    """A least number of days in each period «mức tối thiểu», in force from a day until a day."""

    times: int
    period: str
    source: str
    since: date
    until: date | None = None
    is_verified: bool = True


@dataclass(frozen=True)
class HeldPeriod:
    """One period of the law «kỳ»: how many days were asked, how many the head held himself.

    `asked` is None where the period is not judged, and `reason` then says why.
    """

    since: date
    until: date
    period: str
    asked: int | None
    held: tuple[date, ...]
    source: str
    is_verified: bool
    reason: str = ""

    @property
    def label(self) -> str:
        """Return the period's name: «tháng 7/2026», «tuần 06/07–12/07/2026»."""
        if self.period == MONTH:
            return f"tháng {self.since.month}/{self.since.year}"
        return f"tuần {self.since:%d/%m}–{say_day(self.until)}"

    def missing(self) -> int:
        """Return how many days are still to be held."""
        return max((self.asked or 0) - len(self.held), 0)


@dataclass(frozen=True)
class Warned:
    """What is said before a period ends «nhắc»: how many days are missing, and how many are left.

    `left` counts the working days from today to the end, today included.
    """

    period: HeldPeriod
    left: int
    planned: int

    @property
    def urgent(self) -> bool:
        """Say whether the days still planned will not do."""
        return self.planned < self.period.missing()


@rule("PT-63", basis="Luật Tiếp công dân 42/2013/QH13, Điều 12, 13, 15, 18; Luật 136/2025/QH15")
def held_periods(
    least: Sequence[LeastDays],
    held: Collection[date],
    since: date,
    until: date,
    calendar: WorkCalendar,
) -> tuple[HeldPeriod, ...]:
    """Return the periods that touch the days given, each by the law in force then, newest first.

    Only days that the head held himself are handed in; a day counts once. A period that the law
    does not cover whole, and one without a working day, is shown and not judged.
    """
    days = frozenset(held)
    found: list[HeldPeriod] = []
    for one in least:
        begin = max(since, one.since)
        end = min(until, one.until or until)
        if begin <= end:
            firsts = _firsts(one.period, begin, end)
            found += [_judged(one, first, days, calendar) for first in firsts]
    return tuple(sorted(found, key=lambda period: period.since, reverse=True))


@rule("PT-64", basis="Quy ước của chương trình: nhắc trước khi hết kỳ")
def warning_of(
    period: HeldPeriod, planned: Collection[date], on: date, calendar: WorkCalendar
) -> Warned | None:
    """Return what to say on a day of a period; None when nothing is missing or it is over.

    `planned` are the days still planned for the head himself.
    """
    if not period.missing() or not period.since <= on <= period.until:
        return None
    left = sum(1 for day in _days(on, period.until) if calendar.is_working(day))
    coming = {day for day in planned if on <= day <= period.until and day not in period.held}
    return Warned(period, left, len(coming))


def _judged(
    one: LeastDays, first: date, held: frozenset[date], calendar: WorkCalendar
) -> HeldPeriod:
    last = _last(one.period, first)
    begin, end = max(first, one.since), min(last, one.until or last)
    reason = ""
    if (begin, end) != (first, last):
        reason = "Kỳ không trọn theo quy định này nên không xét mức tối thiểu."
    elif not any(calendar.is_working(day) for day in _days(begin, end)):
        reason = "Kỳ không có ngày làm việc nào."
    inside = tuple(sorted(day for day in held if begin <= day <= end))
    asked = None if reason else one.times
    return HeldPeriod(begin, end, one.period, asked, inside, one.source, one.is_verified, reason)


def _firsts(period: str, since: date, until: date) -> Iterator[date]:
    """Yield the first days of the periods that touch the days given."""
    day = since - timedelta(days=since.weekday()) if period == WEEK else since.replace(day=1)
    while day <= until:
        yield day
        day = _last(period, day) + ONE_DAY


def _last(period: str, first: date) -> date:
    if period == WEEK:
        return first + timedelta(days=6)
    return (first + timedelta(days=31)).replace(day=1) - ONE_DAY


def _days(since: date, until: date) -> Iterator[date]:
    for count in range((until - since).days + 1):
        yield since + timedelta(days=count)
