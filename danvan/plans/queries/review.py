"""The review page: the source lit on one side, the rows in the order of work on the other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from danvan.plans import shapes
from danvan.plans.lit_source import LitParagraph, Span, lit_source
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.paragraphs import stored_paragraphs
from danvan.plans.queries.draft_rows import Row, RowMaker, row_maker
from danvan.plans.queries.drafts import REVIEWED, Kind, Remaining, State, value_of
from danvan.plans.shapes import Json
from danvan.plans.values import (
    CitationValue,
    DeadlineValue,
    DutyValue,
    FindingValue,
    SectionValue,
    to_json,
)

LABEL = 110  # letters of a duty that tell it from others in a list


@dataclass(frozen=True)
class RowGroup:
    """The duties of one section, and the paragraphs of it that became none, in their places."""

    path: str
    title: str
    rows: tuple[Row, ...]

    @property
    def undirected(self) -> tuple[Row, ...]:
        """Return what nobody has been given and nobody has decided about yet."""
        return tuple(row for row in self.rows if row.undirected)


@dataclass(frozen=True)
class Review:
    """Everything the review page shows of a draft."""

    draft: PlanDraft
    header: Row | None
    unresolved: tuple[Row, ...]
    groups: tuple[RowGroup, ...]
    targets: tuple[Row, ...]
    citations: tuple[Row, ...]
    findings: tuple[Row, ...]
    waived: tuple[Row, ...]
    loose_deadlines: tuple[DeadlineValue, ...]
    remaining: Remaining
    source: tuple[LitParagraph, ...]
    maker: RowMaker

    @property
    def targets_wait(self) -> bool:
        """Say whether a target is still to be taken or left."""
        return any(row.pending for row in self.targets)

    @property
    def citations_wait(self) -> bool:
        """Say whether a citation is still to be taken or left."""
        return any(row.pending for row in self.citations)


def review_of(draft: PlanDraft) -> Review:
    """Return the review page of a draft, in a handful of queries whatever its length."""
    items = list(draft.items.select_related("changed_by", "into").order_by("position", "pk"))
    maker = row_maker(draft, items)
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for item in items:
        if item.kind != Kind.SECTION:
            rows[item.kind].append(maker.row(item))
    sections = [item for item in items if item.kind == Kind.SECTION]
    first = tuple(row for row in rows[Kind.DUTY] if row.unresolved)
    rest = [row for row in rows[Kind.DUTY] if not row.unresolved]
    points = sorted(rows[Kind.FINDING], key=_weight)
    return Review(
        draft=draft,
        header=rows[Kind.HEADER][0] if rows[Kind.HEADER] else None,
        unresolved=first,
        groups=tuple(_groups(rest, sections)),
        targets=tuple(rows[Kind.TARGET]),
        citations=tuple(rows[Kind.CITATION]),
        findings=tuple(row for row in points if row.pending),
        waived=tuple(row for row in points if not row.pending),
        loose_deadlines=_loose_deadlines(draft),
        remaining=_remaining(items),
        source=_source(draft, items),
        maker=maker,
    )


def _groups(rows: Sequence[Row], sections: Sequence[DraftItem]) -> Iterable[RowGroup]:
    """Yield the rows by their top section, in the order of the text."""
    titles = {s.path: _heading(s) for s in _sections(sections)}
    by_top: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_top[_group_path(row, titles)].append(row)
    for path, found in by_top.items():
        yield RowGroup(path, titles.get(path, ""), tuple(found))


def _heading(section: SectionValue) -> str:
    """Return a section's heading; a numbered paragraph has none and is called by its place."""
    if section.title:
        return f"{section.label} {section.title}".strip()
    return _("Mục %(path)s") % {"path": section.path}


def _group_path(row: Row, titles: dict[str, str]) -> str:
    """Return the section a row is listed under: the second level where there is one."""
    value = row.value
    parts = (value.section or "").split(".") if isinstance(value, DutyValue) else []
    for depth in (2, 1):
        path = ".".join(parts[:depth])
        if path in titles:
            return path
    return ""


def _sections(items: Sequence[DraftItem]) -> Iterable[SectionValue]:
    for item in items:
        value = value_of(item)
        if isinstance(value, SectionValue):
            yield value


def _remaining(items: Sequence[DraftItem]) -> Remaining:
    rows = [item for item in items if item.kind in REVIEWED]
    left = sum(item.state == State.PENDING for item in rows)
    return Remaining(left=left, rows=len(rows))


def _weight(row: Row) -> tuple[int, int]:
    """Order findings: errors before notes, then by place."""
    value = row.value
    if not isinstance(value, FindingValue):
        return (9, 0)
    return ({"error": 0, "warning": 1}.get(value.severity, 2), value.start or 0)


def _source(draft: PlanDraft, items: Sequence[DraftItem]) -> tuple[LitParagraph, ...]:
    spans = [span for item in items for span in _spans(item)]
    printed = shapes.each(draft.reading, "deadlines", shapes.obj)
    spans += [span for entry in printed for span in _span_of(entry, 0, "deadline")]
    return lit_source(draft.text, stored_paragraphs(draft.blocks), spans)


def _spans(item: DraftItem) -> Iterable[Span]:
    """Yield the stretches an item speaks of; a merged row's belong to the row that took it in."""
    if item.kind in (Kind.HEADER, Kind.SECTION) or item.state == State.DROPPED:
        return
    row = item.into_id if item.state == State.MERGED and item.into_id else item.pk
    value = value_of(item)
    if isinstance(value, CitationValue):
        for mention in value.mentions:
            yield Span(mention.start, mention.end, row, "citation")
        return
    yield from _span_of(to_json(value), row, item.kind)
    for deadline in shapes.each(item.read, "deadlines", shapes.obj):
        yield from _span_of(deadline, row, "deadline")


def _span_of(entry: Json, row: int, kind: str) -> Iterable[Span]:
    start, end = shapes.maybe_int(entry, "start"), shapes.maybe_int(entry, "end")
    if start is not None and end is not None:
        yield Span(start, end, row, kind)


def _loose_deadlines(draft: PlanDraft) -> tuple[DeadlineValue, ...]:
    """Return the deadlines that were read but belong to no duty."""
    deadlines = shapes.each(draft.reading, "deadlines", DeadlineValue.from_json)
    used = {
        place
        for duty in shapes.each(draft.reading, "duties", shapes.obj)
        for place in shapes.each(duty, "deadlines", lambda place: place)
    }
    return tuple(value for number, value in enumerate(deadlines) if number not in used)


@dataclass(frozen=True)
class DutyChoice:
    """Another duty of the same draft, to merge into or to tie to."""

    pk: int
    version: int
    label: str
    content: bool


def duty_choices(draft: PlanDraft, item: DraftItem) -> tuple[DutyChoice, ...]:
    """Return the other standing duties of a draft, those beside the row first."""
    others = draft.items.filter(kind=Kind.DUTY, state__in=(State.PENDING, State.ACCEPTED))
    found = [other for other in others.exclude(pk=item.pk) if not is_leftover(other)]
    found.sort(key=lambda other: abs(other.position - item.position))
    return tuple(choice for other in found for choice in _choice(other))


def is_leftover(item: DraftItem) -> bool:
    """Say whether an item is a paragraph in which no duty was found, untouched so far."""
    return bool(item.proposed.get("leftover")) and item.corrected is None


def _choice(item: DraftItem) -> Iterable[DutyChoice]:
    value = value_of(item)
    if isinstance(value, DutyValue):
        label = f"{value.section or ''} {Truncator(value.text).chars(LABEL)}".strip()
        yield DutyChoice(item.pk, item.version, label, value.part == "content")


@dataclass(frozen=True)
class ChosenPlace:
    """Where a new row begins: a paragraph of the source, its section, the part it belongs to."""

    text: str = ""
    part: str = "organisation"
    section: str | None = None
    start: int | None = None
    end: int | None = None


def place_of(draft: PlanDraft, number: int | None) -> ChosenPlace:
    """Return a paragraph of the source by its number; an empty place when there is none."""
    paragraphs = stored_paragraphs(draft.blocks)
    if number is None or number >= len(paragraphs):
        return ChosenPlace()
    chosen = paragraphs[number]
    sections = _sections(list(draft.items.filter(kind=Kind.SECTION)))
    around = [s for s in sections if s.start <= chosen.start < s.end]
    path = max(around, key=lambda s: s.level).path if around else None
    text = draft.text[chosen.start : chosen.end]
    return ChosenPlace(text, _part_of(draft, path), path, chosen.start, chosen.end)


def _part_of(draft: PlanDraft, path: str | None) -> str:
    """Return the part of the plan a section lies in, as its other duties say."""
    top = (path or "").split(".")[0]
    for item in draft.items.filter(kind=Kind.DUTY):
        value = value_of(item)
        if isinstance(value, DutyValue) and (value.section or "").split(".")[0] == top:
            return value.part
    return "organisation"
