"""The flow: the text as it reads when page numbers are gone and footnotes stand at the end."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from danvan.rules.text.labels import Label
from danvan.rules.text.letters import repair_lookalikes
from danvan.rules.text.normalise import NormalText
from danvan.rules.text.paragraphs import Assembly, Interruption, Paragraph, assemble
from danvan.rules.text.traced import Piece


@dataclass(frozen=True)
class FlowParagraph:
    """A paragraph of the flow «đoạn»: from `start` to `end`, its words beginning at `words_at`."""

    start: int
    end: int
    words_at: int
    label: Label | None
    is_note: bool
    strong: bool
    gap: bool
    first_line: int
    in_table: bool


@dataclass(frozen=True)
class Flow:
    """A text to read in one go «dòng văn»: paragraphs parted by line feeds, offsets mapped back.

    `text` has look-alike letters mapped; `printed` is the same length with letters as printed.
    """

    text: str
    printed: str
    paragraphs: tuple[FlowParagraph, ...]
    pieces: tuple[Piece, ...]
    interruptions: tuple[Interruption, ...]

    def origin(self, offset: int) -> int:
        """Return where the character at `offset` stands in the normalised text."""
        piece = self.pieces[self._piece_at(offset)]
        return piece.start + min(offset - piece.at, piece.length)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the normalised text; where it is torn, its first unbroken part."""
        first = self.origin(start)
        last = self.origin(max(start, end - 1)) + 1
        broken = last - first > end - start + 1 or last <= first
        if not broken:
            return first, last
        return first, self._unbroken_end(start, end)

    def whole_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the normalised text from first to last character."""
        first = self.origin(start)
        return first, max(first, self.origin(max(start, end - 1)) + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    def _piece_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def body_lines(self) -> frozenset[int]:
        """Return where the printed lines begin that are neither notes nor page numbers."""
        notes = next((p.start for p in self.paragraphs if p.is_note), len(self.text) + 1)
        return frozenset(piece.start for piece in self.pieces if piece.at < notes)

    def _unbroken_end(self, start: int, end: int) -> int:
        place = self._piece_at(start)
        last = self.pieces[place]
        for following in range(place + 1, len(self.pieces)):
            piece = self.pieces[following]
            if piece.at >= end:
                break
            if not piece.goes_on and piece.start != last.start + last.length + 1:
                break
            last = piece
        return last.start + min(end - last.at, last.length)


def flow_of(normal: NormalText) -> Flow:
    """Return the flow of a normalised text."""
    assembly = assemble(normal.lines)
    return _FlowMaker(assembly).make()


class _FlowMaker:
    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.at = 0

    def make(self) -> Flow:
        paragraphs = tuple(self._add(paragraph) for paragraph in self.assembly.paragraphs)
        printed = "".join(self.parts)
        return Flow(
            text=repair_lookalikes(printed),
            printed=printed,
            paragraphs=paragraphs,
            pieces=tuple(self.pieces) or (Piece(0, 0, 0),),
            interruptions=tuple(self.assembly.interruptions),
        )

    def _add(self, paragraph: Paragraph) -> FlowParagraph:
        start = self.at + 1 if self.parts else 0
        for number, line in enumerate(paragraph.lines):
            if self.parts:
                self.parts.append(" " if number else "\n")
                self.at += 1
            if line.pieces:
                self.pieces += [replace(piece, at=self.at + piece.at) for piece in line.pieces]
            else:
                self.pieces.append(Piece(self.at, line.start, len(line.text)))
            self.parts.append(line.text)
            self.at += len(line.text)
        first, label = paragraph.lines[0], paragraph.label
        return FlowParagraph(
            start=start,
            end=self.at,
            words_at=start + (label.words_at if label else 0),
            label=label,
            is_note=paragraph.is_note,
            strong=paragraph.strong,
            gap=first.gap,
            first_line=first.start,
            in_table=first.kind.value == "cell",
        )
