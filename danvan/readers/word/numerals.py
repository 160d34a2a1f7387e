"""Writes a counter in the number formats that Word's lists use."""

from collections.abc import Callable
from typing import Final

ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
# Word itself stops well before; without a bound one attribute could ask for a gigabyte of "m".
HIGHEST: Final = 3999


def write_numeral(count: int, number_format: str) -> str:
    """Write `count` as Word would; a format that is not known is written in digits."""
    written = WRITERS.get(number_format)
    return written(count) if written and 0 < count <= HIGHEST else str(count)


def _roman(count: int) -> str:
    digits = []
    for worth, digit in ROMAN:
        times, count = divmod(count, worth)
        digits.append(digit * times)
    return "".join(digits)


def _letters(count: int) -> str:
    """After z comes aa, bb …: Word repeats the letter. It never counts đ; lists write that out."""
    times, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (times + 1)


WRITERS: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": lambda count: f"{count:02d}",
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "ordinal": lambda count: f"{count}.",
    "none": lambda count: "",
}
