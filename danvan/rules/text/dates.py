"""Dates as offices print them: «07/5/2024», «ngày 10 tháng 11 năm 2022», blanks, months, years."""

import re
from dataclasses import dataclass
from datetime import date

# «07/5/2024», «07-5-2024», «7 . 5 . 2024», «10 tháng 11 năm 2022», «10 tháng 11/2022»
DATE = (
    r"(?P<day>\d{1,2})(?:\s?[/.\-–]\s?(?P<month>\d{1,2})\s?[/.\-–]\s?(?P<year>(?:19|20)\d{2})(?!\d)"
    r"|\s*,?\s*(?i:tháng)\s*(?P<month2>\d{1,2})\s*[,/]?\s*(?:(?i:năm)\s*)?"
    r"(?P<year2>(?:19|20)\d{2})(?!\d))"
)
# «9/9/95», «14/8/24»: how old lists and hasty clerks write the day of an act.
SHORT_DATE = (
    r"(?P<short_day>\d{1,2})[/.\-](?P<short_month>\d{1,2})[/.\-](?P<short_year>\d{2})"
    r"(?![\d/.\-]?\d)"
)
_FIRST_SHORT_YEAR = 45  # the first act cited is of 1945
_DATE = re.compile(DATE)
# A date line that waits for its day: «ngày … tháng 4 năm 2026», «ngày    tháng    năm 2026»
_BLANK = re.compile(
    r"ngày[\s.…_]*(?P<day>\d{1,2})?[\s.…_/]*tháng[\s.…_]*(?P<month>\d{1,2})?[\s.…_/]*"
    r"năm[\s.…_]*(?P<year>(?:19|20)\d{2})?(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PrintedDate:
    """A date as printed «ngày, tháng»: `iso` holds what is known (2026-04-05, 2026-04, 2026)."""

    iso: str
    start: int
    end: int

    @property
    def is_whole(self) -> bool:
        """Say whether day, month and year are all known."""
        return len(self.iso) == 10


def whole_date(match: re.Match[str]) -> str | None:
    """Return the ISO form of a match of `DATE` or `SHORT_DATE`, None when no such day exists."""
    found = match.groupdict()
    if found.get("short_day"):
        year = int(found["short_year"])
        century = 1900 if year >= _FIRST_SHORT_YEAR else 2000
        return iso_day(century + year, found["short_month"], found["short_day"])
    day, month = found["day"], found["month"] or found["month2"]
    return iso_day(found["year"] or found["year2"], month, day)


def iso_day(year: str | int, month: str | int, day: str | int) -> str | None:
    """Return year, month and day in ISO form, None when no such day exists."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[PrintedDate]:
    """Return every whole date in text[start:end], in order."""
    found = []
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        iso = whole_date(match)
        if iso is not None:
            found.append(PrintedDate(iso, match.start(), match.end()))
    return found


def find_date_line(text: str) -> PrintedDate | None:
    """Return the date of a letterhead line, blanks allowed; None when there is no year in it."""
    for match in _BLANK.finditer(text):
        day, month, year = match["day"], match["month"], match["year"]
        if year is None:
            continue
        iso = iso_day(year, month, day) if day and month else None
        if iso is None:
            iso = f"{year}-{int(month):02d}" if month and 1 <= int(month) <= 12 else year
        return PrintedDate(iso, match.start(), match.end())
    return None


def last_day(iso: str) -> date:
    """Return the last day a partial ISO date (2026, 2026-04, 2026-04-05) may stand for."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    if month == 12:
        return date(year, 12, 31)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


def first_day(iso: str) -> date:
    """Return the first day a partial ISO date (2026, 2026-04, 2026-04-05) may stand for."""
    parts = [int(part) for part in iso.split("-")]
    return date(*[*parts, 1, 1][:3])
