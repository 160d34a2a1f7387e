"""The deadlines of a duty, as they are edited: a day, or how often, and whether that day counts."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.plans.shapes import Misshapen
from danvan.plans.values import DeadlineValue
from danvan.plans.wording import EVERY, deadline_words

PERIODS: Final = ("monthly", "quarterly", "every 6 months", "yearly")
COUNTS: Final[tuple[tuple[str, str | Promise], ...]] = (
    ("", gettext_lazy("trong ngày")),
    ("before", gettext_lazy("trước ngày")),
    ("no later than", gettext_lazy("chậm nhất ngày")),
)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})$")
_YEARLY = re.compile(r"(\d{1,2})[/.-](\d{1,2})$")
_KEPT_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
_KEPT_YEARLY = re.compile(r"yearly (\d{2})-(\d{2})$")


class NotADay(ValueError):
    """What was typed is no day «không đọc được ngày»."""


@dataclass
class DeadlineEntry:
    """One deadline while it is edited; `before` is None in the empty line at the end."""

    number: int
    before: DeadlineValue | None
    day: str = ""
    every: str = ""
    counts: str = ""
    error: str = ""

    @property
    def kept(self) -> str:
        """Return what stood there as a hidden field carries it."""
        return json.dumps(asdict(self.before), ensure_ascii=False) if self.before else ""

    @property
    def words(self) -> str:
        """Return what stood there in words."""
        return deadline_words(self.before) if self.before else ""

    @property
    def printed(self) -> str:
        """Return what is printed, where that says more than the value."""
        return self.before.text if self.before else ""


class DeadlinesInput:
    """The list of deadlines in a form «danh sách thời hạn»; the last line is a new one.

    Fields of line 1: `when-1` (what stood there), `when-1-day`, `when-1-every`, `when-1-counts`,
    `when-1-drop`.
    """

    periods = tuple((period, EVERY[period]) for period in PERIODS)
    counts = COUNTS

    def __init__(self) -> None:
        self.entries: list[DeadlineEntry] = [DeadlineEntry(0, None)]

    def show(self, deadlines: Iterable[DeadlineValue]) -> "DeadlinesInput":
        """Fill the list with what stands there, and one empty line."""
        self.entries = [_entry(number, value) for number, value in enumerate(deadlines)]
        self.entries.append(DeadlineEntry(len(self.entries), None))
        return self

    def read(self, data: QueryDict) -> tuple[DeadlineValue, ...]:
        """Return the deadlines typed; an unreadable one keeps its words and says so."""
        self.entries = []
        values = []
        for number in _numbers(data):
            value = self._read_line(data, number)
            if value is not None:
                values.append(value)
        self.entries.append(DeadlineEntry(len(self.entries), None))
        return tuple(values)

    @property
    def has_errors(self) -> bool:
        """Say whether a day could not be read."""
        return any(entry.error for entry in self.entries)

    def _read_line(self, data: QueryDict, number: int) -> DeadlineValue | None:
        field = f"when-{number}"
        before = _kept(data.get(field, ""))
        if data.get(f"{field}-drop"):
            return None
        typed = DeadlineEntry(
            len(self.entries),
            before,
            data.get(f"{field}-day", "").strip(),
            data.get(f"{field}-every", ""),
            data.get(f"{field}-counts", ""),
        )
        if before is None and not (typed.day or typed.every):
            return None
        self.entries.append(typed)
        if before is not None and _same(typed, _entry(number, before)):
            return before
        try:
            return _value(typed)
        except NotADay:
            typed.error = _("Không đọc được ngày này. Hãy gõ như 20/10/2026.")
            return before


def _entry(number: int, value: DeadlineValue) -> DeadlineEntry:
    """Return a deadline as its controls show it; nothing in them when they cannot say it."""
    entry = DeadlineEntry(number, value, counts=value.relation or "")
    kept = value.value or ""
    if found := _KEPT_DAY.match(kept):
        entry.day = "/".join(part for part in reversed(found.groups()) if part)
    elif yearly := _KEPT_YEARLY.match(kept):
        entry.day, entry.every = f"{yearly[2]}/{yearly[1]}", "yearly"
    elif kept in PERIODS:
        entry.every = kept
    if entry.counts not in dict(COUNTS):
        entry.counts = ""
    return entry


def _same(typed: DeadlineEntry, shown: DeadlineEntry) -> bool:
    return (typed.day, typed.every, typed.counts) == (shown.day, shown.every, shown.counts)


def _value(typed: DeadlineEntry) -> DeadlineValue:
    """Return the deadline that the controls say. Raises NotADay."""
    if typed.every:
        value, kind, relation = _period(typed), "recurring", typed.counts or None
    else:
        value, kind = _moment(typed.day), "date"
        relation = typed.counts or ("within" if len(value) < 10 else "no later than")
    made = DeadlineValue("", kind, value, relation)
    printed = typed.before.text if typed.before else deadline_words(made)
    return DeadlineValue(printed, kind, value, relation)


def _period(typed: DeadlineEntry) -> str:
    if typed.every not in PERIODS:
        raise NotADay(typed.every)
    found = _YEARLY.match(typed.day) if typed.every == "yearly" else None
    if typed.day and found is None:
        raise NotADay(typed.day)
    if found is None:
        return typed.every
    day = _date(2024, int(found[2]), int(found[1]))  # a leap year: 29/02 may be meant
    return f"yearly {day:%m-%d}"


def _moment(typed: str) -> str:
    """Return a day, month or year typed as 20/10/2026, 10/2026 or 2026."""
    if found := _DAY.match(typed):
        return _date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    if month := _MONTH.match(typed):
        return f"{_date(int(month[2]), int(month[1]), 1):%Y-%m}"
    if re.fullmatch(r"\d{4}", typed):
        return typed
    raise NotADay(typed)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADay(f"{day}/{month}/{year}") from None


def _kept(kept: str) -> DeadlineValue | None:
    try:
        return DeadlineValue.from_json(json.loads(kept)) if kept else None
    except (ValueError, Misshapen):
        return None


def _numbers(data: QueryDict) -> list[int]:
    tails = (key.removeprefix("when-") for key in data if key.startswith("when-"))
    return sorted(int(tail) for tail in tails if tail.isascii() and tail.isdigit())
