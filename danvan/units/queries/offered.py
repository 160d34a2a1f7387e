"""What the forms about areas and units may offer, as choices that tell namesakes apart."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from danvan.base.dated import in_force
from danvan.rules.organisation import day_before
from danvan.units.models import Area, AreaShare, AreaVersion, Level, Unit, UnitVersion
from danvan.units.queries.tree import place_names

Offered = list[tuple[int, str]]


def unit_choices_on(units: QuerySet[Unit], on: date, *, sector: str = "") -> Offered:
    """Return units that exist on a day, by name with their place; two queries."""
    versions = UnitVersion.objects.filter(in_force(on), unit__in=units)
    if sector:
        versions = versions.filter(unit__sector=sector)
    rows = list(versions.order_by("name", "unit_id").values_list("unit", "name", "unit__area"))
    places = place_names({area for _unit, _name, area in rows}, on)
    return [(unit, _told(name, places.get(area, ""))) for unit, name, area in rows]


def area_choices_on(
    areas: QuerySet[Area], on: date, *, levels: Collection[str] | None = None
) -> Offered:
    """Return areas that exist on a day, by name with what is around them; two queries."""
    versions = AreaVersion.objects.filter(in_force(on), area__in=areas)
    if levels is not None:
        versions = versions.filter(area__level__in=levels)
    rows = list(versions.order_by("name", "area_id").values_list("area", "name", "within"))
    around = place_names({within for _area, _name, within in rows if within}, on)
    return [(area, _told(name, around.get(within or 0, ""))) for area, name, within in rows]


def area_choices_ever(areas: QuerySet[Area], share: AreaShare) -> Offered:
    """Return the districts and provinces in which an old place of a clause may have lain."""
    eve = day_before(share.succession.on)
    levels = (Level.PROVINCE, Level.DISTRICT)
    return area_choices_on(areas.exclude(pk=share.area_id), eve, levels=levels)


def _told(name: str, place: str) -> str:
    """Return a name with its place, which is left out when the name says it already."""
    if not place or place.lower() in name.lower():
        return name
    return f"{name} ({place})"
