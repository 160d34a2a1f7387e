"""What becomes of work already given when a plan's new version orders it otherwise «bản mới»."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.plans.owing import DATED

DELIVERABLE: Final = "deliverable"


class Fate(StrEnum):
    """What becomes of a piece of work «việc ra sao khi có bản mới»."""

    SAME = "same"
    LATER = "later"
    EARLIER = "earlier"
    DATED = "dated"
    UNDATED = "undated"
    DONE = "done"
    OWED = "owed"
    NEW = "new"
    GONE = "gone"


MOVED: Final = frozenset({Fate.LATER, Fate.EARLIER, Fate.DATED, Fate.UNDATED})
GOING_ON: Final = MOVED | {Fate.SAME, Fate.OWED}


@dataclass(frozen=True)
class Given:
    """Work that the older version gave «việc đã giao».

    `planned` is the day the older version itself set, where the creditor has moved it since.
    `settled`: nothing more is owed of it; `submitted`: reported, and waiting for a word.
    """

    debtor: int
    occurrence: str
    nature: str
    due: date | None = None
    planned: date | None = None
    settled: bool = False
    submitted: bool = False


@dataclass(frozen=True)
class Coming:
    """Work that the new version orders «việc theo bản mới»."""

    debtor: int
    occurrence: str
    nature: str
    due: date | None = None


@dataclass(frozen=True)
class Renewed:
    """One piece of work with its fate: its places among the given and the coming."""

    fate: Fate
    old: int | None = None
    new: int | None = None


@rule(
    "CMP-05",
    basis="Quy ước của chương trình: bản mới thay lời giao, việc đang làm đi tiếp, xong thì thôi",
)
def renew_work(
    given: Sequence[Given], coming: Sequence[Coming], since: date
) -> tuple[Renewed, ...]:
    """Return the fate of each piece of one duty's work under a new version of `since`.

    Work goes on for the same debtor and period. What fell due before the new version stays owed
    although the new one does not speak of that period; without `coming` (the duty was dropped)
    only what is reported waits for its word.
    """
    pairs = dict(_pairs(given, coming))
    taken = set(pairs.values())
    renewed = [
        Renewed(_fate(each, coming[pairs[place]]), place, pairs[place])
        if place in pairs
        else Renewed(_left(each, since, dropped=not coming), place)
        for place, each in enumerate(given)
    ]
    fresh = [Renewed(Fate.NEW, None, place) for place in range(len(coming)) if place not in taken]
    return (*renewed, *fresh)


def _pairs(given: Sequence[Given], coming: Sequence[Coming]) -> Iterable[tuple[int, int]]:
    """Yield which given work is which coming work: period by period, then deliverables by day."""
    ours: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    theirs: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for place, each in enumerate(given):
        ours[each.debtor, _sort(each.nature)].append(place)
    for place, work in enumerate(coming):
        theirs[work.debtor, _sort(work.nature)].append(place)
    for key, places in theirs.items():
        same = dict(_same_period(given, coming, ours[key], places))
        yield from same.items()
        old = [place for place in ours[key] if place not in same]
        new = [place for place in places if place not in same.values()]
        yield from _by_day(given, coming, old, new, lone=len(ours[key]) == 1)


def _same_period(
    given: Sequence[Given], coming: Sequence[Coming], old: Iterable[int], new: Iterable[int]
) -> Iterable[tuple[int, int]]:
    waiting = {coming[place].occurrence: place for place in new}
    for place in old:
        if given[place].occurrence in waiting:
            yield place, waiting.pop(given[place].occurrence)


def _by_day(
    given: Sequence[Given],
    coming: Sequence[Coming],
    old: Iterable[int],
    new: Iterable[int],
    *,
    lone: bool,
) -> Iterable[tuple[int, int]]:
    """Yield deliverables in the order of their days: «trước 20/6» may become two days.

    What is settled answers for a new day only where it was all there was.
    """
    left = [p for p in old if given[p].nature == DELIVERABLE and (lone or not given[p].settled)]
    left.sort(key=lambda place: given[place].due or date.max)
    come = [place for place in new if coming[place].nature == DELIVERABLE]
    come.sort(key=lambda place: coming[place].due or date.max)
    return zip(left, come, strict=False)


def _sort(nature: str) -> str:
    """Return what parts natures: dated work lives alike, standing work and requests otherwise."""
    return "dated" if nature in DATED else nature


def _fate(old: Given, new: Coming) -> Fate:
    if old.settled:
        return Fate.DONE
    if new.due in (old.due, old.planned or old.due):
        return Fate.SAME
    if new.due is None:
        return Fate.SAME if old.submitted else Fate.UNDATED
    if old.due is not None and new.due > old.due:
        return Fate.LATER
    if old.submitted:
        return Fate.SAME  # reported already: an earlier day would make it late afterwards
    return Fate.DATED if old.due is None else Fate.EARLIER


def _left(old: Given, since: date, *, dropped: bool) -> Fate:
    """Return the fate of what the new version does not speak of."""
    if old.settled:
        return Fate.DONE
    overdue = old.due is not None and old.due < since and not dropped
    return Fate.OWED if old.submitted or overdue else Fate.GONE
