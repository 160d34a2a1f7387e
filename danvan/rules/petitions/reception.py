"""Days of receiving citizens: how they are written, which days a schedule means, what is owed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.deadlines.calendar import WEEKDAYS, WorkCalendar, say_weekday
from danvan.rules.documents.spelling import search_words

WEEKLY: Final = "weekly"
MONTHLY: Final = "monthly"
LAST_WEEK: Final = 5  # «tuần cuối»: the last such weekday of the month
LONGEST_LIST: Final = 31
LONGEST_TEXT: Final = 300

# Regular days are working days: Saturday is nobody's regular day, an extraordinary one may be.
_NAMED: Final = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4}
_ORDINALS: Final = {"dau": 1, "nhat": 1, "hai": 2, "ba": 3, "tu": 4, "cuoi": LAST_WEEK}
_FILLERS: Final = frozenset({"va", "cac", "hang", "hoac", "moi", "cua", "lan"})
_PERIODS: Final = ("tuan", "thang")  # «thứ Năm hằng tuần», «ngày 15 hằng tháng»
_SPLIT = re.compile(r"[;,]")


@dataclass(frozen=True)
class MeetingDays:
    """On which days a schedule falls «các ngày tiếp»: weekly or monthly, as tokens.

    Weekly tokens are weekdays ("3": Thursday). Monthly ones are days ("d15") or a weekday of a
    week of the month ("w3.2": second Thursday; "w3.5": the last).
    """

    rhythm: str
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class MeetingDay:
    """One day that a schedule means «ngày tiếp», and the day it was moved from, if any."""

    on: date
    meant: date

    @property
    def moved(self) -> bool:
        """Say whether the day meant was a day off."""
        return self.on != self.meant


@rule("PT-60", basis="Luật Tiếp công dân 42/2013/QH13, Điều 12, 15, 18: lịch do đơn vị tự định")
def read_days(text: str) -> MeetingDays | None:
    """Return the days that somebody typed «ngày 15; thứ Năm tuần 2 và 4»; None when unreadable.

    Bare weekdays make a weekly schedule, days and weeks a monthly one; the two are not mixed.
    """
    if len(text) > LONGEST_TEXT:
        return None
    tokens: list[str] = []
    for part in _SPLIT.split(text):
        words = [word for word in search_words(part) if word not in _FILLERS]
        if not words:
            continue
        read = _read_part(words) or _read_more(words, tokens)
        if read is None:
            return None
        tokens += read
    return _checked(tuple(dict.fromkeys(tokens)))


def say_days(days: MeetingDays) -> str:
    """Return the days as people write them, so that they can be read again."""
    if days.rhythm == WEEKLY:
        return ", ".join(WEEKDAYS[int(token)] for token in days.tokens)
    return "; ".join(_say(token) for token in days.tokens)


@rule("PT-61", basis="Quy ước của chương trình: ngày tiếp trùng ngày nghỉ thì chuyển ngày làm việc")
def meeting_days(
    days: MeetingDays, since: date, until: date, calendar: WorkCalendar
) -> tuple[MeetingDay, ...]:
    """Return the days a schedule means between two days, both included.

    A day off moves to the next working day, and says so; where two fall together one remains,
    rather the one that was not moved.
    """
    found: dict[date, MeetingDay] = {}
    for meant in _meant(days, since, until):
        day = MeetingDay(calendar.next_working(meant), meant)
        known = found.get(day.on)
        if known is None or (known.moved and not day.moved):
            found[day.on] = day
    return tuple(found[on] for on in sorted(found))


def say_moved(day: MeetingDay) -> str:
    """Return the sentence that tells of a day moved; empty when it stands where it was meant."""
    if not day.moved:
        return ""
    return f"{_capital(say_weekday(day.meant))} là ngày nghỉ: chuyển sang {say_weekday(day.on)}."


@rule("PT-62", basis="Luật Tiếp công dân 42/2013/QH13, Điều 12, 13, 15, 18; Quy định 11-QĐi/TW")
def frequency_step(*, sector: str, kind: str, level: str) -> str | None:
    """Return the step of the law that says how often the head of a body receives; None: unknown.

    A Party committee at the province has no row of its own: nothing is told of it.
    """
    if kind == "party_committee":
        return "reception.party_frequency" if level == "commune" else None
    if sector != "government":
        return None
    if kind == "ubnd" and level in ("commune", "district", "province"):
        return f"reception.{level}_frequency"
    return "reception.head_frequency"


@rule("PT-65", basis="Luật Tiếp công dân 42/2013/QH13, Điều 28; từng dòng của bảng thời hạn")
def steps_after_reception(*, sector: str) -> tuple[str, ...]:
    """Return the steps of the law whose time runs from the day on which people were received.

    What a conclusion orders besides has no rule: its day is set by hand, with its basis.
    """
    if sector == "party":
        return (reply_step(sector=sector),)
    return (
        reply_step(sector=sector),
        "petition.triage",
        "petition.transfer",
        "feedback.transfer",
        "land.mediation_accept",
        "land.mediation",
    )


def reply_step(*, sector: str) -> str:
    """Return the step of the law by which whoever came is answered."""
    return "reception.party_reply" if sector == "party" else "reception.reply"


def _read_more(words: Sequence[str], before: Sequence[str]) -> list[str] | None:
    """Return the tokens of a part that goes on after a comma: «ngày 5, 20», «thứ Ba tuần 1, 3»."""
    last = before[-1] if before else ""
    if last.startswith("d"):
        return _read_numbers(words)
    if last.startswith("w"):
        weeks = _read_weeks(["tuan", *words])
        return [f"{last.partition('.')[0]}.{week}" for week in weeks] if weeks else None
    return None


def _read_part(words: list[str]) -> list[str] | None:
    """Return the tokens of one part: «ngày 15 và 25», «thứ Năm tuần 2 và 4», «thứ Ba và thứ 5»."""
    while words and words[-1] in _PERIODS:
        words = words[:-1]
    if words[:1] == ["ngay"] and words[1:2] != ["thu"]:
        return _read_numbers(words[1:])
    weekdays, rest = _read_weekdays(words[1:] if words[:1] == ["ngay"] else words)
    if not weekdays:
        return None
    if not rest:
        return [str(weekday) for weekday in weekdays]
    weeks = _read_weeks(rest)
    if weeks is None:
        return None
    return [f"w{weekday}.{week}" for weekday in weekdays for week in weeks]


def _read_numbers(words: Sequence[str]) -> list[str] | None:
    numbers = [word for word in words if word != "ngay"]
    if not numbers or not all(_is_number(word, 1, 31) for word in numbers):
        return None
    return [f"d{int(word)}" for word in numbers]


def _read_weekdays(words: Sequence[str]) -> tuple[list[int], Sequence[str]]:
    """Return the weekdays that stand first, and what follows them."""
    found: list[int] = []
    at = 0
    while at < len(words) and words[at] == "thu":
        said = words[at + 1] if at + 1 < len(words) else ""
        weekday = int(said) - 2 if _is_number(said, 2, 6) else _NAMED.get(said)
        if weekday is None:
            return [], words
        found.append(weekday)
        at += 2
    return found, words[at:]


def _read_weeks(words: Sequence[str]) -> list[int] | None:
    if words[0] != "tuan":
        return None
    weeks: list[int] = []
    for word in words[1:]:
        if word in ("tuan", "thu"):
            continue
        week = int(word) if _is_number(word, 1, 4) else _ORDINALS.get(word)
        if week is None:
            return None
        weeks.append(week)
    return weeks or None


def _is_number(word: str, low: int, high: int) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 2 and low <= int(word) <= high


def _checked(tokens: tuple[str, ...]) -> MeetingDays | None:
    if not tokens or len(tokens) > LONGEST_LIST:
        return None
    weekly = [token.isdigit() for token in tokens]
    if all(weekly):
        return MeetingDays(WEEKLY, tuple(sorted(tokens)))
    return None if any(weekly) else MeetingDays(MONTHLY, tokens)


def _say(token: str) -> str:
    if token.startswith("d"):
        return f"ngày {token[1:]}"
    weekday, week = token[1:].split(".")
    said = "cuối" if int(week) == LAST_WEEK else week
    return f"{WEEKDAYS[int(weekday)]} tuần {said}"


def _meant(days: MeetingDays, since: date, until: date) -> Iterator[date]:
    wanted = frozenset(days.tokens)
    day = since
    while day <= until:
        if wanted & frozenset(_names_of(day, days.rhythm)):
            yield day
        day += timedelta(days=1)


def _names_of(day: date, rhythm: str) -> Iterable[str]:
    """Return the tokens that mean a day; the last of a short month stands for its missing days."""
    if rhythm == WEEKLY:
        return (str(day.weekday()),)
    names = [f"d{day.day}", f"w{day.weekday()}.{(day.day - 1) // 7 + 1}"]
    if (day + timedelta(days=1)).month != day.month:
        names += [f"d{number}" for number in range(day.day + 1, 32)]
    if (day + timedelta(days=7)).month != day.month:
        names.append(f"w{day.weekday()}.{LAST_WEEK}")
    return names


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
