"""The normal form of a text and the map from its offsets to the blocks of the source."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from danvan.rules.text.blocks import Block, BlockKind, Place, Source
from danvan.rules.text.lost_vowels import LOST, with_vowels
from danvan.rules.text.markup import has_marks, unmarked
from danvan.rules.text.traced import Piece, Traced
from danvan.rules.text.unbroken import line_starts, lost_its_lines

_HASHES = re.compile(r"\s*(#{1,6})\s")
_WIDE_BLANK = re.compile(r"\t|[^\S\t]{3,}")
# A note's sign printed as one star after a word: «của tỉnh*.»; paired stars are italics.
_STAR_SIGN = re.compile(r"(?<=\w)\*(?![\w*])")
_LONGEST_MARKED = 200_000  # letters: a longer line is no row of a table
_STAR_NOTE = re.compile(r"\s*\*\s+(?=\w)")


@dataclass(frozen=True)
class BlockSpan:
    """The stretch of the normalised text that stands in one block of the source."""

    block: int
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """One printed line in normal form with what its print says «dòng»: mostly a whole block.

    `hashes` counts the markdown heading marks; `columns` are the parts that wide blanks separate,
    `indents` where each of them begins in the print; `star_sign` and `star_note` say that a note
    sign stands in it, or that it opens such a note. `pieces` tell where the words stand when a
    converter's marks were taken out of them; there are none where the words stand unbroken.
    """

    text: str
    start: int
    end: int
    block: int
    kind: BlockKind
    gap: bool
    strong: bool
    hashes: int
    columns: tuple[str, ...]
    indents: tuple[int, ...]
    star_sign: bool
    star_note: bool
    place: Place
    pieces: tuple[Piece, ...] = ()

    @property
    def page(self) -> int | None:
        """Return the page it is printed on, where the file has pages."""
        return self.place.page


@dataclass(frozen=True)
class NormalText:
    """A source in normal form: the text, its lines, and where each block stands in it."""

    text: str
    lines: tuple[Line, ...]
    spans: tuple[BlockSpan, ...]
    decomposed: int

    def block_at(self, offset: int) -> int | None:
        """Return the block that holds the character at `offset`."""
        place = bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        return self.spans[place].block if place >= 0 else None


def normal_form(text: str) -> str:
    """Return `text` in NFC, without * and #, white space collapsed and stripped."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join(composed.replace("*", "").replace("#", "").split())


def normalise(source: Source) -> NormalText:
    """Return the normal form of a source: blocks in their order joined by single spaces."""
    lines: list[Line] = []
    parts: list[str] = []
    offset = decomposed = 0
    whole = sum(len(block.text) for block in source.blocks)
    for number, block in enumerate(source.blocks):
        text = normal_form(block.text)
        if not text:
            continue
        decomposed += not unicodedata.is_normalized("NFC", block.text)
        start = offset + 1 if parts else 0
        offset = start + len(text)
        parts.append(text)
        line = _line(block, number, text, start)
        lines += _broken(line) if lost_its_lines(len(text), whole) else _unmarked(line)
    spans = tuple(BlockSpan(line.block, line.start, line.end) for line in lines)
    return NormalText(" ".join(parts), tuple(lines), spans, decomposed)


def _broken(line: Line) -> list[Line]:
    """Return the lines of a file whose line ends were lost; the line itself if it reads as one."""
    edges = sorted({0, *line_starts(line.text), len(line.text)})
    if len(edges) == 2:
        return [line]
    found = []
    for first, last in pairwise(edges):
        words = line.text[first:last].strip()
        if words:
            start = line.start + first
            end = start + len(words)
            part = replace(line, text=words, start=start, end=end, gap=True)
            found.append(replace(part, columns=(words,), indents=(0,)))
    return found


def _unmarked(line: Line) -> list[Line]:
    if not has_marks(line.text) or len(line.text) > _LONGEST_MARKED:
        return [line]
    parts, in_cells = unmarked(Traced.of(line.text, line.start))
    if len(parts) == 1 and parts[0].text == line.text:
        return [line]
    return [_part(line, part, in_cells, first=part is parts[0]) for part in parts]


def _part(line: Line, part: Traced, in_cells: bool, *, first: bool) -> Line:
    pieces = part.pieces
    return replace(
        line,
        text=part.text,
        start=pieces[0].start,
        end=pieces[-1].start + pieces[-1].length,
        kind=BlockKind.CELL if in_cells else line.kind,
        gap=line.gap or not first,
        columns=(part.text,),
        indents=(0,),
        pieces=pieces,
    )


def _line(block: Block, number: int, text: str, start: int) -> Line:
    printed = block.text
    if LOST in text:
        text, printed = with_vowels(text), with_vowels(printed)
    raw = printed.strip()
    hashes = _HASHES.match(printed) if "#" in raw else None
    starred = "*" in raw
    blank = "\t" in raw or "   " in raw or "\xa0" in raw
    columns, indents = _columns(printed) if blank else ((text,), (0,))
    return Line(
        text=text,
        start=start,
        end=start + len(text),
        block=number,
        kind=block.kind,
        gap=block.gap_before,
        strong=block.bold or hashes is not None or raw.startswith("**"),
        hashes=len(hashes[1]) if hashes else 0,
        columns=columns,
        indents=indents,
        star_sign=starred and bool(_STAR_SIGN.search(raw)) and raw.count("*") % 2 == 1,
        star_note=starred and bool(_STAR_NOTE.match(block.text)),
        place=block.place,
    )


def _columns(raw: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the parts of a line that wide blanks separate, and where each begins."""
    columns: list[str] = []
    indents: list[int] = []
    start = 0
    for end, following in [*(blank.span() for blank in _WIDE_BLANK.finditer(raw)), (len(raw), 0)]:
        piece = raw[start:end]
        part = normal_form(piece)
        if part:
            columns.append(part)
            indents.append(end - len(piece.lstrip()))
        start = following
    return tuple(columns), tuple(indents)
