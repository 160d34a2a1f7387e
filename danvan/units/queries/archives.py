"""Ended bodies whose records nobody holds: their plans and proof wait for a person's word."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from danvan.accounts.models import User
from danvan.rules.text.letters import bare_words
from danvan.units.access import manageable_units
from danvan.units.models import AreaVersion, Succession, UnitKind, UnitVersion
from danvan.units.queries.book import last_version
from danvan.units.queries.offered import Offered, unit_choices_on
from danvan.units.queries.tree import place_names

OFFERED = 60  # lines of one page; a search finds the others


@dataclass(frozen=True)
class Unheld:
    """An ended body without an archive holder «chưa có nơi giữ hồ sơ».

    `around` is the area in which its place lay at last: it tells namesakes apart.
    """

    pk: int
    name: str
    around: str
    until: date


def unheld_units(user: User, on: date, words: str = "") -> tuple[tuple[Unheld, ...], int]:
    """Return the first ended bodies that a person keeps and nobody holds, and how many there are.

    `words` narrow them by name; three queries besides what the person keeps.
    """
    rows = list(
        unheld_versions(on)
        .filter(unit__in=manageable_units(user, on))
        .order_by("name", "unit_id")
        .values_list("unit", "name", "unit__area", "until")
    )
    wanted = bare_words(words)
    found = [row for row in rows if wanted in bare_words(row[1])]
    around = _around({area for _pk, _name, area, _until in found[:OFFERED]}, on)
    shown = (
        Unheld(pk, name, around.get(area, ""), until)
        for pk, name, area, until in found[:OFFERED]
        if until is not None
    )
    return tuple(shown), len(found)


def unheld_versions(on: date) -> QuerySet[UnitVersion]:
    """Return the last versions of bodies that ended before a day and that nobody holds."""
    held = Succession.old.through._default_manager.filter(
        unit_id=OuterRef("unit"), succession__records__isnull=False
    )
    ended = UnitVersion.objects.filter(last_version(on), until__lt=on)
    return ended.filter(~Exists(held))


def holder_choices(user: User, on: date) -> Offered:
    """Return the living bodies that may hold records: those a person keeps, no villages."""
    kept = manageable_units(user, on)
    return unit_choices_on(kept.exclude(kind=UnitKind.VILLAGE), on)


def _around(areas: Collection[int], on: date) -> Mapping[int, str]:
    """Return the name of what was around each of some areas at last."""
    versions = AreaVersion.objects.filter(area__in=areas, within__isnull=False).order_by("since")
    outer = dict(versions.values_list("area", "within"))
    names = place_names({within for within in outer.values() if within}, on)
    return {area: names.get(within or 0, "") for area, within in outer.items()}
