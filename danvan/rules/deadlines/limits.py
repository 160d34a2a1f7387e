"""The table of time limits: which rows of the law are in force on a day, for which place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from danvan.rules.catalogue import rule


class Unit(StrEnum):
    """In what a limit counts «đơn vị tính»."""

    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    EVENT = "event"


class When(StrEnum):
    """What lengthens a limit «trường hợp được kéo dài», replacing its length."""

    COMPLEX = "complex"
    REMOTE = "remote"
    SEVERAL_PLACES = "several_places"
    THIRD_PARTIES = "third_parties"
    DISMISSAL = "dismissal"


# How the data files of the law say it in words, where a row has no code for it.
_IN_WORDS = (
    ("phức tạp", When.COMPLEX),
    ("vùng sâu", When.REMOTE),
    ("miền núi", When.REMOTE),
    ("nhiều địa điểm", When.SEVERAL_PLACES),
    ("bên thứ ba", When.THIRD_PARTIES),
    ("buộc thôi việc", When.DISMISSAL),
)

PAUSE = "clock_pause"
# By the beginning of a step's own name: which row of its group says that its clock can stop.
_PAUSES = (("settle", "suspension"), ("file", "obstacle"))
FREQUENCY = "min_frequency"
REMOTE = "remote"


class CannotCount(ValueError):
    """No date can be counted «không tính được hạn»; `message` says why and what to do."""

    code = "cannot_count"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnknownStep(CannotCount):
    """No row of any time has this step."""

    code = "unknown_step"


class NoLimitInForce(CannotCount):
    """The step is known, but no row was in force on the day."""

    code = "no_limit"


class NotADeadline(CannotCount):
    """The row is a frequency, a pause or bound to an event: it gives no date."""

    code = "not_a_deadline"


class ImpossibleDates(CannotCount):
    """The dates given contradict each other."""

    code = "impossible_dates"


class BadLimits(CannotCount):
    """A table of limits is not in the form this program reads."""

    code = "bad_limits"


@dataclass(frozen=True, slots=True)
class Lengthening:
    """How far a decision adds to a limit «mức gia hạn»: at most `times`, `each` that long."""

    level: str
    times: int
    each: int


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit of the law «thời hạn» with its article and its days of force.

    `duration` counts `unit`s from `event` (negative: back from it); `extended_to` replaces it in
    the case `extended_when`; `lengthenings` add to it, each by a written decision.
    """

    step: str
    subject: str
    event: str
    duration: int | None
    unit: Unit
    kind: str
    source: str
    since: date
    until: date | None = None
    area: str | None = None
    extended_to: int | None = None
    extended_when: When | None = None
    lengthenings: tuple[Lengthening, ...] = ()
    is_verified: bool = False
    condition: str = ""
    note: str = ""
    period: str = ""

    @property
    def is_backward(self) -> bool:
        """Say whether it is counted back from its event."""
        return self.duration is not None and self.duration < 0

    @property
    def gives_date(self) -> bool:
        """Say whether a date can be counted from it."""
        return (
            self.duration is not None
            and self.unit is not Unit.EVENT
            and self.kind not in (PAUSE, FREQUENCY)
        )

    def holds_on(self, day: date) -> bool:
        """Say whether the row is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class LimitTable:
    """The rows of all times «bảng thời hạn», asked by step and day."""

    def __init__(self, limits: Iterable[Limit]) -> None:
        self._by_step: dict[str, list[Limit]] = {}
        for limit in limits:
            self._by_step.setdefault(limit.step, []).append(limit)

    def __len__(self) -> int:
        return sum(len(rows) for rows in self._by_step.values())

    @property
    def steps(self) -> tuple[str, ...]:
        """Return every step that has a row."""
        return tuple(sorted(self._by_step))

    @rule(
        "DL-10",
        basis="Luật Ban hành văn bản quy phạm pháp luật: áp dụng văn bản có hiệu lực lúc xảy ra",
    )
    def in_force(self, step: str, day: date, *, remote: bool = False) -> tuple[Limit, ...]:
        """Return the rows of a step in force on a day; a remote place takes its own where it has.

        Raises UnknownStep, NoLimitInForce.
        """
        rows = self._by_step.get(step)
        if rows is None:
            raise UnknownStep(_unknown(step, self.steps))
        holding = [row for row in rows if row.holds_on(day)]
        own = [row for row in holding if row.area == REMOTE] if remote else []
        found = own or [row for row in holding if row.area is None]
        if not found:
            raise NoLimitInForce(
                f"Chưa có quy định về “{rows[0].subject}” có hiệu lực vào ngày {day:%d/%m/%Y} "
                "trong bảng thời hạn. Hãy nhập hạn bằng tay, ghi rõ căn cứ."
            )
        return tuple(found)

    def pause_of(self, step: str, day: date) -> Limit | None:
        """Return the row by which what begins that day stops the clock of a step.

        A suspension stops the time to settle, an obstacle the time in which one may complain.
        """
        family, _, rest = step.partition(".")
        name = next((name for begins, name in _PAUSES if rest.startswith(begins)), "")
        rows = self._by_step.get(f"{family}.{name}", ())
        return next((row for row in rows if row.kind == PAUSE and row.holds_on(day)), None)


def table_from(content: object) -> LimitTable:
    """Return the table that a data file holds: a list of rows, or an object with `limits`.

    Raises BadLimits for another form.
    """
    rows = content.get("limits") if isinstance(content, Mapping) else content
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise BadLimits(
            "Tệp thời hạn không đúng dạng: cần một danh sách dòng JSON, mỗi dòng có step, "
            "duration, unit, source, effective_from."
        )
    return LimitTable(limit_from(row) for row in rows)


def limit_from(row: Mapping[str, Any]) -> Limit:
    """Return one row of a data file. Raises BadLimits, naming the row."""
    try:
        return _limit(row)
    except (KeyError, TypeError, ValueError) as error:
        name = row.get("step") or row.get("id") or "?"
        raise BadLimits(f"Dòng thời hạn “{name}” không đọc được ({error}). Sửa tệp.") from error


def _limit(row: Mapping[str, Any]) -> Limit:
    extended = _whole(row.get("extended_to"))
    since = date.fromisoformat(row["effective_from"])
    until = date.fromisoformat(row["effective_to"]) if row.get("effective_to") else None
    if until is not None and until < since:
        raise ValueError(f"effective_to {until} < effective_from {since}")
    return Limit(
        step=_words(row["step"]),
        subject=row.get("subject") or row["step"],
        event=row.get("event_start") or "",
        duration=_whole(row.get("duration")),
        unit=Unit(row["unit"]),
        kind=row.get("kind") or "max",
        source=_words(row["source"]),
        since=since,
        until=until,
        area=row.get("area"),
        extended_to=extended,
        extended_when=_when(row) if extended is not None else None,
        lengthenings=tuple(_lengthening(item) for item in row.get("extensions") or ()),
        is_verified=row.get("status") == "VERIFIED",
        condition=row.get("condition") or "",
        note=row.get("note") or "",
        period=row.get("period") or "",
    )


def _lengthening(item: Mapping[str, Any]) -> Lengthening:
    times, each = _whole(item["times"]), _whole(item["each"])
    if not times or not each or min(times, each) < 1:
        raise ValueError(f"extensions: {times}, {each}")
    return Lengthening(_words(item["level"]), times, each)


def _words(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} không phải chữ")
    return value


def _whole(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{value!r} không phải số nguyên")
    return value


def _when(row: Mapping[str, Any]) -> When | None:
    if row.get("extended_when"):
        return When(row["extended_when"])
    words = row.get("extension") or ""
    return next((when for sign, when in _IN_WORDS if sign in words), None)


def _unknown(step: str, steps: tuple[str, ...]) -> str:
    family = step.partition(".")[0]
    near = [known for known in steps if known.startswith(f"{family}.")]
    if near:
        return f"Không có bước “{step}” trong bảng thời hạn. Cùng nhóm có: {', '.join(near)}."
    families = dict.fromkeys(known.partition(".")[0] for known in steps)
    return f"Không có bước “{step}” trong bảng thời hạn. Các nhóm bước: {', '.join(families)}."
