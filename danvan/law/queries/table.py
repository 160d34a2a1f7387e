"""What the pages of the law show: the rows of a day, of one step, the days off, the shares."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q, QuerySet

from danvan.base.dated import in_force
from danvan.law.models import ComplexityList, Holiday, Threshold, TimeLimit
from danvan.law.wording import family_of, length_of, lengths_of
from danvan.rules.documents.spelling import search_words


@dataclass(frozen=True)
class LimitLine:
    """One row of the table as a page shows it «dòng thời hạn»."""

    row: TimeLimit
    length: str
    longer: tuple[str, ...]
    link: str


@dataclass(frozen=True)
class Family:
    """The rows of one group of steps «nhóm thời hạn»."""

    name: str
    lines: tuple[LimitLine, ...]


def families_on(day: date | None, words: str, doubtful: bool) -> tuple[Family, ...]:
    """Return the rows in force on a day (of all times without one), filtered, by group."""
    rows = TimeLimit.objects.all() if day is None else TimeLimit.objects.filter(in_force(day))
    if doubtful:
        rows = rows.exclude(proof="VERIFIED")
    asked = search_words(words)
    lines = [line_of(row) for row in rows if _has(row, asked)]
    lines.sort(key=lambda line: (family_of(line.row.step), line.row.step, line.row.since))
    return tuple(
        Family(name, tuple(found))
        for name, found in groupby(lines, key=lambda line: family_of(line.row.step))
    )


def line_of(row: TimeLimit) -> LimitLine:
    """Return a row as a page shows it; only an address of the web becomes a link."""
    link = row.url if row.url.startswith(("https://", "http://")) else ""
    return LimitLine(row, length_of(row), lengths_of(row), link)


def rows_of_step(step: str) -> tuple[LimitLine, ...]:
    """Return every row of a step, the newest first."""
    rows = TimeLimit.objects.filter(step=step).order_by("-since", "area", "-id")
    return tuple(line_of(row) for row in rows)


def steps_known() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the steps from which a day can be counted, grouped, as a form offers them."""
    rows = TimeLimit.objects.exclude(Q(duration__isnull=True) | Q(kind__in=_NO_DAY))
    told: dict[str, dict[str, str]] = {}
    for row in rows.order_by("step", "since"):
        told.setdefault(family_of(row.step), {})[row.step] = row.subject
    return tuple(
        (family, tuple((step, f"{subject} [{step}]") for step, subject in steps.items()))
        for family, steps in told.items()
    )


_NO_DAY = (TimeLimit.Kind.MIN_FREQUENCY, TimeLimit.Kind.CLOCK_PAUSE, TimeLimit.Kind.EVENT_BOUND)


def days_of_year(year: int) -> QuerySet[Holiday]:
    """Return the days off and made up for of a year; those taken off the list stand in it too."""
    return Holiday.objects.filter(on__year=year).order_by("on")


def years_of_days(today: date) -> tuple[int, ...]:
    """Return the years that have a day on the list, this one and the next."""
    found = {day.year for day in Holiday.objects.dates("on", "year")}
    return tuple(sorted(found | {today.year, today.year + 1}))


def waiting_days(shipped: Iterable[date], year: int) -> tuple[date, ...]:
    """Return the announced days of a year on which nobody has decided yet."""
    days = [day for day in shipped if day.year == year]
    decided = set(Holiday.objects.filter(on__in=days).values_list("on", flat=True))
    return tuple(day for day in days if day not in decided)


def thresholds_on(day: date) -> QuerySet[Threshold]:
    """Return the shares and numbers in force on a day."""
    return Threshold.objects.filter(in_force(day))


def complexity_on(day: date) -> QuerySet[ComplexityList]:
    """Return the lists of what makes a case complex in force on a day."""
    return ComplexityList.objects.filter(in_force(day))


def _has(row: TimeLimit, asked: tuple[str, ...]) -> bool:
    """Say whether every word asked for begins a word of the row."""
    if not asked:
        return True
    told = f"{family_of(row.step)} {row.subject} {row.source} {row.step} {row.condition}"
    there = search_words(told)
    return all(any(word.startswith(one) for word in there) for one in asked)
