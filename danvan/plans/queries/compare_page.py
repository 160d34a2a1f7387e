"""Two plans side by side: what is new, dropped, changed, with the words that differ lit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from danvan.plans.models import Plan, PlanDraft
from danvan.plans.queries.compare_sides import (
    ComparedSide,
    WorkShown,
    compared_sides,
    unit_key,
)
from danvan.rules.plans.compare import (
    Aspect,
    Paired,
    Piece,
    PlansCompared,
    compare_plans,
    lit_words,
)
from danvan.rules.text.letters import bare_words

CHANGED, ADDED, DROPPED, SAME, OTHERS = "doi", "moi", "bo", "giu", "khac"
UNASKED = (SAME, OTHERS)  # shown to who asks for them
GROUPS: Mapping[str, Promise] = {
    CHANGED: _("Thay đổi"),
    ADDED: _("Mới"),
    DROPPED: _("Không còn"),
    SAME: _("Giữ nguyên"),
}
# Between a superior's plan and one's own nothing is dropped: it is not there yet.
LEVELS: Mapping[str, Promise] = {
    **GROUPS,
    ADDED: _("Chỉ bản sau có"),
    DROPPED: _("Bản sau chưa có"),
    OTHERS: _("Giao đơn vị khác"),
}
MANY = 3  # units written out by name; of more the rest is counted
ASPECTS: Mapping[Aspect, Promise] = {
    Aspect.TEXT: _("lời văn"),
    Aspect.UNITS: _("đơn vị thực hiện"),
    Aspect.PARTNERS: _("đơn vị phối hợp"),
    Aspect.DEADLINE: _("thời hạn"),
    Aspect.NATURE: _("tính chất"),
    Aspect.TARGET: _("chỉ tiêu"),
}


@dataclass(frozen=True)
class Fact:
    """One thing said of a duty beside its words «chi tiết»; lit where the other side differs."""

    label: str | Promise
    text: str
    changed: bool


@dataclass(frozen=True)
class Half:
    """A duty as one side has it: its words in pieces, what else is said of it."""

    work: WorkShown
    pieces: tuple[Piece, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class ComparedRow:
    """One row of the comparison «dòng so sánh»; the side that lacks it is None."""

    group: str
    old: Half | None
    new: Half | None
    label: str | Promise
    aspects: tuple[str | Promise, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Two plans compared «so sánh hai kế hoạch»: every row, in the order of the newer text."""

    old: ComparedSide
    new: ComparedSide
    rows: tuple[ComparedRow, ...]
    levels: bool

    @property
    def labels(self) -> Mapping[str, Promise]:
        """Return the words for the groups."""
        return LEVELS if self.levels else GROUPS

    def count(self, group: str) -> int:
        """Return how many rows a group has."""
        return sum(row.group == group for row in self.rows)

    def narrowed(self, group: str, text: str) -> tuple[ComparedRow, ...]:
        """Return the rows of a group (all that differ without one) that hold some words."""
        words = bare_words(text).split()
        return tuple(
            row
            for row in self.rows
            if (row.group == group if group else row.group not in UNASKED) and _holds(row, words)
        )


def comparison_of(record: Plan | PlanDraft, other: Plan | PlanDraft, on: date) -> Comparison:
    """Compare two plans or drafts; what comes earlier, or stands above, is compared from."""
    mine, theirs = compared_sides(record, other, on)
    if _comes_after(other, theirs, record, mine):
        mine, theirs = theirs, mine
    same_office = bool(mine.issuers & theirs.issuers) or not (mine.issuers and theirs.issuers)
    found = compare_plans(theirs.side, mine.side, units_count=same_office)
    labels = GROUPS if same_office else LEVELS
    rows = tuple(_rows(theirs, mine, found, labels))
    return Comparison(theirs, mine, rows, levels=not same_office)


def names_counted(units: tuple[str, ...]) -> str:
    """Return units by name; of many the rest is counted."""
    if len(units) <= MANY + 1:
        return ", ".join(units)
    rest = ngettext("và %(count)d đơn vị khác", "và %(count)d đơn vị khác", len(units) - MANY)
    return f"{', '.join(units[:MANY])} {rest % {'count': len(units) - MANY}}"


def _comes_after(
    other: Plan | PlanDraft, theirs: ComparedSide, record: Plan | PlanDraft, mine: ComparedSide
) -> bool:
    if isinstance(other, Plan) and record.implements_id == other.pk:
        return False
    if isinstance(record, Plan) and other.implements_id == record.pk:
        return True
    return theirs.begins > mine.begins


def _rows(
    old: ComparedSide, new: ComparedSide, found: PlansCompared, labels: Mapping[str, Promise]
) -> Iterable[ComparedRow]:
    """Yield what changed, what is new, what was dropped, what stayed; each in order of its text."""
    for pair in found.changed:
        yield _paired(CHANGED, old, new, pair)
    for place in found.added:
        yield ComparedRow(ADDED, None, half_of(new.shown[place]), labels[ADDED])
    for place in found.dropped:
        group = OTHERS if OTHERS in labels and _of_others(old, new, place) else DROPPED
        yield ComparedRow(group, half_of(old.shown[place]), None, labels[group])
    for pair in found.same:
        yield _paired(SAME, old, new, pair)


def _of_others(old: ComparedSide, new: ComparedSide, place: int) -> bool:
    """Say whether a superior's duty names units, and the issuer of the plan below is none."""
    units = old.side.works[place].units
    return bool(units) and not units & {unit_key(pk) for pk in new.issuers}


def _paired(group: str, old: ComparedSide, new: ComparedSide, pair: Paired) -> ComparedRow:
    before, after = old.shown[pair.old], new.shown[pair.new]
    lit = lit_words(before.text, after.text) if group == CHANGED else ((), ())
    return ComparedRow(
        group,
        half_of(before, lit[0], pair.changed),
        half_of(after, lit[1], pair.changed),
        GROUPS[group],
        tuple(ASPECTS[aspect] for aspect in pair.changed),
    )


def half_of(
    work: WorkShown, pieces: tuple[Piece, ...] = (), changed: tuple[Aspect, ...] = ()
) -> Half:
    """Return a duty as one side of a row: its words, what else is said, what of it changed."""
    said = (
        (Aspect.UNITS, _("Đơn vị"), _names(work.units, changed, Aspect.UNITS)),
        (Aspect.PARTNERS, _("Phối hợp"), _names(work.partners, changed, Aspect.PARTNERS)),
        (Aspect.DEADLINE, _("Thời hạn"), "; ".join(work.deadlines)),
        (Aspect.NATURE, _("Tính chất"), work.nature if Aspect.NATURE in changed else ""),
        (Aspect.TARGET, _("Chỉ tiêu"), "; ".join(work.targets)),
    )
    facts = (
        Fact(label, text or "—", aspect in changed)
        for aspect, label, text in said
        if text or aspect in changed
    )
    return Half(work, pieces or (Piece(work.text, changed=False),), tuple(facts))


def _names(units: tuple[str, ...], changed: tuple[Aspect, ...], aspect: Aspect) -> str:
    return ", ".join(units) if aspect in changed else names_counted(units)


def _holds(row: ComparedRow, words: list[str]) -> bool:
    halves = [half for half in (row.old, row.new) if half is not None]
    said = bare_words(" ".join(f"{h.work.text} {' '.join(h.work.units)}" for h in halves))
    return all(word in said for word in words)
