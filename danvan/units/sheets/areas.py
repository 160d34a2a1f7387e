"""Rows of areas: «Địa bàn»."""

from typing import Final

from django.utils.translation import gettext as _

from danvan.rules.sheets.cells import choose, read_day, same_words
from danvan.units.sheets.directory import Directory, Place
from danvan.units.sheets.known import Known, Stand, stand_on
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
    with_code,
)
from danvan.units.sheets.reading import RowReading, say
from danvan.units.sheets.values import Line, NewPlace, PlaceChange, Row, Writes

LEVELS: Final = ("central", "province", "district", "commune", "village")
LONGEST: Final = 160


def area_directory(known: Known) -> Directory:
    """Return the directory of the areas of the register."""
    directory = Directory(known.on)
    for area in known.areas.values():
        above = stand_on(area.stands, known.on).above
        place = place_of(area, known.on, kept=area.key in known.kept_areas, area=above)
        place.beside = _beside(known, above)
        directory.add(place)
    return directory


def _beside(known: Known, above: str | None) -> str:
    around = known.areas.get(above or "")
    return stand_on(around.stands, known.on).name if around else ""


def settle_area(place: Place, directory: Directory, seen: frozenset[str] = frozenset()) -> None:
    """Let a new area begin with what is around it, where its row says no day; kept as that is."""
    if not place.new or place.key in seen:
        return
    around = directory.by_key.get(place.above or "")
    begun = directory.on
    if around is not None:
        settle_area(around, directory, seen | {place.key})
        place.kept = around.kept
        begun = around.stands[0].since if around.new and around.stands else begun
    if not place.stands:
        place.stands = (Stand(place.names[0] if place.names else "", place.above, begun),)


class AreaRows:
    """Lays the rows of areas beside the register."""

    def __init__(self, known: Known, directory: Directory, writes: Writes) -> None:
        self.known = known
        self.directory = directory
        self.writes = writes
        self.keys = Keys(frozenset(known.areas))

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
            self._put_above(entry)
        for entry in entries:
            settle_area(self.directory.by_key[entry.key], self.directory)
        return entries

    def lay(self, entry: Entry) -> Line:
        """Return what a row would do."""
        reading = entry.reading
        name = reading.short("name", LONGEST)
        level = reading.choice("level", self.known.labels["level"])
        above = self.directory.find(reading, "within")
        if above is not None:
            stands = self.known.areas[entry.key].level if entry.known else level
            self._check_above(reading, entry.key, above, stands)
        if entry.known is None:
            return self._new(entry, name, level, above)
        return self._changed(entry, name, level, above)

    def _entry(self, reading: RowReading) -> Entry:
        key = self.keys.said(reading)
        if not key:
            found = self._meant(reading.row)
            key = found.key if found else self._fresh(reading.row)
        self.keys.claim(reading, key)
        return Entry(reading, key, self.known.areas.get(key))

    def _fresh(self, row: Row) -> str:
        """Return the key of something new; an equal row before it has the same."""
        mark = (same_words(row.get("name")), same_words(row.get("within")))
        key = self.keys.given.get(mark) or self.keys.propose(row.get("name"))
        if mark[0]:
            self.keys.given[mark] = key
        return key

    def _meant(self, row: Row) -> Place | None:
        """Return the known area that a row without a key is about: its name, and what is around."""
        within = same_words(row.get("within"))
        found = []
        for place in self.directory.named(row.get("name")):
            around = self.directory.by_key.get(place.area or "")
            words = {same_words(name) for name in around.names} if around else set()
            if not place.new and (not within or within in words or row.get("within") == place.area):
                found.append(place)
        living = [place for place in found if place.lives(self.known.on)] or found
        return living[0] if len(living) == 1 else None

    def _enter_new(self, entry: Entry) -> None:
        row = entry.row
        name = row.get("name")
        since = read_day(row.get("since"))
        self.directory.add(
            Place(
                key=entry.key,
                stands=(Stand(name, None, since),) if since else (),
                level=choose(row.get("level"), self.known.labels["level"]) or "",
                kept=True,
                new=True,
                listed=True,
                names=[name] if name else [],
                beside=row.get("within"),
            )
        )

    def _put_above(self, entry: Entry) -> None:
        """Note what a row puts above, silently: the faults are told when the row is laid."""
        place = self.directory.by_key.get(entry.key)
        above = self.directory.find(RowReading(entry.row), "within")
        if place is not None and above is not None:
            place.above = above.key
            place.area = above.key

    def _check_above(self, reading: RowReading, key: str, above: Place, level: str) -> None:
        said = {"name": above.names[0] if above.names else above.key}
        if level and above.level and LEVELS.index(above.level) >= LEVELS.index(level):
            text = _("«%(name)s» không lớn hơn địa bàn này. Hãy sửa cấp hoặc nơi thuộc về.")
            reading.wrong("within", text % said)
        elif makes_ring(key, above.key, self.directory):
            reading.wrong("within", _("«%(name)s» nằm trong chính địa bàn này. Hãy sửa.") % said)

    def _new(self, entry: Entry, name: str, level: str, above: Place | None) -> Line:
        reading, place = entry.reading, self.directory.by_key[entry.key]
        if above is None and not entry.row.get("within"):
            reading.wrong("within", _("địa bàn mới phải thuộc một địa bàn đã có. Hãy điền vào."))
        if above is not None and not above.kept:
            reading.wrong("within", outside())
        reading.day("since")
        since = place.stands[0].since
        until = last_day(reading, since)
        around = above.key if above else None
        stands_then(reading, "within", above, since)
        name_free(entry, self.directory, lambda other: other.area == around, since)
        place.stands = (Stand(name, around, since, until),)
        code = reading.short("code", 20)
        self.writes.areas.append(
            NewPlace(entry.row.number, entry.key, name, level, around, since, until, code=code)
        )
        return reading.as_new(name, key=entry.key, since=say(since))

    def _changed(self, entry: Entry, name: str, level: str, above: Place | None) -> Line:
        reading, known = entry.reading, self.known.areas[entry.key]
        if level and level != known.level:
            was = self.known.labels["level"][known.level]
            reading.wrong(
                "level", _("cấp của địa bàn không đổi được. Hãy ghi đúng cấp đã có."), was
            )
        stand, change = version_change(entry, Said(name, above.key if above else None), self.known)
        change = with_code(change, entry, reading.short("code", 20))
        if change is not None:
            self._check_change(entry, change, above)
            self.writes.area_changes.append(change)
        name_now, above_now = (change.name, change.above) if change else (stand.name, stand.above)
        code = change.code if change and change.code else known.code
        return reading.as_changed(
            name,
            ("name", stand.name, name_now),
            ("within", self._name(stand.above), self._name(above_now)),
            ("code", known.code, code),
        )

    def _check_change(self, entry: Entry, change: PlaceChange, above: Place | None) -> None:
        if entry.key not in self.known.kept_areas:
            entry.reading.wrong("name", outside())
        if change.moved and above is not None:
            stands_then(entry.reading, "within", above, change.since)
            if not above.kept:
                entry.reading.wrong("within", outside())
        name_free(entry, self.directory, lambda other: other.area == change.above, change.since)

    def _name(self, key: str | None) -> str:
        place = self.directory.by_key.get(key or "")
        return place.names[0] if place and place.names else (key or "")
