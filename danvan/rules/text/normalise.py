"""The normal form of a text and the map from its offsets to the blocks of the source."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from danvan.rules.text.blocks import Block, BlockKind, Source

_HASHES = re.compile(r"\s*(#{1,6})\s")
_COLUMNS = re.compile(r"\s{3,}|\t+")
# A note's sign printed as one star after a word: «của tỉnh*.»; paired stars are italics.
_STAR_SIGN = re.compile(r"(?<=\w)\*(?![\w*])")
_STAR_NOTE = re.compile(r"\s*\*\s+(?=\w)")


@dataclass(frozen=True)
class BlockSpan:
    """The stretch of the normalised text that stands in one block of the source."""

    block: int
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """One block in normal form with what its print says «dòng».

    `hashes` counts the markdown heading marks; `columns` are the parts that wide blanks separate;
    `star_sign` and `star_note` say that a note sign stands in it, or that it opens such a note.
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
    star_sign: bool
    star_note: bool
    page: int | None


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
    for number, block in enumerate(source.blocks):
        text = normal_form(block.text)
        if not text:
            continue
        decomposed += not unicodedata.is_normalized("NFC", block.text)
        start = offset + 1 if parts else 0
        offset = start + len(text)
        parts.append(text)
        lines.append(_line(block, number, text, start))
    spans = tuple(BlockSpan(line.block, line.start, line.end) for line in lines)
    return NormalText(" ".join(parts), tuple(lines), spans, decomposed)


def _line(block: Block, number: int, text: str, start: int) -> Line:
    raw = block.text.strip()
    hashes = _HASHES.match(block.text)
    columns = tuple(part for piece in _COLUMNS.split(raw) if (part := normal_form(piece)))
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
        star_sign=bool(_STAR_SIGN.search(raw)) and raw.count("*") % 2 == 1,
        star_note=bool(_STAR_NOTE.match(block.text)),
        page=block.place.page,
    )
