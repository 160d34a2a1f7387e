"""The values in which deadlines are written ("2026-10-20", "yearly 11-30"), read into parts."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Written:
    """A deadline as the plan writes it «thời hạn như văn bản ghi».

    `value` is in the words of the reading; several are joined by "; ". `relation` is "before",
    "no later than", "within" or None.
    """

    text: str
    kind: str = "date"
    value: str | None = None
    relation: str | None = None


@dataclass(frozen=True)
class LastDay:
    """A single last day as written: `first` begins the span meant («trong tháng 10»)."""

    first: date
    last: date
    name: str

    @property
    def is_day(self) -> bool:
        """Say whether one day is written, not a month, quarter or year."""
        return self.first == self.last


@dataclass(frozen=True)
class Every:
    """A rhythm «định kỳ»: `months` long; `month` and `day` when the text names the day.

    A month without a day is the last of the `lasting` months meant: «tháng 11 hằng năm».
    """

    months: int
    name: str
    month: int | None = None
    day: int | None = None
    lasting: int = 1


_DAY = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})")
_SPAN = re.compile(r"\d{4}-\d{2}-\d{2}(?:/|\.\.)(?P<last>\d{4}-\d{2}-\d{2})")
_MONTH = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})")
_QUARTER = re.compile(r"(?P<y>\d{4})-[Qq](?P<q>[1-4])")
_YEAR = re.compile(r"(?P<end>end of year )?(?P<y>\d{4})")
_RHYTHM = re.compile(
    r"(?P<word>yearly|monthly|quarterly|every 6 months)"
    r"(?: (?:(?:(?P<m>\d{2})-)?(?P<d>\d{2})|(?<=yearly )Q(?P<q>[1-4])))?"
)
_RHYTHMS = {
    "yearly": (12, "hằng năm"),
    "monthly": (1, "hằng tháng"),
    "quarterly": (3, "hằng quý"),
    "every 6 months": (6, "6 tháng một lần"),
}


def parts_of(value: str | None) -> tuple[str, ...]:
    """Return the single values of a joined one."""
    return tuple(part.strip() for part in (value or "").split(";") if part.strip())


def last_day(part: str) -> LastDay | None:
    """Return the day, month, quarter or year that a value names; None when it names none."""
    if span := _SPAN.fullmatch(part):
        part = span["last"]
    if found := _DAY.fullmatch(part):
        day = _day(int(found["y"]), int(found["m"]), int(found["d"]))
        return LastDay(day, day, f"ngày {day:%d/%m/%Y}") if day else None
    if found := _MONTH.fullmatch(part):
        return _months(int(found["y"]), int(found["m"]), 1, f"tháng {found['m']}/{found['y']}")
    if found := _QUARTER.fullmatch(part):
        quarter = int(found["q"])
        name = f"quý {quarter} năm {found['y']}"
        return _months(int(found["y"]), quarter * 3 - 2, 3, name)
    if found := _YEAR.fullmatch(part):
        return _year(int(found["y"]), at_end=found["end"] is not None)
    return None


def rhythm(part: str) -> Every | None:
    """Return the rhythm a value names; None when it names none, or a day that no month has."""
    found = _RHYTHM.fullmatch(part)
    if found is None:
        return None
    months, name = _RHYTHMS[found["word"]]
    if found["q"]:
        return Every(months, name, month=int(found["q"]) * 3, lasting=3)
    if found["word"] == "yearly" and found["d"] and not found["m"]:
        return Every(months, name, month=int(found["d"])) if 1 <= int(found["d"]) <= 12 else None
    month = int(found["m"]) if found["m"] else None
    day = int(found["d"]) if found["d"] else None
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return Every(months, name, month, day)


def end_of_month(year: int, month: int) -> date:
    """Return the last day of a month; months beyond twelve run into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months(year: int, month: int, count: int, name: str) -> LastDay | None:
    if not 1 <= month <= 12:
        return None
    return LastDay(date(year, month, 1), end_of_month(year, month + count - 1), name)


def _year(year: int, *, at_end: bool) -> LastDay | None:
    if year < 1:
        return None
    last = date(year, 12, 31)
    return LastDay(last if at_end else date(year, 1, 1), last, f"năm {year}")
