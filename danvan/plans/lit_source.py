"""The source with every span lit: paragraphs cut into pieces that know their rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from danvan.plans.paragraphs import SourceParagraph

# Where spans lie over each other, the narrower matter colours the piece.
STRENGTH: Final = ("duty", "citation", "target", "deadline")


@dataclass(frozen=True)
class Span:
    """A stretch of the text that a row speaks of «đoạn được đánh dấu»: text[start:end]."""

    start: int
    end: int
    row: int
    kind: str


@dataclass(frozen=True)
class Piece:
    """A run of text under the same spans; `rows` is empty where nothing was read.

    `anchor` is the row whose span begins here, so that the row can point at its place.
    """

    text: str
    rows: tuple[int, ...] = ()
    kind: str = ""
    has_finding: bool = False
    anchor: int | None = None

    @property
    def names(self) -> str:
        """Return the rows as the page's script reads them: "7 12"."""
        return " ".join(map(str, self.rows))


@dataclass(frozen=True)
class LitParagraph:
    """A paragraph of the source in pieces; `new_page` is set where a page begins."""

    paragraph: SourceParagraph
    number: int
    pieces: tuple[Piece, ...]
    new_page: int | None = None


def lit_source(
    text: str, paragraphs: Sequence[SourceParagraph], spans: Iterable[Span]
) -> tuple[LitParagraph, ...]:
    """Return the paragraphs with their spans lit, in linear passes over both."""
    waiting = sorted(spans, key=lambda span: (span.start, -span.end))
    anchored: set[int] = set()
    found, active, page, following = [], list[Span](), None, 0
    for number, paragraph in enumerate(paragraphs):
        active = [span for span in active if span.end > paragraph.start]
        while following < len(waiting) and waiting[following].start < paragraph.end:
            active.append(waiting[following])
            following += 1
        begins = paragraph.page if paragraph.page != page else None
        page = paragraph.page
        pieces = tuple(_pieces(text, paragraph, active, anchored))
        found.append(LitParagraph(paragraph, number, pieces, begins))
    return tuple(found)


def _pieces(
    text: str, paragraph: SourceParagraph, active: Sequence[Span], anchored: set[int]
) -> Iterable[Piece]:
    inside = [s for s in active if s.start < paragraph.end and s.end > paragraph.start]
    cuts = {paragraph.start, paragraph.end}
    for span in inside:
        cuts.update((max(span.start, paragraph.start), min(span.end, paragraph.end)))
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        over = [span for span in inside if span.start <= start and span.end >= end]
        yield _piece(text[start:end], over, anchored)


def _piece(text: str, over: Sequence[Span], anchored: set[int]) -> Piece:
    lit = [span for span in over if span.kind in STRENGTH]
    lit.sort(key=lambda span: STRENGTH.index(span.kind), reverse=True)
    found = [span for span in over if span.kind == "finding"]
    rows = tuple(dict.fromkeys(span.row for span in (*lit, *found) if span.row))
    anchor = next((row for row in rows if row not in anchored), None)
    if anchor is not None:
        anchored.add(anchor)
    return Piece(text, rows, lit[0].kind if lit else "", bool(found), anchor)
