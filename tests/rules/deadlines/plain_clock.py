"""The clock once more, day by day on a paper calendar: reads the shipped rows itself.

Nothing of `danvan.rules` counts here; what both say of a day due has been worked out twice.
"""

import json
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from danvan.rules.deadlines.statutory import Circumstances

DATA = Path(__file__).parents[3] / "danvan" / "law" / "data"
ONE = timedelta(days=1)
REFUSED = "refused"
Row = Mapping[str, Any]


@cache
def rows() -> tuple[Row, ...]:
    """Return the rows of the data file as they are written."""
    text = (DATA / "time_limits.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["limits"])


@cache
def days(kind: str) -> frozenset[date]:
    """Return the settled days off, or the make-up days, of the data file."""
    listed = json.loads((DATA / "holidays.json").read_text(encoding="utf-8"))["days"]
    settled = [one for one in listed if one["kind"] == kind and one.get("settled", True)]
    return frozenset(date.fromisoformat(one["on"]) for one in settled)


def worked(day: date) -> bool:
    """Say whether a day is worked."""
    return day in days("make_up") or (day.isoweekday() <= 5 and day not in days("off"))


def holds(row: Row, day: date) -> bool:
    """Say whether a row is in force."""
    ends = row.get("effective_to") or "9999-12-31"
    return bool(row["effective_from"] <= day.isoformat() <= ends)


def plain_due(step: str, on: date, case: Circumstances) -> date | str | None:
    """Return the day due, None while the clock stands still, REFUSED where none can be counted."""
    found = [row for row in rows() if row["step"] == step and holds(row, on)]
    remote = [row for row in found if row.get("area") == "remote"]
    if not (case.is_remote and remote):
        remote = [row for row in found if not row.get("area")]
    ends = [_end(row, on, case) for row in remote]
    if not ends or REFUSED in ends:
        return REFUSED
    running = [end for end in ends if isinstance(end, date)]
    return min(running) if running else None


def _end(row: Row, on: date, case: Circumstances) -> date | str | None:
    each = _each(row, case)
    if not _gives_day(row) or each is None:
        return REFUSED
    budget = row["extended_to"] if _longer(row, case) else row["duration"]
    stays = {(stay.since, 0, place): stay for place, stay in enumerate(case.suspended)}
    decided = {(day, 1, place): None for place, day in enumerate(case.extended_on)}
    papers, stood = {**stays, **decided}, 0
    for (day, _order, _place), stay in sorted(papers.items(), key=lambda paper: paper[0]):
        raw = _walk(row["unit"], on, budget, stood)
        last = _worked_from(raw, -1 if budget < 0 else 1)
        if stay is None:
            if not on <= day <= last:
                return REFUSED
            budget += each
        elif day <= last and _stops(row, day):
            if stay.until is None:
                return None  # whatever is decided meanwhile, no time runs out
            still = list(_between(min(day, raw), stay.until))
            stood += sum(map(worked, still)) if row["unit"] == "working_day" else len(still)
    return _worked_from(_walk(row["unit"], on, budget, stood), -1 if budget < 0 else 1)


def _gives_day(row: Row) -> bool:
    asks_none = row["kind"] in ("clock_pause", "min_frequency") or row["unit"] == "event"
    return row.get("duration") is not None and not asks_none


def _longer(row: Row, case: Circumstances) -> bool:
    return row.get("extended_to") is not None and {
        "complex": case.is_complex or case.is_specially_complex,
        "remote": case.is_remote,
        "several_places": case.has_several_places,
        "third_parties": case.has_third_parties,
        "dismissal": case.is_dismissal,
    }.get(row.get("extended_when") or "", False)


def _each(row: Row, case: Circumstances) -> int | None:
    """Return how long each decision makes the time; None where the law allows not so many."""
    given = len(case.extended_on)
    if not given:
        return 0
    levels = list(row.get("extensions") or ())
    if case.is_complex and not case.is_specially_complex:
        levels = levels[:1]
    twice = len(set(case.extended_on)) < given
    return None if not levels or twice or given > levels[-1]["times"] else levels[-1]["each"]


def _stops(row: Row, day: date) -> bool:
    family, _dot, rest = row["step"].partition(".")
    word = {"settle": "suspension", "file": "obstacle"}.get(rest.split("_")[0], "")
    stops = [one for one in rows() if one["step"] == f"{family}.{word}"]
    return any(one["kind"] == "clock_pause" and holds(one, day) for one in stops)


def _walk(unit: str, on: date, amount: int, stood: int) -> date:
    """Walk the time day by day; days of standing still come on top."""
    if unit in ("month", "year"):
        day = on
        for _month in range(amount * (12 if unit == "year" else 1)):
            day = day.replace(day=1) + timedelta(days=monthrange(day.year, day.month)[1])
        last = monthrange(day.year, day.month)[1]
        return day.replace(day=min(on.day, last)) + timedelta(days=stood)
    left = abs(-(-amount // 24) if unit == "hour" else amount) + stood
    step, day = (-ONE if amount < 0 else ONE), on
    while left:
        day += step
        left -= unit != "working_day" or worked(day)
    return day


def _worked_from(day: date, way: int) -> date:
    while not worked(day):
        day += way * ONE
    return day


def _between(since: date, until: date) -> Iterator[date]:
    """Yield the days from one to the day before another."""
    every = (since + timedelta(days=count) for count in range(10_000))
    return takewhile(lambda day: day < until, every)
