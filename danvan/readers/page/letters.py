"""Letters of one printed line: where they lie, and the text they make."""

import re
from collections.abc import Sequence
from statistics import median
from typing import Final, NamedTuple

# Without a space in the file, a hole of this share of the height is one; where the library
# guessed a space too, a smaller hole will do (none at all: the guess was about another letter).
WORD_HOLE: Final = 0.17
GUESSED_HOLE: Final = 0.04
# The mark of a note is a raised digit, or a digit that the font draws raised: its ink starts this
# share of the line's height above the ground that the others stand on.
RAISED_BY: Final = 0.15

RAISED_DIGITS: Final = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
# The text of a note follows its mark after a hair's breadth: "¹Quyết định số …".
LEADING_MARK: Final = re.compile(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?=\w)")


class Box(NamedTuple):
    """A rectangle on the page as it is shown «khung»: points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def width(self) -> float:
        return self.right - self.left


class Letter(NamedTuple):
    """One drawn letter «con chữ».

    `box` is the room that the font gives it, `base` the ground it stands on, `ink` what a digit
    really covers; `after_guess` says that the library guessed a space before it.
    """

    text: str
    box: Box
    base: float
    tilted: bool = False
    ink: Box | None = None
    after_guess: bool = False


def text_of(letters: Sequence[Letter]) -> str:
    """Join the letters of a line: holes become spaces, raised digits stay raised."""
    ground = median(letter.base for letter in letters)
    raised_from = ground + RAISED_BY * max(letter.box.height for letter in letters)
    parts: list[str] = []
    before: Letter | None = None
    for letter in letters:
        if before is not None and _is_apart(before, letter):
            parts.append(" ")
        raised = letter.ink is not None and letter.ink.bottom > raised_from
        parts.append(RAISED_DIGITS.get(letter.text, letter.text) if raised else letter.text)
        before = letter
    return LEADING_MARK.sub(r"\1 ", "".join(parts).strip())


def surrounding(letters: Sequence[Letter]) -> Box:
    """Return the box that holds what can be seen of the letters."""
    boxes = [letter.box for letter in letters if letter.text.strip()]
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def is_blank(letters: Sequence[Letter]) -> bool:
    """Tell whether nothing can be seen of the letters."""
    return not any(letter.text.strip() for letter in letters)


def _is_apart(before: Letter, letter: Letter) -> bool:
    hole = letter.box.left - before.box.right
    if hole <= 0 or before.text.isspace() or letter.text.isspace():
        return False
    least = GUESSED_HOLE if letter.after_guess else WORD_HOLE
    return hole > least * max(letter.box.height, before.box.height)
