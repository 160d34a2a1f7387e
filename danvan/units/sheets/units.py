"""Rows of units: «Đơn vị»."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _

from danvan.rules.sheets.cells import choose, read_day, same_words
from danvan.units.sheets.directory import Directory, Place
from danvan.units.sheets.known import Known, KnownUnit, Stand, plain_lines, stand_on
from danvan.units.sheets.places import (
    Entry,
    Keys,
    Said,
    last_day,
    makes_ring,
    name_free,
    outside,
    place_of,
    stands_then,
    version_change,
)
from danvan.units.sheets.reading import RowReading, say
from danvan.units.sheets.values import Line, NewPlace, PlaceChange, Row, Writes

LONGEST: Final = 200
FIXED: Final = ("sector", "kind", "level")


def unit_directory(known: Known) -> Directory:
    """Return the directory of the units of the register."""
    directory = Directory(known.on)
    for unit in known.units.values():
        place = place_of(unit, known.on, kept=unit.key in known.kept_units, area=unit.area)
        place.beside = stand_on(known.areas[unit.area].stands, known.on).name
        directory.add(place)
    return directory


class UnitRows:
    """Lays the rows of units beside the register; areas have been laid before."""

    def __init__(
        self, known: Known, areas: Directory, directory: Directory, writes: Writes
    ) -> None:
        self.known = known
        self.areas = areas
        self.directory = directory
        self.writes = writes
        self.keys = Keys(frozenset(known.units))

    def enter(self, rows: tuple[Row, ...]) -> list[Entry]:
        """Give each row its key and enter it, so that other rows may name it."""
        entries = [self._entry(RowReading(row)) for row in rows]
        for entry in entries:
            place = self.directory.by_key.get(entry.key)
            if place is None:
                self._enter_new(entry)
            else:
                place.listed = True
                self.directory.call(entry.key, entry.row.get("name"))
        for entry in entries:
            above = self._superior(RowReading(entry.row), self.directory.by_key[entry.key])
            if above is not None:
                self.directory.by_key[entry.key].above = above.key
        for entry in entries:
            self._settle(self.directory.by_key[entry.key])
        return entries

    def lay(self, entry: Entry) -> Line:
        """Return what a row would do."""
        reading, place = entry.reading, self.directory.by_key[entry.key]
        name = reading.short("name", LONGEST)
        area = self.areas.find(reading, "area")
        superior = self._superior(reading, place)
        if superior is not None:
            self._check_superior(reading, place, superior)
        codes = {code: reading.choice(code, self.known.labels[code]) for code in FIXED}
        if entry.known is None:
            return self._new(entry, codes, area, superior)
        return self._changed(entry, name, codes, area, superior)

    def _entry(self, reading: RowReading) -> Entry:
        key = self.keys.said(reading)
        if not key:
            area = self.areas.find(RowReading(reading.row), "area")
            found = self._meant(reading.row, area)
            key = found.key if found else self._fresh(reading.row.get("name"), area)
        self.keys.claim(reading, key)
        return Entry(reading, key, self.known.units.get(key))

    def _fresh(self, name: str, area: Place | None) -> str:
        """Return the key of something new; an equal row before it has the same."""
        place = area.names[0] if area and area.names else ""
        mark = (same_words(name), area.key if area else "")
        key = self.keys.given.get(mark) or self.keys.propose(name, place)
        if name:
            self.keys.given[mark] = key
        return key

    def _meant(self, row: Row, area: Place | None) -> Place | None:
        """Return the known unit that a row without a key is about: its name, and its area."""
        if area is None:
            return None
        found = [
            place
            for place in self.directory.named(row.get("name"))
            if not place.new and place.area == area.key
        ]
        living = [place for place in found if place.lives(self.known.on)] or found
        return living[0] if len(living) == 1 else None

    def _enter_new(self, entry: Entry) -> None:
        row = entry.row
        name, since = row.get("name"), read_day(row.get("since"))
        area = self.areas.find(RowReading(row), "area")
        self.directory.add(
            Place(
                key=entry.key,
                stands=(Stand(name, None, since),) if since else (),
                level=choose(row.get("level"), self.known.labels["level"]) or "",
                kept=area is not None and area.kept,
                new=True,
                listed=True,
                area=area.key if area else None,
                sector=choose(row.get("sector"), self.known.labels["sector"]) or "",
                beside=area.names[0] if area and area.names else "",
                names=[name] if name else [],
            )
        )

    def _superior(self, reading: RowReading, place: Place) -> Place | None:
        return self.directory.find(
            reading, "superior", near=near_areas(self.areas, place.area), sector=place.sector
        )

    def _settle(self, place: Place, seen: frozenset[str] = frozenset()) -> None:
        """Let a new unit begin with its area and superior, where its row says no day."""
        if place.stands or place.key in seen:
            return
        above = self.directory.by_key.get(place.above or "")
        if above is not None:
            self._settle(above, seen | {place.key})
        area = self.areas.by_key.get(place.area or "")
        new = [one.stands[0].since for one in (above, area) if one and one.new and one.stands]
        name = place.names[0] if place.names else ""
        place.stands = (Stand(name, place.above, max(new, default=self.known.on)),)

    def _check_superior(self, reading: RowReading, place: Place, superior: Place) -> None:
        said = {"name": superior.names[0] if superior.names else superior.key}
        if place.sector and superior.sector and superior.sector != place.sector:
            text = _("«%(name)s» ở khối khác. Hãy chọn cấp trên cùng khối, hoặc sửa khối.")
            reading.wrong("superior", text % said)
        elif makes_ring(place.key, superior.key, self.directory):
            text = _("«%(name)s» đang ở phía dưới đơn vị này. Hãy sửa cấp trên.")
            reading.wrong("superior", text % said)

    def _new(
        self, entry: Entry, codes: dict[str, str], area: Place | None, superior: Place | None
    ) -> Line:
        reading, place = entry.reading, self.directory.by_key[entry.key]
        if area is not None and not area.kept:
            reading.wrong("area", outside())
        reading.day("since")
        since = place.stands[0].since
        until = last_day(reading, since)
        stands_then(reading, "area", area, since)
        stands_then(reading, "superior", superior, since)
        above = superior.key if superior else None
        name_free(entry, self.directory, _beside(place.area, above), since)
        name = entry.row.get("name")
        place.stands = (Stand(name, above, since, until),)
        self.writes.units.append(
            NewPlace(
                entry.row.number,
                entry.key,
                name,
                codes["level"],
                above,
                since,
                until,
                aliases=aliases_of(entry.row),
                sector=codes["sector"],
                kind=codes["kind"],
                area=area.key if area else "",
            )
        )
        return reading.as_new(name, key=entry.key, since=say(since))

    def _changed(
        self,
        entry: Entry,
        name: str,
        codes: dict[str, str],
        area: Place | None,
        superior: Place | None,
    ) -> Line:
        reading, known = entry.reading, self.known.units[entry.key]
        self._fixed_stay(reading, known, codes, area)
        said = Said(name, superior.key if superior else None, aliases_of(entry.row))
        stand, change = version_change(entry, said, self.known)
        if change is not None:
            self._check_change(entry, known, change, superior)
            self.writes.unit_changes.append(change)
        now = change or PlaceChange(
            0, 0, stand.since, False, stand.name, stand.above, False, stand.aliases
        )
        return reading.as_changed(
            name,
            ("name", stand.name, now.name),
            ("aliases", shown_aliases(stand.aliases), shown_aliases(now.aliases)),
            ("superior", self._name(stand.above), self._name(now.above)),
        )

    def _fixed_stay(
        self, reading: RowReading, known: KnownUnit, codes: dict[str, str], area: Place | None
    ) -> None:
        """Refuse another sector, kind, level or area: that would be another unit."""
        text = _("không đổi được ở đơn vị đã có. Hãy ghi đúng như đã có, hoặc lập đơn vị mới.")
        for code in FIXED:
            if codes[code] and codes[code] != getattr(known, code):
                reading.wrong(code, text, self.known.labels[code][getattr(known, code)])
        if area is not None and area.key != known.area:
            reading.wrong("area", text, self.areas.short_name(known.area))

    def _check_change(
        self, entry: Entry, known: KnownUnit, change: PlaceChange, superior: Place | None
    ) -> None:
        if entry.key not in self.known.kept_units:
            entry.reading.wrong("name", outside())
        if change.moved:
            stands_then(entry.reading, "superior", superior, change.since)
        name_free(entry, self.directory, _beside(known.area, change.above), change.since)

    def _name(self, key: str | None) -> str:
        place = self.directory.by_key.get(key or "")
        return place.names[0] if place and place.names else (key or "")


def near_areas(areas: Directory, area: str | None) -> tuple[str, ...]:
    """Return an area and what is around it, the nearest first."""
    found: list[str] = []
    while area is not None and area not in found and area in areas.by_key:
        found.append(area)
        area = areas.by_key[area].above
    return tuple(found)


def aliases_of(row: Row) -> str:
    """Return the other names of a row, one a line."""
    return plain_lines(row.get("aliases"))


def shown_aliases(aliases: str) -> str:
    """Return other names as the sheet writes them."""
    return "; ".join(aliases.split("\n"))


def _beside(area: str | None, above: str | None) -> Callable[[Place], bool]:
    """Return the question whether another unit stands in the area under the superior."""
    return lambda place: place.area == area and place.above == above
