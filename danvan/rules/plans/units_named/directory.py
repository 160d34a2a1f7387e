"""The units of the plan's day as its issuer sees them: what is his, beside him, below, above."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from danvan.rules.plans.units_named.names import Name, name_of
from danvan.rules.plans.units_named.vocabulary import LEVELS
from danvan.rules.plans.units_named.words import Words


@dataclass(frozen=True)
class NamedUnit:
    """A unit of the day with every name plans print for it «đơn vị và các tên gọi».

    `path` leads to it through its superiors in its own sector ("1/5/40/").
    """

    pk: int
    names: tuple[str, ...]
    sector: str
    kind: str
    level: str
    superior: int | None
    path: str
    area: int


class Scope(IntEnum):
    """Where a unit stands seen from the issuer «vị trí so với cơ quan ban hành», nearest first."""

    SELF = 0
    OWN = 1  # under him, on his tier: his departments, his office, his schools
    BESIDE = 2  # in his area, of another sector: asked, never ordered
    BELOW = 3  # under him, on a lower tier
    WITHIN = 4  # of another sector, in an area inside his
    ABOVE = 5
    ELSEWHERE = 6  # a neighbour's: never meant unless its place is printed


OUTSIDE_AUTHORITY = frozenset({Scope.BESIDE, Scope.WITHIN, Scope.ABOVE, Scope.ELSEWHERE})


@dataclass(frozen=True)
class Known:
    """A unit with its names taken apart."""

    unit: NamedUnit
    scope: Scope
    names: tuple[Name, ...]
    places: frozenset[Words]
    forms: frozenset[Words]


@dataclass(frozen=True)
class Directory:
    """All units that a plan may name, by what they are called «danh mục để đối chiếu»."""

    level: str
    known: tuple[Known, ...]
    by_core: Mapping[Words, tuple[Known, ...]]

    def of_scopes(self, *scopes: Scope) -> tuple[Known, ...]:
        """Return the units standing in some places."""
        return tuple(known for known in self.known if known.scope in scopes)


def rank(level: str) -> int:
    """Return how low a tier is: the centre is 0, a village 4."""
    return LEVELS.index(level)


@lru_cache(maxsize=8)
def directory_of(units: tuple[NamedUnit, ...], issuer: int, co_issuer: int | None) -> Directory:
    """Return the directory of one plan. Raises KeyError when the issuer is not among the units."""
    by_pk = {unit.pk: unit for unit in units}
    issuers = (by_pk[issuer], *([by_pk[co_issuer]] if co_issuer in by_pk else []))
    places, forms = _of_areas(units)
    known = tuple(
        Known(
            unit,
            min(scope_of(unit, each) for each in issuers),
            tuple(dict.fromkeys(name_of(name) for name in unit.names)),
            frozenset(places[unit.area]),
            frozenset(forms[unit.area]),
        )
        for unit in units
    )
    by_core: dict[Words, dict[int, Known]] = defaultdict(dict)
    for each in known:
        for name in each.names:
            by_core[name.core][each.unit.pk] = each
    cores = {core: tuple(found.values()) for core, found in by_core.items()}
    return Directory(issuers[0].level, known, cores)


def scope_of(unit: NamedUnit, issuer: NamedUnit) -> Scope:
    """Return where a unit stands seen from an issuer."""
    lower = rank(unit.level) > rank(issuer.level)
    if unit.pk == issuer.pk:
        return Scope.SELF
    if unit.sector == issuer.sector and unit.path.startswith(issuer.path):
        return Scope.BELOW if lower else Scope.OWN
    if unit.area == issuer.area and issuer.sector != unit.sector:
        return Scope.BESIDE
    if rank(unit.level) < rank(issuer.level) or issuer.path.startswith(unit.path):
        return Scope.ABOVE
    if lower and unit.sector != issuer.sector:
        return Scope.WITHIN
    return Scope.ELSEWHERE


def _of_areas(
    units: Sequence[NamedUnit],
) -> tuple[dict[int, set[Words]], dict[int, set[Words]]]:
    """Return the places and the words for tiers that the names of each area's units show."""
    places: dict[int, set[Words]] = defaultdict(set)
    forms: dict[int, set[Words]] = defaultdict(set)
    for unit in units:
        for name in map(name_of, unit.names):
            if name.place and name.forms:
                places[unit.area].add(name.place)
                forms[unit.area].update(name.forms)
    return places, forms
