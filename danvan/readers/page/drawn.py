"""Asks the PDF library for every drawn letter of a page, placed as the page is shown."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Final

from danvan.readers.page.letters import RAISED_DIGITS, Box, Letter
from danvan.readers.page.library import Page, TextPage, raw

# The library's codes for a hyphen it thinks splits a word, and fonts that name their hyphen
# "soft": all are printed, and Vietnamese words are never split, so each is a real hyphen.
HYPHENS: Final = frozenset({"\x02", "\ufffe", "\xad"})
BULLET: Final = "•"  # picture fonts draw their bullets from the private area
TILT: Final = 0.2  # radians: eleven degrees, more than a crooked scan has

Place = Callable[[float, float], tuple[float, float]]


def letters_of(page: Page) -> Iterator[Letter]:
    """Yield the letters of a page in the order the file draws them."""
    textpage = page.get_textpage()
    try:
        yield from _Drawing(textpage, _shown(page), page.get_rotation()).letters()
    finally:
        textpage.close()


class _Drawing:
    """Reads the letters of one page, with the few cells that the C library writes into."""

    def __init__(self, textpage: TextPage, shown: Place, rotation: int) -> None:
        self.textpage, self.shown, self.rotation = textpage, shown, rotation
        self.room = raw.FS_RECTF()
        self.room_cell = ctypes.byref(self.room)
        self.edges = tuple(ctypes.c_double() for _ in range(4))
        self.edge_cells = tuple(ctypes.byref(edge) for edge in self.edges)

    def letters(self) -> Iterator[Letter]:
        tilted, fresh, guessed = False, True, False
        for index in range(self.textpage.count_chars()):
            text = _letter(raw.FPDFText_GetUnicode(self.textpage, index))
            if text.isspace() and raw.FPDFText_IsGenerated(self.textpage, index):
                fresh, guessed = text != " ", guessed or text == " "
                continue
            box = self._room(index) if text else None
            if box is None:
                continue
            if fresh:  # the library never joins two directions into one line of its own
                tilted = _is_tilted(raw.FPDFText_GetCharAngle(self.textpage, index), self.rotation)
            ink = self._ink(index) if text in RAISED_DIGITS else None
            yield Letter(text, box, self._base(index), tilted, ink, guessed)
            fresh = guessed = False

    def _room(self, index: int) -> Box | None:
        """Return the room that the font gives a letter."""
        if not raw.FPDFText_GetLooseCharBox(self.textpage, index, self.room_cell):
            return None
        room = self.room
        return _box(self.shown(room.left, room.bottom), self.shown(room.right, room.top))

    def _base(self, index: int) -> float:
        """Return the height on which a letter stands."""
        across, up = self.edges[:2]
        raw.FPDFText_GetCharOrigin(self.textpage, index, *self.edge_cells[:2])
        return self.shown(across.value, up.value)[1]

    def _ink(self, index: int) -> Box | None:
        """Return what a letter really covers."""
        if not raw.FPDFText_GetCharBox(self.textpage, index, *self.edge_cells):
            return None
        left, right, bottom, top = (edge.value for edge in self.edges)
        return _box(self.shown(left, bottom), self.shown(right, top))


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
    left, bottom = first
    right, top = second
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


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
