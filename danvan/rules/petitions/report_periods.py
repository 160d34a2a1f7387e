"""Periods for which figures are given: a year, nine months, half, quarter or month by a cut-off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from danvan.rules.catalogue import rule

YEAR_MONTHS: Final = 12
LEAP_DAY: Final = 29


class Span(StrEnum):
    """How long a period is «loại kỳ»."""

    YEAR = "nam"
    NINE = "9-thang"
    HALF = "6-thang"
    QUARTER = "quy"
    MONTH = "thang"


# How many months a period has, and how many of them a year holds.
MONTHS: Final[Mapping[Span, tuple[int, int]]] = {
    Span.YEAR: (12, 1),
    Span.NINE: (9, 1),
    Span.HALF: (6, 2),
    Span.QUARTER: (3, 4),
    Span.MONTH: (1, 12),
}


@dataclass(frozen=True)
class CutOff:
    """A rule by which periods are cut off «cách chốt số liệu»: a row of the table, with its basis.

    A period begins on `first_day` of the month that lies `months_before` before its first month.
    `spans` are the periods it knows, each with the day since which it holds and its basis.
    """

    code: str
    name: str
    first_day: int
    months_before: int
    spans: Mapping[Span, tuple[date | None, str]]


@dataclass(frozen=True)
class Period:
    """The days for which figures are asked «kỳ số liệu», both included; how they were named."""

    since: date
    until: date
    basis: str = ""


class NoSuchPeriod(ValueError):
    """The cut-off knows no such period, or its days cannot be."""


@rule("PT-70", basis="NĐ 09/2019/NĐ-CP Điều 12; TT 01/2024/TT-TTCP (chín tháng)")
def named_period(cut_off: CutOff, span: Span, year: int, place: int = 1) -> Period:
    """Return the days of a named period «kỳ báo cáo»: the third quarter of a year, say.

    Raises NoSuchPeriod: the cut-off has no such period, or the year has no such month.
    """
    length, number = MONTHS[span]
    if span not in cut_off.spans or not 1 <= place <= number:
        raise NoSuchPeriod(f"{cut_off.code} {span} {year} {place}")
    first = (place - 1) * length
    since = _start(cut_off, year, first)
    in_force, basis = cut_off.spans[span]
    until = _start(cut_off, year, first + length) - timedelta(days=1)
    if in_force is not None and until < in_force:
        raise NoSuchPeriod(f"{cut_off.code} {span} {year}")
    return Period(since, until, basis)


def year_before(period: Period) -> Period:
    """Return the same days of the year before «cùng kỳ năm trước»; 29/2 becomes 28/2."""
    return Period(_year_before(period.since), _year_before(period.until), period.basis)


def period_of(day: date, cut_off: CutOff, span: Span) -> tuple[int, int]:
    """Return year and place of the named period in which a day lies.

    The day before a cut-off in December belongs to this year, the day after to the next.
    """
    shifted = cut_off.months_before and day.day >= cut_off.first_day
    months = day.year * YEAR_MONTHS + day.month - 1 + (cut_off.months_before if shifted else 0)
    year, month = divmod(months, YEAR_MONTHS)
    length, number = MONTHS[span]
    return year, min(month // length + 1, number)


def change(now: int, before: int) -> int | None:
    """Return by how many whole per cent a number grew; None where nothing can be compared.

    Rounded half away from nought, as people do on paper.
    """
    if before <= 0:
        return None
    size = (abs(now - before) * 200 + before) // (2 * before)
    return size if now >= before else -size


def _start(cut_off: CutOff, year: int, month: int) -> date:
    """Return the first day of the month `month` (0 is January) by the cut-off."""
    at = year * YEAR_MONTHS + month - cut_off.months_before
    years, left = divmod(at, YEAR_MONTHS)
    try:
        return date(years, left + 1, cut_off.first_day)
    except ValueError:
        raise NoSuchPeriod(f"{cut_off.code} {year}") from None


def _year_before(day: date) -> date:
    if day.year == date.min.year:
        raise NoSuchPeriod(str(day))
    if (day.month, day.day) == (2, LEAP_DAY):
        return date(day.year - 1, 2, LEAP_DAY - 1)
    return day.replace(year=day.year - 1)
