"""Writing the places of a list of mergers and their people's committees, many rows at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.db.models import Q

from danvan.rules.lineage.clauses import Clause
from danvan.rules.lineage.places import OldPlace, alike
from danvan.rules.text.letters import fold
from danvan.units.actions.journal import Journal
from danvan.units.actions.versions import end_posts
from danvan.units.models import Area, AreaVersion, Level, Sector, Unit, UnitKind, UnitVersion
from danvan.units.queries.merger_import import Prospect, district_of

BATCH = 500
LONGEST_KEY = 72  # room for «-99» below the column's 80


@dataclass(frozen=True)
class Made:
    """A commune's area and its people's committee, by id."""

    area: int
    unit: int


def create_all(rows: Iterable[models.Model]) -> None:
    """Write rows of one model, many at a time."""
    listed = list(rows)
    if listed:
        type(listed[0])._default_manager.bulk_create(listed, batch_size=BATCH)


@dataclass
class Keys:
    """Keys not yet taken by any area or unit."""

    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.taken.update(Area.objects.values_list("key", flat=True))
        self.taken.update(Unit.objects.values_list("key", flat=True))

    def free(self, *words: str) -> str:
        """Return a key made of some words, numbered when it is taken."""
        folded = "-".join("".join(_letters(word)) for word in words if word)
        base = "-".join(part for part in folded.split("-") if part)[:LONGEST_KEY].strip("-")
        key, number = base, 2
        while key in self.taken:
            key, number = f"{base}-{number}", number + 1
        self.taken.add(key)
        return key


def _letters(word: str) -> Iterable[str]:
    return (letter if letter.isalnum() and letter.isascii() else "-" for letter in fold(word))


@dataclass(frozen=True)
class _Commune:
    """A commune to write: its name, its days, the area around it, and the body above its own."""

    key: tuple[str, ...]
    name: str
    since: date
    until: date | None
    within: int
    superior: int | None
    level: Level = Level.COMMUNE


@dataclass
class Writing:
    """What is known while writing «đang ghi»: areas and people's committees by name and by area."""

    given: Prospect
    known_from: date
    keys: Keys
    province: dict[str, int] = field(default_factory=dict)
    district: dict[tuple[str, str], int] = field(default_factory=dict)
    body: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.province.update(self.given.ground.provinces)
        self.body.update(self.given.ground.bodies)

    def provinces(self) -> None:
        """Make the provinces that are missing; every province gets its people's committee."""
        named = dict.fromkeys(clause.province for clause, _area in self.given.clauses)
        for name in named:
            area = self.province.get(alike(name))
            if area is None:
                row = self._area((name,), name, Level.PROVINCE, None)
                area = self.province[alike(name)] = row.pk
            self._body(area, name, Level.PROVINCE, None, until=None)

    def districts(self) -> None:
        """Make the former districts that the list names, each with its people's committee."""
        named = dict.fromkeys((p.province, p.district) for p, _a in self.given.places if p.district)
        for province, name in named:
            around = self.province[alike(province)]
            area = district_of(self.given.ground, province, name)
            if area is None:
                row = self._area((name, province), name, Level.DISTRICT, around)
                area = row.pk
            self.district[alike(province), alike(name)] = area
            self._body(area, name, Level.DISTRICT, self.body[around], until=self.given.eve)

    def old_communes(self) -> list[Made]:
        """Make or end the old communes; return each, in the order of the list."""
        communes = [self._old(place) for place, _area in self.given.places]
        known = [area for _place, area in self.given.places]
        self._end([area for area in known if area is not None])
        return self._communes(communes, known)

    def new_communes(self) -> list[Made]:
        """Make the new communes that are missing; return each, in the order of the list."""
        communes = [self._new(clause) for clause, _area in self.given.clauses]
        return self._communes(communes, [area for _c, area in self.given.clauses])

    def _old(self, place: OldPlace) -> _Commune:
        province = self.province[alike(place.province)]
        district = self.district.get((alike(place.province), alike(place.district)))
        return _Commune(
            (place.name, place.district, place.province, "cu"),
            place.name,
            self.known_from,
            self.given.eve,
            district or province,
            self.body[district] if district else None,
        )

    def _new(self, clause: Clause) -> _Commune:
        province = self.province[alike(clause.province)]
        begun = self.given.file.effective_on
        key = clause.printed, clause.province
        return _Commune(key, clause.printed, begun, None, province, self.body[province])

    def _communes(self, communes: Sequence[_Commune], known: Sequence[int | None]) -> list[Made]:
        """Write the communes without an area, and a people's committee for each without one."""
        bare = [one for one, area in zip(communes, known, strict=True) if area is None]
        areas = [Area(key=self.keys.free(*one.key), level=one.level) for one in bare]
        Area.objects.bulk_create(areas, batch_size=BATCH)
        create_all(
            AreaVersion(
                area=area, name=one.name, within_id=one.within, since=one.since, until=one.until
            )
            for area, one in zip(areas, bare, strict=True)
        )
        made = iter(areas)
        places = [area if area is not None else next(made).pk for area in known]
        self._bodies([(one, area) for one, area in zip(communes, places, strict=True)])
        return [Made(area, self.body[area]) for area in places]

    def _bodies(self, communes: Sequence[tuple[_Commune, int]]) -> None:
        bare = [(one, area) for one, area in communes if area not in self.body]
        units = [_ubnd(self.keys.free("ubnd", *one.key), one.level, area) for one, area in bare]
        Unit.objects.bulk_create(units, batch_size=BATCH)
        create_all(
            _named_ubnd(unit, one.name, one.superior, one.since, one.until)
            for unit, (one, _area) in zip(units, bare, strict=True)
        )
        self.body.update({unit.area_id: unit.pk for unit in units})

    def _area(self, key: tuple[str, ...], name: str, level: Level, within: int | None) -> Area:
        """Write a province or district as it stood on the day before the mergers."""
        until = self.given.eve if level == Level.DISTRICT else None
        area = Area.objects.create(key=self.keys.free(*key), level=level)
        AreaVersion.objects.create(
            area=area, name=name, within_id=within, since=self.known_from, until=until
        )
        return area

    def _body(
        self, area: int, name: str, level: Level, superior: int | None, *, until: date | None
    ) -> None:
        if area in self.body:
            return
        unit = _ubnd(self.keys.free("ubnd", name), level, area)
        unit.save()
        _named_ubnd(unit, name, superior, self.known_from, until).save()
        self.body[area] = unit.pk

    def _end(self, areas: Sequence[int]) -> None:
        """End what stood already: old communes, their people's committees and the posts there."""
        eve = self.given.eve
        units = [self.body[area] for area in areas if area in self.body]
        lasting = Q(until__isnull=True) | Q(until__gt=eve)
        AreaVersion.objects.filter(lasting, area__in=areas, since__lte=eve).update(until=eve)
        UnitVersion.objects.filter(lasting, unit__in=units, since__lte=eve).update(until=eve)
        # Nobody undoes an import: what its journal would keep is forgotten.
        end_posts(Unit.objects.filter(pk__in=units), eve, Journal())


def _ubnd(key: str, level: Level, area: int) -> Unit:
    return Unit(key=key, sector=Sector.GOVERNMENT, kind=UnitKind.UBND, level=level, area_id=area)


def _named_ubnd(
    unit: Unit, place: str, superior: int | None, since: date, until: date | None
) -> UnitVersion:
    """Return a people's committee by its full name, and the short one that plans print."""
    return UnitVersion(
        unit=unit,
        name=f"Ủy ban nhân dân {place}",
        aliases=f"UBND {place}",
        superior_id=superior,
        since=since,
        until=until,
    )
