"""Which units a plan may name on its day."""

from collections.abc import Iterable
from datetime import date

from danvan.base.dated import in_force
from danvan.rules.plans.units_named import NamedUnit
from danvan.units.models import AreaVersion, Level
from danvan.units.queries import UnitBook, UnitEntry, unit_book


def named_units(on: date, issuer: int) -> tuple[NamedUnit, ...]:
    """Return the units that a plan of `issuer` may name on a day, in the order of their keys.

    They are all bodies of the issuer's area and of the areas inside and around it, and the
    issuer's peers, which are meant only when their place is printed. Villages are named by their
    own commune alone. Empty when the issuer did not exist that day.
    """
    book = unit_book(on)
    own = book.entries.get(issuer)
    if own is None or not own.live:
        return ()
    areas = _areas_around(own.area, on)
    return tuple(_named(entry) for entry in _in_question(book, own, areas))


def _in_question(book: UnitBook, own: UnitEntry, areas: frozenset[int]) -> Iterable[UnitEntry]:
    villages = own.level in (Level.COMMUNE, Level.VILLAGE)
    for entry in book.entries.values():
        peer = entry.superior == own.superior and entry.kind == own.kind
        near = entry.area in areas or entry.path.startswith(own.path) or peer
        if entry.live and near and (villages or entry.level != Level.VILLAGE):
            yield entry


def _named(entry: UnitEntry) -> NamedUnit:
    return NamedUnit(
        pk=entry.pk,
        names=(entry.name, *entry.aliases),
        sector=entry.sector,
        kind=entry.kind,
        level=entry.level,
        superior=entry.superior,
        path=entry.path,
        area=entry.area,
    )


def _areas_around(area: int, on: date) -> frozenset[int]:
    """Return an area, all those it lies in, and all that lie in it, on a day."""
    pairs = AreaVersion.objects.filter(in_force(on)).values_list("area_id", "within_id")
    within: dict[int, int | None] = dict(pairs)
    around = {area}
    outer = within.get(area)
    while outer is not None and outer not in around:
        around.add(outer)
        outer = within.get(outer)
    return frozenset(around | _inside(area, within))


def _inside(area: int, within: dict[int, int | None]) -> set[int]:
    inside: dict[int | None, list[int]] = {}
    for inner, outer in within.items():
        inside.setdefault(outer, []).append(inner)
    found: set[int] = set()
    waiting = [area]
    while waiting:
        new = set(inside.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found
