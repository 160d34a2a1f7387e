"""The tree of the organisation on a chosen day, by sector, and the groups that plans name."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise

from danvan.base.dated import in_force
from danvan.rules.text.letters import bare_words
from danvan.units.models import AreaVersion, Sector, Unit, UnitKind, UnitVersion
from danvan.units.queries.book import UnitBook, UnitEntry, last_version, unit_book

# Where a tree is too long to be read, what stands under communes is counted instead of drawn.
READABLE = 250
FOUND = 100  # lines of a search
_KIND_ORDER = {kind: place for place, kind in enumerate(UnitKind.values)}
_LEVEL_ORDER = {"central": 0, "province": 1, "district": 2, "commune": 3, "village": 4}


@dataclass(frozen=True)
class TreeNode:
    """A unit with those under it «nút của cây tổ chức»; `hidden` counts those not drawn."""

    entry: UnitEntry
    children: tuple["TreeNode", ...]
    hidden: int = 0


@dataclass(frozen=True)
class SectorTree:
    """The units of one sector «khối», the topmost first."""

    sector: str
    label: str | Promise
    roots: tuple[TreeNode, ...]
    count: int


@dataclass(frozen=True)
class FoundUnit:
    """A unit found by words «kết quả tìm»: under whom, and where."""

    entry: UnitEntry
    superior: str
    place: str


@dataclass(frozen=True)
class Wanted:
    """What of the tree is asked for; empty is all of it."""

    words: str = ""
    sector: str = ""
    kind: str = ""
    ended: bool = False


def tree_on(units: QuerySet[Unit], on: date, *, ended: bool = False) -> tuple[SectorTree, ...]:
    """Return the tree of some units as of a day, one query; ended ones only when asked for."""
    entries = [e for e in _book(units, on).entries.values() if e.live or ended]
    drawn = {entry.pk: entry for entry in entries}
    below: dict[int | None, list[UnitEntry]] = defaultdict(list)
    for entry in sorted(entries, key=_order):
        above = entry.superior if entry.superior in drawn else None
        below[above].append(entry)
    short = len(entries) > READABLE
    trees = []
    for sector, label in Sector.choices:
        roots = [entry for entry in below[None] if entry.sector == sector]
        count = sum(entry.sector == sector for entry in entries)
        if roots:
            nodes = tuple(_node(root, below, short, frozenset()) for root in roots)
            trees.append(SectorTree(sector, label, nodes, count))
    return tuple(trees)


def find_units(units: QuerySet[Unit], on: date, wanted: Wanted) -> tuple[FoundUnit, ...]:
    """Return units by words without marks, sector and kind, as of a day; three queries."""
    book = _book(units, on)
    found = [entry for entry in book.entries.values() if _fits(entry, wanted)][: FOUND + 1]
    above = unit_book(on, {entry.superior for entry in found if entry.superior})
    places = place_names({entry.area for entry in found}, on)
    return tuple(
        FoundUnit(entry, above.name(entry.superior), places.get(entry.area, ""))
        for entry in sorted(found, key=_order)
    )


def group_on(
    book: UnitBook,
    *,
    sector: str | None = None,
    kind: str | None = None,
    level: str | None = None,
    areas: Collection[int] | None = None,
) -> tuple[UnitEntry, ...]:
    """Return a group such as «UBND các xã» as of the book's day, by name."""
    return tuple(
        entry
        for entry in book.at_work()
        if sector in {None, entry.sector}
        and kind in {None, entry.kind}
        and level in {None, entry.level}
        and (areas is None or entry.area in areas)
    )


def place_names(areas: Iterable[int], on: date) -> Mapping[int, str]:
    """Return the names of areas on a day; an ended one keeps its last name."""
    versions = AreaVersion.objects.filter(area__in=set(areas), since__lte=on).order_by("since")
    return {version.area_id: version.name for version in versions}


def children_on(unit: int, on: date) -> tuple[UnitEntry, ...]:
    """Return the units that stand directly under one on a day, in the order of the tree."""
    below = UnitVersion.objects.filter(in_force(on), superior=unit).values_list("unit", flat=True)
    return tuple(sorted(unit_book(on, below).entries.values(), key=_order))


def units_at(area: int, on: date) -> tuple[UnitEntry, ...]:
    """Return the units that exist in a place on a day, in the order of the tree."""
    there = UnitVersion.objects.filter(in_force(on), unit__area=area)
    found = unit_book(on, there.values_list("unit", flat=True)).entries.values()
    return tuple(sorted(found, key=lambda entry: (entry.sector, *_order(entry))))


def _book(units: QuerySet[Unit], on: date) -> UnitBook:
    """Return the book of some units, without handing their ids to the database and back."""
    versions = UnitVersion.objects.filter(last_version(on), unit__in=units)
    return unit_book(on, versions.values_list("unit", flat=True))


def _node(
    entry: UnitEntry, below: Mapping[int | None, list[UnitEntry]], short: bool, seen: frozenset[int]
) -> TreeNode:
    inner = [child for child in below.get(entry.pk, []) if child.pk not in seen]
    if short and _LEVEL_ORDER.get(entry.level, 9) >= _LEVEL_ORDER["commune"]:
        return TreeNode(entry, (), len(inner))
    reached = seen | {entry.pk}
    return TreeNode(entry, tuple(_node(child, below, short, reached) for child in inner))


def _order(entry: UnitEntry) -> tuple[int, int, str]:
    return (_LEVEL_ORDER.get(entry.level, 9), _KIND_ORDER.get(entry.kind, 99), entry.name)


def _fits(entry: UnitEntry, wanted: Wanted) -> bool:
    """Say whether a unit is meant: every word begins a word of its name or of another name."""
    if not (entry.live or wanted.ended):
        return False
    if wanted.sector not in {"", entry.sector} or wanted.kind not in {"", entry.kind}:
        return False
    said = bare_words(" ".join([entry.name, *entry.aliases]))
    return all(f" {word}" in f" {said}" for word in bare_words(wanted.words).split())
