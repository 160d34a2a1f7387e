"""Finds the area or unit that a cell names: by key, by name, by name and place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from danvan.rules.sheets.cells import nearest, same_words
from danvan.units.sheets.known import Stand
from danvan.units.sheets.reading import RowReading, meant

SHOWN = 3
PATIENCE = 200  # so many different unknown names get a suggestion: each costs a look at all names


@dataclass
class Place:
    """An area or a unit, known or new in the file.

    `beside` is the name that tells it from others of its name; `area` is where a unit stands, or
    what is around an area; `above` is what is above it once the rows hold. `listed` says that a
    row of the file is about it.
    """

    key: str
    stands: tuple[Stand, ...]
    level: str
    kept: bool
    new: bool
    listed: bool = False
    area: str | None = None
    above: str | None = None
    sector: str = ""
    beside: str = ""
    names: list[str] = field(default_factory=list)

    def stands_on(self, on: date) -> bool:
        """Say whether it exists on a day."""
        return any(stand.holds_on(on) for stand in self.stands)

    def lives(self, on: date) -> bool:
        """Say whether it exists on a day or later; what is new and has no day yet does."""
        return not self.stands or any(
            stand.until is None or stand.until >= on for stand in self.stands
        )


class Directory:
    """The places a sheet may name «danh bạ»: those of the register and those of its own rows."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.by_key: dict[str, Place] = {}
        self._by_words: dict[str, list[Place]] = {}
        self._near: dict[str, str] = {}

    def add(self, place: Place) -> None:
        """Enter a place under its names."""
        self.by_key[place.key] = place
        for name in place.names:
            self._enter(name, place)
            if place.beside:
                self._enter(f"{name}, {place.beside}", place)

    def call(self, key: str, name: str) -> None:
        """Let a known place also be found by the name the file gives it."""
        place = self.by_key[key]
        if name and name not in place.names:
            place.names.append(name)
            self._enter(name, place)

    def named(self, name: str) -> list[Place]:
        """Return the places of a name."""
        return list(self._by_words.get(same_words(name), ()))

    def find(
        self, reading: RowReading, code: str, *, near: tuple[str, ...] = (), sector: str = ""
    ) -> Place | None:
        """Return the place that a cell names; none, or several, is a fault. None for an empty cell.

        `near` are areas in which a name is looked for first; `sector` the one preferred.
        """
        text = reading.text(code)
        if not text:
            return None
        if text in self.by_key:
            return self.by_key[text]
        found = self._narrowed(self.named(text), near, sector)
        if len(found) == 1:
            return found[0]
        if found:
            self._say_many(reading, code, text, found)
        else:
            self._say_none(reading, code, text)
        return None

    def short_name(self, key: str, *, near: tuple[str, ...] = (), sector: str = "") -> str:
        """Return the shortest text by which `find` finds a place: name, name and place, or key."""
        place = self.by_key[key]
        name = place.names[0] if place.names else key
        for text in (name, f"{name}, {place.beside}"):
            if text not in self.by_key and self._narrowed(self.named(text), near, sector) == [
                place
            ]:
                return text
        return key

    def _enter(self, name: str, place: Place) -> None:
        listed = self._by_words.setdefault(same_words(name), [])
        if all(one is not place for one in listed):
            listed.append(place)

    def _narrowed(self, found: list[Place], near: tuple[str, ...], sector: str) -> list[Place]:
        """Return the best of several places: living ones, of the sector, in the nearest area."""
        tests: list[Callable[[Place], bool]] = [
            lambda place: place.lives(self.on),
            lambda place: not sector or place.sector == sector,
            *(partial(_stands_in, area) for area in near),
            lambda place: place.listed,
        ]
        for test in tests:
            if len(found) < 2:
                break
            found = [place for place in found if test(place)] or found
        return found

    def _say_none(self, reading: RowReading, code: str, text: str) -> None:
        near = self._near.get(text)
        if near is None:
            near = nearest(text, self._suggestable()) or "" if len(self._near) < PATIENCE else ""
            self._near[text] = near
        said = _("không có «%(text)s».") % {"text": text}
        reading.wrong(code, meant(said, near), near)

    def _suggestable(self) -> Iterable[str]:
        """Return the names a person may be told: those he keeps, and those he wrote himself."""
        return (
            place.names[0]
            for place in self.by_key.values()
            if place.names and (place.kept or place.new) and place.lives(self.on)
        )

    def _say_many(self, reading: RowReading, code: str, text: str, found: list[Place]) -> None:
        keys = ", ".join(place.key for place in found[:SHOWN])
        reading.wrong(
            code,
            _("có %(count)d nơi tên «%(text)s». Hãy ghi mã để phân biệt, ví dụ %(keys)s.")
            % {"count": len(found), "text": text, "keys": keys},
        )


def _stands_in(area: str, place: Place) -> bool:
    return place.area == area
