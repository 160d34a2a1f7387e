"""The fewest changes that make one row of words of another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# Beyond so many changed words the two are simply different papers.
MOST_EDITS: Final = 1200


@dataclass(frozen=True)
class Edit:
    """Words start…end of the one row that are start…end of the other «chỗ sửa»."""

    start: int
    end: int
    other_start: int
    other_end: int


def edits_between(ours: Sequence[str], theirs: Sequence[str], *, near: int = 0) -> list[Edit]:
    """Return where two rows differ, in order; changes with `near` or fewer words between are one.

    Rows that share too little come back as one change of the whole.
    """
    lead = _shared(ours, theirs)
    tail = _shared(ours[lead:][::-1], theirs[lead:][::-1])
    a, b = ours[lead : len(ours) - tail], theirs[lead : len(theirs) - tail]
    if not a and not b:
        return []
    path = _trace(a, b) if a and b else None
    found = _steps(path, len(a), len(b)) if path else [Edit(0, len(a), 0, len(b))]
    moved = [
        Edit(e.start + lead, e.end + lead, e.other_start + lead, e.other_end + lead) for e in found
    ]
    return _joined(moved, near)


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count


def _trace(a: Sequence[str], b: Sequence[str]) -> list[dict[int, int]] | None:
    """Return the furthest reach of each diagonal for every number of edits (Myers 1986)."""
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(len(a) + len(b), MOST_EDITS) + 1):
        now: dict[int, int] = {}
        trace.append(reach)
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and reach.get(k - 1, -1) < reach.get(k + 1, -1))
            x = reach.get(k + 1, 0) if down else reach.get(k - 1, 0) + 1
            if x > len(a) or x - k > len(b):
                now[k] = x
                continue
            while x < len(a) and x - k < len(b) and a[x] == b[x - k]:
                x += 1
            now[k] = x
            if x >= len(a) and x - k >= len(b):
                trace.append(now)
                return trace
        reach = now
    return None


def _steps(trace: list[dict[int, int]], x: int, y: int) -> list[Edit]:
    """Walk the trace back from the ends to the beginnings."""
    found: list[Edit] = []
    for edits in range(len(trace) - 2, -1, -1):
        reach, k = trace[edits], x - y
        down = k == -edits or (k != edits and reach.get(k - 1, -1) < reach.get(k + 1, -1))
        before_k = k + 1 if down else k - 1
        before_x = reach.get(before_k, 0)
        before_y = before_x - before_k
        if edits:
            end = (before_x, before_y + 1) if down else (before_x + 1, before_y)
            found.append(Edit(before_x, end[0], before_y, end[1]))
        x, y = before_x, before_y
    return found[::-1]


def _joined(edits: list[Edit], near: int) -> list[Edit]:
    made: list[Edit] = []
    for edit in edits:
        last = made[-1] if made else None
        if last is not None and edit.start - last.end <= near:
            made[-1] = Edit(last.start, edit.end, last.other_start, edit.other_end)
        else:
            made.append(edit)
    return made
