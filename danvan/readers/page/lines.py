"""Puts the letters of a page together into printed lines, in the order the file draws them.

The PDF library has its own idea of lines: it breaks one at every raised footnote mark and joins
the columns of a letterhead. Here a line is what shares a height without a wide hole in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from danvan.readers.page.letters import Box, Letter, is_blank, surrounding, text_of

# A hole wider than three letters' height parts two columns; a label and its tab stay together.
COLUMN_HOLE: Final = 3.0
# The ground of a letter on the same line differs by no more than this share of the line's height:
# marks of notes are raised by less, lines are further apart.
SAME_LINE: Final = 0.6
# A drawn step back by more than this (a kerned pair steps back less) starts a new line.
STEP_BACK: Final = 0.5
# White space above a line, as a share of its height: paragraphs are 6 pt apart, an empty line more.
GAP: Final = 0.8
JUMP: Final = 0.5  # a line that starts this far above the end of the last is in another column
# A letter that fills a hole may cover this share of a neighbour: italics lean over.
LEANS_OVER: Final = 0.4
WIDEST_LETTER: Final = 1.5  # of the height: one letter may stand before or after the rest
LONGEST_MENDED: Final = 400  # letters: a printed line has about a hundred


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

    def mends(self, later: "_Line") -> bool:
        """Tell whether letters drawn later fill holes of this line.

        Programs that borrow some letters from a second font draw those after the rest: "K HO CH",
        then "Ế Ạ".
        """
        if len(self.letters) > LONGEST_MENDED or self.letters[0].tilted or later.letters[0].tilted:
            return False
        mine, its = surrounding(self.letters), surrounding(later.letters)
        edge = WIDEST_LETTER * mine.height
        inside = its.left >= mine.left - edge and its.right <= mine.right + edge
        rise = abs(self.letters[0].base - later.letters[0].base)
        if not inside or rise > SAME_LINE * max(self.height, later.height):
            return False
        return not any(_covers(box, new) for box in self._seen() for new in later._seen())

    def _seen(self) -> list[Box]:
        return [letter.box for letter in self.letters if letter.text.strip()]


def lines_of(letters: Iterable[Letter]) -> tuple[PrintedLine, ...]:
    """Return the printed lines of one page."""
    lines: list[PrintedLine] = []
    above: Box | None = None
    for line in _mended(line for line in _grouped(letters) if not is_blank(line.letters)):
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
    kept: _Line | None = None
    for line in lines:
        if kept is not None and kept.mends(line):
            kept.letters = sorted((*kept.letters, *line.letters), key=lambda each: each.box.left)
            continue
        if kept is not None:
            yield kept
        kept = line
    if kept is not None:
        yield kept


def _covers(one: Box, other: Box) -> bool:
    covered = min(one.right, other.right) - max(one.left, other.left)
    return covered > LEANS_OVER * min(one.width, other.width)


def _is_gap(above: Box, box: Box) -> bool:
    """White space above, or a jump up or sideways to another column."""
    white = above.bottom - box.top
    return white > GAP * box.height or white < -JUMP * box.height
