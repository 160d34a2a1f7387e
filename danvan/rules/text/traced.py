"""A text that was mended, and where each of its letters stood before."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Piece:
    """A stretch of a mended text and where it stands in the text it was made of.

    `goes_on` says that it is printed on the same line as the piece before it.
    """

    at: int
    start: int
    length: int
    goes_on: bool = False


@dataclass(frozen=True)
class Edit:
    """Words to put in the place of text[start:end] «chỗ sửa»."""

    start: int
    end: int
    words: str = ""


@dataclass(frozen=True)
class Traced:
    """A text with the unbroken stretches its letters come from «chữ còn dấu chỗ cũ».

    Letters of no piece were put in: nobody printed them.
    """

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, text: str, start: int) -> "Traced":
        """Return a text as it stands from `start` on."""
        return cls(text, (Piece(0, start, len(text)),) if text else ())

    def edited(self, edits: Iterable[Edit]) -> "Traced":
        """Return the text with edits made, which stand in their order and do not overlap.

        Words of the same length as what they replace keep its origins.
        """
        parts: list[str] = []
        made = _Pieces()
        done = at = 0
        for edit in edits:
            same = len(edit.words) == edit.end - edit.start
            made.add(self._between(done, edit.end if same else edit.start), at - done)
            parts += (self.text[done : edit.start], edit.words)
            at += edit.start - done + len(edit.words)
            done = edit.end
        parts.append(self.text[done:])
        made.add(self._between(done, len(self.text)), at - done)
        return Traced("".join(parts), made.all())

    def cut(self, start: int, end: int) -> "Traced":
        """Return text[start:end] without the white space around it."""
        words = self.text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = max(first, start + len(words.rstrip()))
        made = _Pieces()
        made.add(self._between(first, last), -first)
        return Traced(self.text[first:last], made.all())

    def collapsed(self) -> "Traced":
        """Return the text with white space collapsed to single spaces and none around it."""
        edits: list[Edit] = []
        for blank in _BLANKS.finditer(self.text):
            if blank[0] != " ":
                first = blank.start() + 1
                edits += (Edit(blank.start(), first, " "), Edit(first, blank.end()))
        whole = self.edited(edits) if edits else self
        return whole.cut(0, len(whole.text))

    def _between(self, first: int, last: int) -> Iterator[Piece]:
        """Yield the pieces of text[first:last], their places in this text."""
        place = max(0, bisect_right(self.pieces, first, key=lambda piece: piece.at) - 1)
        while place < len(self.pieces) and self.pieces[place].at < last:
            piece = self.pieces[place]
            start, end = max(first, piece.at), min(last, piece.at + piece.length)
            if start < end:
                yield Piece(start, piece.start + start - piece.at, end - start)
            place += 1


class _Pieces:
    """Pieces in their order, those that touch made one."""

    def __init__(self) -> None:
        self.kept: list[Piece] = []

    def add(self, pieces: Iterable[Piece], moved: int) -> None:
        for piece in pieces:
            at, start, length = piece.at + moved, piece.start, piece.length
            if self.kept:
                last = self.kept[-1]
                if (last.at + last.length, last.start + last.length) == (at, start):
                    self.kept.pop()
                    at, start, length = last.at, last.start, last.length + length
            self.kept.append(Piece(at, start, length, goes_on=bool(self.kept)))

    def all(self) -> tuple[Piece, ...]:
        return tuple(self.kept)
