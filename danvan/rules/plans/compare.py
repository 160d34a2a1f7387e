"""What one plan orders that another does not, and what both order differently."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.documents.edits import edits_between
from danvan.rules.plans.pairing import Side, Work, days_of, pair_works, plain_words

_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
NEAR: Final = 1  # changed words with one word between them are shown as one change


class Aspect(StrEnum):
    """In what two duties differ «điểm thay đổi»."""

    TEXT = "text"
    UNITS = "units"
    PARTNERS = "partners"
    DEADLINE = "deadline"
    NATURE = "nature"
    TARGET = "target"


@dataclass(frozen=True)
class Paired:
    """A work that both plans hold «nhiệm vụ có ở cả hai»: its places, what changed of it."""

    old: int
    new: int
    changed: tuple[Aspect, ...]


@dataclass(frozen=True)
class PlansCompared:
    """How two plans stand to each other «kết quả so sánh»; numbers are places in each."""

    paired: tuple[Paired, ...]
    added: tuple[int, ...]
    dropped: tuple[int, ...]

    @property
    def changed(self) -> tuple[Paired, ...]:
        """Return the works that both hold and that differ."""
        return tuple(pair for pair in self.paired if pair.changed)

    @property
    def same(self) -> tuple[Paired, ...]:
        """Return the works that nothing changed about."""
        return tuple(pair for pair in self.paired if not pair.changed)


@dataclass(frozen=True)
class Piece:
    """A stretch of a text «đoạn chữ»; `changed` where the other text has it otherwise."""

    text: str
    changed: bool


@rule(
    "CMP-02", basis="Quy ước của chương trình: lời, đơn vị, hạn, tính chất, chỉ tiêu của từng việc"
)
def compare_plans(old: Side, new: Side, *, units_count: bool = True) -> PlansCompared:
    """Say which works are new, dropped or changed between two plans «so sánh hai kế hoạch».

    Who does it does not count between plans of two levels: a superior's plan names others.
    """
    if not units_count:
        old, new = _without_units(old), _without_units(new)
    pairs = pair_works(old, new)
    paired = tuple(
        Paired(i, j, tuple(differing(old.works[i], new.works[j], old.year, new.year)))
        for i, j in pairs
    )
    kept_old, kept_new = {i for i, _j in pairs}, {j for _i, j in pairs}
    return PlansCompared(
        paired,
        added=tuple(j for j in range(len(new.works)) if j not in kept_new),
        dropped=tuple(i for i in range(len(old.works)) if i not in kept_old),
    )


def lit_words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return two texts in pieces, so that the words that differ can be lit in each."""
    ours, theirs = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    edits = edits_between([m[0] for m in ours], [m[0] for m in theirs], near=NEAR)
    # A full stop more or less is no change of words.
    spoken = [
        edit
        for edit in edits
        if _spoken([*ours[edit.start : edit.end], *theirs[edit.other_start : edit.other_end]])
    ]
    left = [_stretch(ours, edit.start, edit.end) for edit in spoken]
    right = [_stretch(theirs, edit.other_start, edit.other_end) for edit in spoken]
    return _pieces(old, left), _pieces(new, right)


def _without_units(side: Side) -> Side:
    nobody: frozenset[str] = frozenset()
    works = (replace(work, units=nobody, partners=nobody) for work in side.works)
    return Side(tuple(works), side.year)


def differing(old: Work, new: Work, old_year: int | None, new_year: int | None) -> Sequence[Aspect]:
    """Return in what two works that are one differ, each told from its plan's year."""
    judged = (
        (Aspect.TEXT, plain_words(old, old_year) != plain_words(new, new_year)),
        (Aspect.UNITS, old.units != new.units),
        (Aspect.PARTNERS, old.partners != new.partners),
        (Aspect.DEADLINE, days_of(old, old_year) != days_of(new, new_year)),
        (Aspect.NATURE, old.nature != new.nature),
        (Aspect.TARGET, old.targets != new.targets),
    )
    return [aspect for aspect, differs in judged if differs]


def _spoken(words: Sequence[re.Match[str]]) -> bool:
    return any(word[0][0].isalnum() for word in words)


def _stretch(words: Sequence[re.Match[str]], first: int, last: int) -> tuple[int, int]:
    if first >= last:
        return 0, 0
    return words[first].start(), words[last - 1].end()


def _pieces(text: str, changed: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = 0
    for start, end in changed:
        if start < end:
            found += [Piece(text[at:start], changed=False), Piece(text[start:end], changed=True)]
            at = end
    found.append(Piece(text[at:], changed=False))
    return tuple(piece for piece in found if piece.text)
