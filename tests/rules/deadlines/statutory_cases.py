"""The shipped tables, and how a row of a table of cases says what a case is like."""

from datetime import date
from functools import cache

from danvan.cli_due import load_calendar, load_limits
from danvan.rules.deadlines.calendar import WorkCalendar
from danvan.rules.deadlines.limits import LimitTable
from danvan.rules.deadlines.statutory import (
    Circumstances,
    StatutoryDeadline,
    Suspension,
    statutory_deadline,
)


@cache
def table() -> LimitTable:
    """Return the time limits that danvan ships."""
    return load_limits()


@cache
def calendar() -> WorkCalendar:
    """Return the days off and make-up days that danvan ships."""
    return load_calendar()


def case(told: str) -> Circumstances:
    """Return what words say of a case: "complex remote +2026-03-30 2026-07-10..2026-07-20"."""
    words = told.split()
    return Circumstances(
        is_complex="complex" in words,
        is_specially_complex="special" in words,
        is_remote="remote" in words,
        has_several_places="places" in words,
        has_third_parties="third" in words,
        is_dismissal="dismissal" in words,
        extended_on=tuple(date.fromisoformat(word[1:]) for word in words if word[0] == "+"),
        suspended=tuple(_stay(word) for word in words if ".." in word),
    )


def counted(
    step: str, since: str, told: str = "", limits: LimitTable | None = None
) -> StatutoryDeadline:
    """Count a step by the shipped days off and limits, or by limits made up."""
    begun = date.fromisoformat(since)
    return statutory_deadline(limits or table(), calendar(), step, begun, case(told))


def _stay(word: str) -> Suspension:
    since, _dots, until = word.partition("..")
    return Suspension(date.fromisoformat(since), date.fromisoformat(until) if until else None)
