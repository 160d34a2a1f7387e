"""Puts the letters of a page together into printed lines, in the order the file draws them.

The PDF library has its own idea of lines: it breaks one at every raised footnote mark and joins
the columns of a letterhead. Here a line is what shares a height without a wide hole in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from danvan.readers.page.letters import Box, Letter, is_blank, surrounding, text_of

# A hole wider than two letters' height parts two columns; a label and its tab stay together.
COLUMN_HOLE: Final = 2.0
# The ground of a letter on the same line differs by no more than this share of the line's height:
# marks of notes are raised by less, lines are further apart.
SAME_LINE: Final = 0.6
# A drawn step back by more than this (a kerned pair steps back less) starts a new line.
STEP_BACK: Final = 0.5
# White space above a line, as a share of its height: paragraphs are 6 pt apart, an empty line more.
GAP: Final = 0.8
JUMP: Final = 0.5  # a line that starts this far above the end of the last is in another column
# Pieces drawn one after the other at this same height (as a share of the line's) are one line,
# unless two letters start nearer to each other than this share of their width.
SAME_GROUND: Final = 0.25
SAME_PLACE: Final = 0.35
LONGEST_MENDED: Final = 600  # letters: a printed line has about a hundred


@dataclass(frozen=True)
class PrintedLine:
    """A line as printed: its text, its place, and whether white space stands above it."""

    text: str
    box: Box
    gap_before: bool = False


@dataclass
class _Line:
    letters: list[Letter] = field(default_factory=list)
    height: float = 0.0  # of its tallest letter so far

    def add(self, letter: Letter) -> None:
        self.letters.append(letter)
        self.height = max(self.height, letter.box.height)

    def takes(self, letter: Letter) -> bool:
        """Tell whether a letter goes on where the line has come to."""
        if not self.letters:
            return True
        last = self.letters[-1]
        if letter.tilted or last.tilted:
            return letter.tilted and last.tilted
        height = max(self.height, letter.box.height)
        step = letter.box.left - last.box.right
        on_the_ground = abs(letter.base - last.base) <= SAME_LINE * height
        return on_the_ground and -STEP_BACK * height <= step <= COLUMN_HOLE * height


def lines_of(letters: Iterable[Letter]) -> tuple[PrintedLine, ...]:
    """Return the printed lines of one page."""
    lines: list[PrintedLine] = []
    above: Box | None = None
    visible = (line for line in _grouped(letters) if not is_blank(line.letters))
    for line in _mended(visible):
        if is_blank(line.letters):
            continue
        text, box = text_of(line.letters), surrounding(line.letters)
        lines.append(PrintedLine(text, box, above is not None and _is_gap(above, box)))
        # The page number on top is no neighbour: text goes on below it from the page before.
        above = None if len(lines) == 1 and text.isdigit() else box
    return tuple(lines)


def _grouped(letters: Iterable[Letter]) -> Iterator[_Line]:
    line = _Line()
    for letter in letters:
        if not line.takes(letter):
            yield line
            line = _Line()
        line.add(letter)
    yield line


def _mended(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Put pieces of one line into their order, however they were drawn.

    Programs that borrow some letters from a second font draw those apart from the rest:
    "K HO CH", then "Ế Ạ".
    """
    kept = _Line()
    for line in lines:
        joined = _joined(kept, line)
        if joined is None:
            yield from _columns(kept)
        kept = line if joined is None else joined
    yield from _columns(kept)


def _joined(one: _Line, other: _Line) -> _Line | None:
    """Return both pieces as one line, None where they are not of one line."""
    if not one.letters:
        return other
    first, second = one.letters[0], other.letters[0]
    height = max(one.height, other.height)
    if first.tilted or second.tilted or len(one.letters) > LONGEST_MENDED:
        return None
    if abs(first.base - second.base) > SAME_GROUND * height:
        return None
    placed = [*((each, 0) for each in one.letters), *((each, 1) for each in other.letters)]
    placed.sort(key=lambda each: each[0].box.left)
    seen = [each for each in placed if each[0].text.strip()]
    if any(a[1] != b[1] and _share_a_place(a[0].box, b[0].box) for a, b in pairwise(seen)):
        return None
    before = [None, *(which for _, which in placed)]
    # A space guessed before a letter was guessed about the letter drawn, not standing, before it.
    letters = [
        letter if which == last else letter._replace(after_guess=False)
        for (letter, which), last in zip(placed, before, strict=False)
    ]
    return _Line(letters, height)


def _columns(line: _Line) -> Iterator[_Line]:
    """Part a line at its wide holes."""
    if not line.letters or line.letters[0].tilted:
        yield line
        return
    part = _Line()
    for letter in line.letters:
        if (
            part.letters
            and letter.box.left - part.letters[-1].box.right > COLUMN_HOLE * line.height
        ):
            yield part
            part = _Line()
        part.add(letter)
    yield part


def _share_a_place(one: Box, other: Box) -> bool:
    return other.left - one.left < SAME_PLACE * min(one.width, other.width)


def _is_gap(above: Box, box: Box) -> bool:
    """White space above, or a jump up or sideways to another column."""
    white = above.bottom - box.top
    return white > GAP * box.height or white < -JUMP * box.height
