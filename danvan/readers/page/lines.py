"""Puts the glyphs of a page together into printed lines, in the order the file draws them.

The PDF library has its own idea of lines: it breaks one at every raised footnote mark and joins
the columns of a letterhead. Here a line is what shares a height without a wide hole in it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

# A hole wider than three letters' height parts two columns; a label and its tab stay together.
COLUMN_HOLE: Final = 3.0
# Two pieces lie on one line when the lower of them shares half of its height with the other.
SAME_LINE: Final = 0.5
# Without a space in the file, a hole of this share of the height is one.
WORD_HOLE: Final = 0.17
# A drawn step back by more than this (a kerned pair steps back less) starts a new line.
STEP_BACK: Final = 0.5
# Marks of notes are printed at 55 to 70 % of the size, a tenth of the height above the line.
RAISED_SIZE: Final = 0.8
RAISED_BY: Final = 0.1
# White space above a line, as a share of its height: paragraphs are 6 pt apart, an empty line more.
GAP: Final = 0.8

# The text of a note follows its mark after a hair's breadth: "¹Quyết định số …".
LEADING_MARK: Final = re.compile(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?=\w)")
RAISED_DIGITS: Final = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


class Box(NamedTuple):
    """A rectangle on the page as it is shown «khung»: points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


class Glyph(NamedTuple):
    """One drawn letter, or a space that the library guessed (`box` is None)."""

    text: str
    box: Box | None
    tilted: bool = False


@dataclass(frozen=True)
class PrintedLine:
    """A line as printed: its text, its place, and whether white space stands above it."""

    text: str
    box: Box
    gap_before: bool = False


@dataclass
class _Line:
    letters: list[tuple[str, Box]] = field(default_factory=list)
    tilted: bool = False

    def takes(self, box: Box, tilted: bool) -> bool:
        if not self.letters:
            return True
        if tilted or self.tilted:
            return tilted == self.tilted
        last = self.letters[-1][1]
        height = max(box.height, self._tallest())
        if not -STEP_BACK * height <= box.left - last.right <= COLUMN_HOLE * height:
            return False
        shared = min(box.top, last.top) - max(box.bottom, last.bottom)
        return shared >= SAME_LINE * min(box.height, last.height)

    def _tallest(self) -> float:
        return max(box.height for _, box in self.letters[-3:])


def lines_of(glyphs: Iterable[Glyph]) -> tuple[PrintedLine, ...]:
    """Return the printed lines of one page."""
    printed = [(_text_of(line), _box_of(line)) for line in _grouped(glyphs) if not _is_blank(line)]
    lines: list[PrintedLine] = []
    above: Box | None = None
    for text, box in printed:
        lines.append(PrintedLine(text, box, above is not None and _is_gap(above, box)))
        # The page number on top is no neighbour: text goes on below it from the page before.
        above = None if len(lines) == 1 and text.isdigit() else box
    return tuple(lines)


def _grouped(glyphs: Iterable[Glyph]) -> Iterator[_Line]:
    line, guessed_space = _Line(), False
    for glyph in glyphs:
        if glyph.box is None:
            guessed_space = guessed_space or glyph.text == " "
            continue
        if not line.takes(glyph.box, glyph.tilted):
            yield line
            line, guessed_space = _Line(), False
        if line.letters and not line.letters[-1][0].isspace() and not glyph.text.isspace():
            last = line.letters[-1][1]
            hole = glyph.box.left - last.right
            if guessed_space or hole > WORD_HOLE * max(glyph.box.height, last.height):
                line.letters.append((" ", last))
        line.tilted = glyph.tilted
        line.letters.append((glyph.text, glyph.box))
        guessed_space = False
    yield line


def _is_blank(line: _Line) -> bool:
    return not any(text.strip() for text, _ in line.letters)


def _text_of(line: _Line) -> str:
    """Join the letters; a small raised digit is written as a raised digit."""
    heights = sorted(box.height for text, box in line.letters if text.strip())
    usual = heights[-max(1, len(heights) // 4)]  # a line with a long mark still has large letters
    ground = min(box.bottom for _, box in line.letters if box.height >= RAISED_SIZE * usual)
    text = "".join(
        RAISED_DIGITS.get(text, text) if _is_raised(box, usual, ground) else text
        for text, box in line.letters
    )
    return LEADING_MARK.sub(r"\1 ", text.strip())


def _is_raised(box: Box, usual: float, ground: float) -> bool:
    return box.height < RAISED_SIZE * usual and box.bottom > ground + RAISED_BY * usual


def _box_of(line: _Line) -> Box:
    boxes = [box for text, box in line.letters if text.strip()]
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _is_gap(above: Box, box: Box) -> bool:
    """White space above, or a jump up or sideways to another column."""
    white = above.bottom - box.top
    return white > GAP * box.height or white < -SAME_LINE * box.height
