"""What importing a list of mergers would make, and what of it the database already holds."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from danvan.base.dated import in_force
from danvan.rules.lineage.clauses import Clause, MergerFile
from danvan.rules.lineage.places import Lineage, OldPlace, alike, old_places
from danvan.units.models import AreaVersion, Level, Sector, Succession, UnitKind, UnitVersion


@dataclass(frozen=True)
class Seat:
    """A commune the database holds «xã đã có»: its area, and the district around it, if any."""

    area: int
    district: int | None


@dataclass(frozen=True)
class Ground:
    """What stands already «hiện có»: by names as names are compared, by province and by clause."""

    provinces: Mapping[str, int]
    districts: Mapping[tuple[int, str], int]
    old: Mapping[tuple[int, str], tuple[Seat, ...]]
    new: Mapping[tuple[int, str], int]
    bodies: Mapping[int, int]
    clauses: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Prospect:
    """What an import would do «dự kiến nhập»; places that stand already carry their area.

    Only clauses not yet recorded, and the places they name. `left` are villages and bodies that
    stand inside or below what ends and are not listed: a person says where they go. `unsure` are
    places for which the database holds several of the name: they are made anew, in doubt.
    """

    file: MergerFile
    lineage: Lineage
    ground: Ground
    clauses: tuple[tuple[Clause, int | None], ...]
    places: tuple[tuple[OldPlace, int | None], ...]
    left: tuple[str, ...]
    unsure: tuple[OldPlace, ...]

    @property
    def eve(self) -> date:
        """The last day of the old communes."""
        return self.file.effective_on - timedelta(days=1)

    @property
    def provinces_missing(self) -> tuple[str, ...]:
        """The provinces that must be made."""
        known = self.ground.provinces
        named = dict.fromkeys(clause.province for clause, _area in self.clauses)
        return tuple(name for name in named if alike(name) not in known)

    @property
    def districts_missing(self) -> tuple[tuple[str, str], ...]:
        """The former districts that must be made, each with its province."""
        named = dict.fromkeys((p.province, p.district) for p, _area in self.places if p.district)
        return tuple(pair for pair in named if district_of(self.ground, *pair) is None)

    @property
    def without_holder(self) -> tuple[OldPlace, ...]:
        """The old communes whose records no clause gives to one new unit: a person must say."""
        return tuple(place for place, _area in self.places if place.whole_to is None)


def prospect(file: MergerFile) -> Prospect:
    """Return what importing a list would make; five queries at most, nothing is written."""
    lineage = old_places(file.clauses)
    ground = _ground(file)
    waiting = tuple(c for c in file.clauses if (c.resolution, c.clause) not in ground.clauses)
    asked = {clause.cited for clause in waiting}
    places = [p for p in lineage.places if any(t.clause.cited in asked for t in p.taken)]
    namesakes = _namesakes(lineage.places)
    found = [(place, _old_areas(ground, place, namesakes)) for place in places]
    seats = tuple((place, areas[0] if len(areas) == 1 else None) for place, areas in found)
    return Prospect(
        file,
        lineage,
        ground,
        tuple((clause, _new_area(ground, clause)) for clause in waiting),
        seats,
        _left(ground, {area for _place, area in seats if area is not None}, file.effective_on),
        tuple(place for place, areas in found if len(areas) > 1),
    )


def district_of(ground: Ground, province: str, district: str) -> int | None:
    """Return the area of a district by the names of its province and its own."""
    around = ground.provinces.get(alike(province))
    return ground.districts.get((around, alike(district))) if around is not None else None


def _new_area(ground: Ground, clause: Clause) -> int | None:
    province = ground.provinces.get(alike(clause.province))
    return ground.new.get((province, alike(clause.printed))) if province is not None else None


def _old_areas(
    ground: Ground, place: OldPlace, namesakes: Mapping[tuple[str, str], set[str]]
) -> list[int]:
    """Return the areas that a place may have already: one is it, several are not chosen between.

    Where no district is named, the namesakes whose districts the list names are not meant.
    """
    province = ground.provinces.get(alike(place.province))
    if province is None or place.doubt:
        return []
    seats = ground.old.get((province, alike(place.name)), ())
    around = district_of(ground, place.province, place.district) if place.district else None
    named = namesakes.get((alike(place.province), alike(place.name)), set())
    others = {district_of(ground, place.province, name) for name in named} - {None}
    if place.district:
        return [seat.area for seat in seats if around and seat.district == around]
    return [seat.area for seat in seats if seat.district not in others]


def _left(ground: Ground, ending: Collection[int], on: date) -> tuple[str, ...]:
    """Return the names of what stays inside or below areas that end, from a day."""
    if not ending:
        return ()
    bodies = [ground.bodies[area] for area in ending if area in ground.bodies]
    inside = AreaVersion.objects.filter(in_force(on), within__in=ending).exclude(area__in=ending)
    below = UnitVersion.objects.filter(in_force(on), superior__in=bodies).exclude(unit__in=bodies)
    names = (rows.order_by("name").values_list("name", flat=True) for rows in (inside, below))
    return tuple(name for listed in names for name in listed)


def _namesakes(places: Iterable[OldPlace]) -> Mapping[tuple[str, str], set[str]]:
    """Return the districts that a list names for each name of a province."""
    found: dict[tuple[str, str], set[str]] = {}
    for place in places:
        if place.district:
            key = alike(place.province), alike(place.name)
            found.setdefault(key, set()).add(place.district)
    return found


def _ground(file: MergerFile) -> Ground:
    eve = file.effective_on - timedelta(days=1)
    levels = [Level.PROVINCE, Level.DISTRICT, Level.COMMUNE]
    rows = AreaVersion.objects.filter(
        in_force(eve) | in_force(file.effective_on), area__level__in=levels
    ).select_related("area")
    versions = list(rows.order_by("since", "pk"))
    provinces = _named(versions, Level.PROVINCE)
    around = {v.area_id: v.within_id for v in versions if v.area.level == Level.DISTRICT}
    old: dict[tuple[int, str], tuple[Seat, ...]] = {}
    new: dict[tuple[int, str], int] = {}
    for version in (v for v in versions if v.area.level == Level.COMMUNE):
        district = version.within_id if version.within_id in around else None
        province = around[district] if district is not None else version.within_id
        key = (province or 0, alike(version.name))
        if version.since == file.effective_on:
            new[key] = version.area_id
        elif version.holds_on(eve):
            old[key] = (*old.get(key, ()), Seat(version.area_id, district))
    return Ground(
        provinces,
        {(around[pk] or 0, name): pk for name, pk in _pairs(versions, Level.DISTRICT)},
        old,
        new,
        _bodies(eve, file.effective_on),
        frozenset(Succession.objects.values_list("resolution", "clause")),
    )


def _named(versions: Iterable[AreaVersion], level: str) -> Mapping[str, int]:
    return dict(_pairs(versions, level))


def _pairs(versions: Iterable[AreaVersion], level: str) -> Iterable[tuple[str, int]]:
    return ((alike(v.name), v.area_id) for v in versions if v.area.level == level)


def _bodies(eve: date, on: date) -> Mapping[int, int]:
    """Return the people's committee of each area, as (area, unit)."""
    standing = Q(unit__kind=UnitKind.UBND, unit__sector=Sector.GOVERNMENT)
    versions = UnitVersion.objects.filter(standing & (in_force(eve) | in_force(on)))
    return dict(versions.values_list("unit__area_id", "unit_id"))
