"""Deadlines in a text «thời hạn»: days, months, recurring and relative ones, none read twice."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from danvan.rules.catalogue import rule
from danvan.rules.plans.schedule_forms import FORMS, FoundDeadline, seen_in

_NEAR = 110
_STOP = re.compile(r"[.;\n]")


@dataclass(frozen=True)
class Mask:
    """Stretches that hold no deadline: citations, subjects of cited acts, quotations."""

    spans: tuple[tuple[int, int], ...]

    def hides(self, offset: int) -> bool:
        """Say whether `offset` lies in a masked stretch."""
        place = bisect_right(self.spans, (offset, 1 << 62)) - 1
        return place >= 0 and self.spans[place][0] <= offset < self.spans[place][1]


def mask_of(spans: list[tuple[int, int]]) -> Mask:
    """Return a mask of spans, overlapping ones joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return Mask(tuple(joined))


@rule(
    "PLAN-04", basis="Nội dung thời hạn như in trong kế hoạch; ngày trong viện dẫn không phải hạn"
)
def find_deadlines(
    text: str, start: int, end: int, *, year: int | None, cited: Mask, titles: Mask
) -> list[FoundDeadline]:
    """Return the deadlines in text[start:end]; days without a year are of the plan's `year`.

    `cited` hides dates of citations; `titles` also hides recurring words in names and quotations.
    """
    found: list[FoundDeadline] = []
    taken = _Taken()
    seen = seen_in(text[start:end].lower())
    for pattern, make, mask, look in FORMS:
        if look not in seen:
            continue
        hidden = cited if mask == "cited" else titles
        for match in pattern.finditer(text, start, end):
            key = match.end() - 1 if mask == "cited" else match.start()
            if hidden.hides(key) or taken.meets(match.start(), match.end()):
                continue
            deadline = make(match, year)
            if deadline is not None:
                found.append(deadline)
                taken.add(deadline.start, deadline.end)
    return _without_bare_rhythms(text, sorted(found, key=lambda deadline: deadline.start))


def _without_bare_rhythms(text: str, found: list[FoundDeadline]) -> list[FoundDeadline]:
    """«hằng quý (trước ngày 20 tháng cuối quý)» is one deadline: the day says the rhythm too."""
    kept: list[FoundDeadline] = []
    for deadline in found:
        before = kept[-1] if kept else None
        if before is not None and _says_more(before, deadline, text[before.end : deadline.start]):
            kept[-1] = replace(deadline, start=before.start)
        else:
            kept.append(deadline)
    return kept


def _says_more(rhythm: FoundDeadline, day: FoundDeadline, between: str) -> bool:
    same = day.kind == "recurring" and day.value.startswith(rhythm.value + " ")
    return same and len(between) <= _NEAR and not _STOP.search(between)


class _Taken:
    """Stretches already read, none meeting another."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []

    def meets(self, start: int, end: int) -> bool:
        place = bisect_left(self.starts, end)
        return place > 0 and self.ends[place - 1] > start

    def add(self, start: int, end: int) -> None:
        place = bisect_left(self.starts, start)
        self.starts.insert(place, start)
        self.ends.insert(place, end)
