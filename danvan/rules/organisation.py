"""What must hold of bodies and places whatever day it is: no ring, no gap, no day told twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from danvan.rules.catalogue import rule

_A_DAY = timedelta(days=1)
_CRAFT = "Quy ước của chương trình: tổ chức theo ngày"


@dataclass(frozen=True)
class Span:
    """Days from `since` to `until`, both included; `until` is None while open «khoảng ngày»."""

    since: date
    until: date | None = None


@rule("OR-01", basis=_CRAFT)
def makes_ring(one: int, above: int, superiors: Mapping[int, int | None]) -> bool:
    """Say whether putting `one` under `above` would lead back to `one`."""
    seen: set[int] = set()
    climbing: int | None = above
    while climbing is not None and climbing not in seen:
        if climbing == one:
            return True
        seen.add(climbing)
        climbing = superiors.get(climbing)
    return False


@rule("OR-02", basis=_CRAFT)
def first_break(spans: Sequence[Span]) -> date | None:
    """Return the first day that two versions tell, or that none tells in between; None if whole."""
    told = sorted(spans, key=lambda span: span.since)
    for before, after in pairwise(told):
        if before.until is None or before.until >= after.since:
            return after.since
        if before.until + _A_DAY != after.since:
            return before.until + _A_DAY
    return None


@rule("OR-03", basis=_CRAFT)
def ends_place(share: str, *, goes_on: bool) -> bool:
    """Say whether an old place ends: when all or the rest of it went, unless it is made anew."""
    return not goes_on and share in {"whole", "remainder"}


def day_before(day: date) -> date:
    """Return the last day of what ends when something new begins on a day."""
    return day - _A_DAY


def day_after(day: date) -> date:
    """Return the first day without what ended on a day."""
    return day + _A_DAY
