"""Asks the PDF library for every drawn letter of a page, placed as the page is shown."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Final

from danvan.readers.page.library import Page, TextPage, raw
from danvan.readers.page.lines import Box, Glyph

# The library's codes for a hyphen it thinks splits a word, and fonts that name their hyphen
# "soft": all are printed, and Vietnamese words are never split, so each is a real hyphen.
HYPHENS: Final = frozenset({"\x02", "\ufffe", "\xad"})
BULLET: Final = "•"  # picture fonts draw their bullets from the private area
TILT: Final = 0.2  # radians: eleven degrees, more than a crooked scan has

Place = Callable[[float, float], tuple[float, float]]


def glyphs_of(page: Page) -> Iterator[Glyph]:
    """Yield the letters of a page in the order the file draws them."""
    textpage = page.get_textpage()
    try:
        yield from _glyphs(textpage, _shown(page), page.get_rotation())
    finally:
        textpage.close()


def _glyphs(textpage: TextPage, shown: Place, rotation: int) -> Iterator[Glyph]:
    rectangle = raw.FS_RECTF()
    reference = ctypes.byref(rectangle)
    tilted, fresh = False, True
    for index in range(textpage.count_chars()):
        text = _letter(raw.FPDFText_GetUnicode(textpage, index))
        if text.isspace() and raw.FPDFText_IsGenerated(textpage, index):
            fresh = text != " "
            yield Glyph(text, None)
            continue
        if not text or not raw.FPDFText_GetLooseCharBox(textpage, index, reference):
            continue
        if fresh:  # the library never joins two directions into one line of its own
            tilted = _is_tilted(raw.FPDFText_GetCharAngle(textpage, index), rotation)
            fresh = False
        first = shown(rectangle.left, rectangle.bottom)
        second = shown(rectangle.right, rectangle.top)
        yield Glyph(text, _box(first, second), tilted)


def _letter(code: int) -> str:
    """Return the letter of a code, "" for what is nothing to read."""
    if not 0 < code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return ""
    letter = chr(code)
    if letter in HYPHENS:
        return "-"
    if "\ue000" <= letter <= "\uf8ff":
        return BULLET
    return letter if letter.isspace() or letter.isprintable() else ""


def _is_tilted(angle: float, rotation: int) -> bool:
    """Tell whether a letter does not stand upright on the page as it is shown."""
    if angle < 0:  # the library could not say
        return False
    full = 2 * 3.141592653589793
    turned = (angle + rotation * full / 360) % full
    return min(turned, full - turned) > TILT


def _box(first: tuple[float, float], second: tuple[float, float]) -> Box:
    (left, right), (bottom, top) = sorted((first[0], second[0])), sorted((first[1], second[1]))
    return Box(left, bottom, right, top)


def _shown(page: Page) -> Place:
    """Return the map from the file's points to those of the page as it is shown."""
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    turns: dict[int, Place] = {
        0: lambda x, y: (x - left, y - bottom),
        90: lambda x, y: (y - bottom, width - (x - left)),
        180: lambda x, y: (width - (x - left), height - (y - bottom)),
        270: lambda x, y: (height - (y - bottom), x - left),
    }
    return turns[page.get_rotation() % 360]
