"""A document looked over without being kept: what is to be mended in it, and what it cites."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from danvan.base.states import StateShown
from danvan.documents.form import shipped_forms
from danvan.plans.lit_source import LitParagraph, Span, lit_source
from danvan.plans.paragraphs import SourceParagraph, paragraphs_of
from danvan.plans.proposals import proposed_validity
from danvan.plans.values import CitationValue, FindingValue, as_day
from danvan.plans.wording import SEVERITY, VALIDITY, citation_words
from danvan.readers.refusals import Refused
from danvan.rules.documents.validity import Register
from danvan.rules.plans.model import Header, Reading
from danvan.rules.plans.reading import read_plan
from danvan.rules.plans.reading_json import reading_to_json
from danvan.rules.text.blocks import Source

MAX_LETTERS: Final = 1_500_000  # about a thousand pages: more would keep the person waiting
LONG: Final = 120_000  # a text from here on is shown around what was found alone
# How much a person must look at a citation, by what holds for it.
URGENCY: Final = ("expired", "not_yet", "followed", "unknown", "in_force")
SETTLED: Final = ("unknown", "in_force")


@dataclass(frozen=True)
class CheckedPoint:
    """Something to mend «điểm cần xem»: where it stands, what to do, and the rule behind it."""

    number: int
    value: FindingValue
    mark: StateShown
    place: str

    @property
    def shown(self) -> bool:
        """Say whether the source can show the place."""
        return self.value.start is not None


@dataclass(frozen=True)
class PointGroup:
    """The points of one weight, the heaviest first."""

    severity: str
    mark: StateShown
    points: tuple[CheckedPoint, ...]


@dataclass(frozen=True)
class CheckedCitation:
    """A cited document «văn bản viện dẫn» and what the register says of it on the day.

    `doubts` are the points found where it is cited, such as «có phải …?».
    """

    number: int
    value: CitationValue
    name: str
    validity: str
    mark: StateShown
    note: str
    verified: bool
    doubts: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return its title, where that is not its name already."""
        return self.value.title or "" if self.value.number else ""

    @property
    def urgent(self) -> bool:
        """Say whether a person should look at it."""
        return self.validity not in SETTLED or bool(self.doubts)


@dataclass(frozen=True)
class ShownParagraph:
    """A paragraph of the source, after `skipped` others of which there is nothing to say."""

    lit: LitParagraph
    skipped: int = 0


@dataclass(frozen=True)
class CheckedText:
    """Everything that is told of a document, none of which is kept anywhere."""

    title: str
    on: date
    groups: tuple[PointGroup, ...]
    citations: tuple[CheckedCitation, ...]
    source: tuple[ShownParagraph, ...]
    skipped_at_end: int
    notes: tuple[str, ...]

    @property
    def urgent(self) -> tuple[CheckedCitation, ...]:
        """Return the citations that a person should look at."""
        return tuple(one for one in self.citations if one.urgent)

    @property
    def settled(self) -> tuple[CheckedCitation, ...]:
        """Return the other citations: in force, or not in the register."""
        return tuple(one for one in self.citations if not one.urgent)

    @property
    def cut(self) -> bool:
        """Say whether parts of the text are left out."""
        return bool(self.skipped_at_end) or any(one.skipped for one in self.source)


def check_text(source: Source, register: Register, on: date | None, today: date) -> CheckedText:
    """Look a document over «kiểm tra văn bản»; its citations are judged on a day.

    Without a day, on the one the document bears, else today. Raises Refused for what is too long.
    """
    if sum(len(block.text) for block in source.blocks) > MAX_LETTERS:
        raise Refused("too_large")
    reading = read_plan(source, register, on=on, forms=shipped_forms())
    day = on or as_day(reading.header.date) or today
    told = reading_to_json(reading)
    paragraphs = paragraphs_of(source)
    findings = [FindingValue.from_json(one) for one in told["findings"]]
    groups = tuple(_groups(findings, _Places(reading, paragraphs)))
    last = sum(len(group.points) for group in groups)
    cited = [CitationValue.from_json(one) for one in told["citations"]]
    citations = tuple(_citations(cited, findings, register, day, last + 1))
    lit = lit_source(reading.text, paragraphs, _spans(groups, citations))
    shown, skipped = _worth_showing(lit, len(reading.text))
    return CheckedText(
        title=_title(reading.header),
        on=day,
        groups=groups,
        citations=tuple(sorted(citations, key=_urgency)),
        source=shown,
        skipped_at_end=skipped,
        notes=tuple(source.notes),
    )


def _title(header: Header) -> str:
    """Return what the document calls itself; empty when it does not say."""
    kind = (header.doc_type or "").strip()
    named = f"{kind[:1].upper()}{kind[1:]} {header.number or ''}".strip()
    return " · ".join(part for part in (named, header.title or "") if part)


class _Places:
    """Says where an offset stands: in which part, on which page."""

    def __init__(self, reading: Reading, paragraphs: Sequence[SourceParagraph]) -> None:
        self.sections = reading.sections
        self.starts = [section.start for section in reading.sections]
        self.paragraphs = paragraphs
        self.begins = [paragraph.start for paragraph in paragraphs]

    def of(self, offset: int | None) -> str:
        """Return «mục II.1, trang 3», as far as it is known."""
        if offset is None:
            return ""
        parts = []
        at = bisect_right(self.starts, offset) - 1
        if at >= 0 and offset < self.sections[at].end:
            parts.append(_("mục %(path)s") % {"path": self.sections[at].path})
        at = bisect_right(self.begins, offset) - 1
        if at >= 0 and (page := self.paragraphs[at].page):
            parts.append(_("trang %(page)d") % {"page": page})
        return ", ".join(parts)


def _groups(findings: Iterable[FindingValue], places: _Places) -> Iterable[PointGroup]:
    """Yield the points by weight; within one, those of a place in the order of the text."""
    by_weight: defaultdict[str, list[FindingValue]] = defaultdict(list)
    for finding in findings:
        by_weight[finding.severity if finding.severity in SEVERITY else "note"].append(finding)
    number = 0
    for severity in SEVERITY:
        found = sorted(by_weight[severity], key=lambda one: one.start or 0)
        mark = StateShown(*SEVERITY[severity])
        points = tuple(
            CheckedPoint(number + place, one, mark, places.of(one.start))
            for place, one in enumerate(found, 1)
        )
        number += len(points)
        if points:
            yield PointGroup(severity, mark, points)


def _citations(
    cited: Iterable[CitationValue],
    findings: Sequence[FindingValue],
    register: Register,
    day: date,
    first: int,
) -> Iterable[CheckedCitation]:
    placed = sorted((one for one in findings if one.start is not None), key=_start)
    starts = [_start(one) for one in placed]
    for number, value in enumerate(cited, first):
        proposed = proposed_validity(value, register, day)
        validity = str(proposed["validity"])
        yield CheckedCitation(
            number=number,
            value=value,
            name=citation_words(value),
            validity=validity,
            mark=StateShown(*VALIDITY[validity]),
            note=str(proposed["note"]),
            verified=bool(proposed["verified"]),
            doubts=tuple(_doubts(value, placed, starts)),
        )


def _start(finding: FindingValue) -> int:
    return finding.start or 0


def _doubts(
    value: CitationValue, placed: Sequence[FindingValue], starts: Sequence[int]
) -> Iterable[str]:
    """Yield what was found at a citation's own places, each sentence once."""
    seen: set[str] = set()
    for mention in value.mentions:
        for at in range(bisect_right(starts, mention.start - 1), len(placed)):
            finding = placed[at]
            if _start(finding) >= mention.end:
                break
            if (finding.end or 0) <= mention.end and finding.message not in seen:
                seen.add(finding.message)
                yield finding.message


def _urgency(one: CheckedCitation) -> tuple[int, bool, int]:
    return (URGENCY.index(one.validity), not one.doubts, one.number)


def _spans(groups: Iterable[PointGroup], citations: Iterable[CheckedCitation]) -> Iterable[Span]:
    for group in groups:
        for point in group.points:
            if point.value.start is not None and point.value.end is not None:
                yield Span(point.value.start, point.value.end, point.number, "finding")
    for one in citations:
        for mention in one.value.mentions:
            yield Span(mention.start, mention.end, one.number, "citation")


def _worth_showing(
    lit: Sequence[LitParagraph], length: int
) -> tuple[tuple[ShownParagraph, ...], int]:
    """Return the paragraphs to show, and how many are left out at the end.

    Of a long text, those of which something is said, each between its neighbours.
    """
    if length <= LONG:
        return tuple(ShownParagraph(one) for one in lit), 0
    spoken = [any(piece.rows for piece in one.pieces) for one in lit]
    found, skipped = [], 0
    for at, one in enumerate(lit):
        if any(spoken[max(0, at - 1) : at + 2]):
            found.append(ShownParagraph(one, skipped))
            skipped = 0
        else:
            skipped += 1
    return tuple(found), skipped
