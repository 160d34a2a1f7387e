"""What a merger may be made of: places and units that a person keeps, found by words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.base.dated import in_force
from danvan.rules.text.letters import bare_words
from danvan.units.access import manageable_units
from danvan.units.access.places import kept_areas
from danvan.units.models import AreaVersion, UnitVersion
from danvan.units.queries.tree import place_names

OFFERED = 40  # rows that a search may add


@dataclass(frozen=True)
class Chosen:
    """What a merger was said to be about «đã chọn»: ids of places and units, old and new."""

    old_areas: frozenset[int] = frozenset()
    new_areas: frozenset[int] = frozenset()
    old_units: frozenset[int] = frozenset()
    new_units: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """A place or unit that may take part «có thể chọn»: ticked as old, as new, or as neither."""

    of: str
    pk: int
    name: str
    around: str
    old: bool
    new: bool


def candidates(
    user: User, on: date, chosen: Chosen, words: str
) -> tuple[tuple[Candidate, ...], bool]:
    """Return what was chosen, then what the words find, and whether there is more of it."""
    rows = [*_areas(user, on, chosen), *_units(user, on, chosen)]
    wanted = bare_words(words)
    ticked = [row for row in rows if row.old or row.new]
    found = [
        row
        for row in rows
        if wanted and not (row.old or row.new) and wanted in bare_words(f"{row.name} {row.around}")
    ]
    # What bears the words itself stands before what merely lies in a place that does.
    found.sort(key=lambda row: wanted not in bare_words(row.name))
    return (*ticked, *found[:OFFERED]), len(found) > OFFERED


def _areas(user: User, on: date, chosen: Chosen) -> Iterable[Candidate]:
    versions = AreaVersion.objects.filter(in_force(on), area__in=kept_areas(user, on))
    rows = list(versions.order_by("name").values_list("area", "name", "within"))
    around = place_names({within for _pk, _name, within in rows if within}, on)
    for pk, name, within in rows:
        where = around.get(within or 0, "")
        yield _candidate("dia-ban", pk, name, where, chosen.old_areas, chosen.new_areas)


def _units(user: User, on: date, chosen: Chosen) -> Iterable[Candidate]:
    versions = UnitVersion.objects.filter(in_force(on), unit__in=manageable_units(user, on))
    rows = list(versions.order_by("name").values_list("unit", "name", "unit__area"))
    places = place_names({area for _pk, _name, area in rows}, on)
    for pk, name, area in rows:
        where = places.get(area, "")
        yield _candidate("don-vi", pk, name, where, chosen.old_units, chosen.new_units)


def _candidate(
    of: str, pk: int, name: str, around: str, old: Collection[int], new: Collection[int]
) -> Candidate:
    return Candidate(of, pk, name, around, pk in old, pk in new)
