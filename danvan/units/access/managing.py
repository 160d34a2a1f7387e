"""Who keeps the registers of the organisation: operators, for the place their unit stands in.

Work is seen along superiors only; the register of who exists is kept by place, since the operator
of a commune also enters its Front, Party bodies and villages, which stand in other sectors.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from danvan.accounts.models import User
from danvan.units.access.reach import reachable, units_within
from danvan.units.models import AreaVersion, Unit

MANAGE = "units.manage"


def areas_managed(user: User, on: date) -> frozenset[int]:
    """Return the areas whose registers a person keeps on a day: his units' and all inside them.

    An ended area stays where it last stood; one that moved away is kept by whoever keeps its place.
    """
    own = reachable(user, MANAGE, on).own
    found = set(Unit.objects.filter(pk__in=own).values_list("area_id", flat=True))
    edge = found
    while edge:
        inside = _last_stood(on).filter(within__in=edge).values_list("area_id", flat=True)
        edge = set(inside) - found
        found = found | edge
    return frozenset(found)


def manageable_units(user: User, on: date) -> QuerySet[Unit]:
    """Return the units whose register entries a person keeps on a day."""
    reach = reachable(user, MANAGE, on)
    if not reach:
        return Unit.objects.none()
    areas = areas_managed(user, on)
    return Unit.objects.filter(Q(area__in=areas) | Q(pk__in=units_within(reach, on).values("pk")))


def may_manage_unit(user: User, unit: int, *, on: date) -> bool:
    """Say whether a person keeps the register entry, posts and people of a unit."""
    return manageable_units(user, on).filter(pk=unit).exists()


def may_manage_area(user: User, area: int, *, on: date) -> bool:
    """Say whether a person keeps the register entry of an area."""
    return area in areas_managed(user, on)


def _last_stood(on: date) -> QuerySet[AreaVersion]:
    """Return the versions that say where areas stand on a day, or last stood, or first will."""
    begun = AreaVersion.objects.filter(area=OuterRef("area"), since__lte=on)
    newest = Q(since__lte=on) & ~Exists(begun.filter(since__gt=OuterRef("since")))
    earlier = AreaVersion.objects.filter(area=OuterRef("area"), since__lt=OuterRef("since"))
    first = Q(since__gt=on) & ~Exists(earlier)
    return AreaVersion.objects.filter(newest | first)
