"""Which part of the register of the organisation a person looks up: the places around his unit.

Who exists in a commune is no secret inside it, whatever the sector; work is another matter and
follows superiors only (`reach`). Changing the register is another matter again (`managing`).
"""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.base.dated import in_force
from danvan.units.access.managing import areas_managed, manageable_units
from danvan.units.access.mergers import may_keep_merger
from danvan.units.access.reach import reachable, visible_units
from danvan.units.models import Area, AreaShare, AreaVersion, Level, Succession, Unit, UnitVersion

VIEW = "units.view"
Side = AreaShare.Side


class Register:
    """What of the register a person looks up on a day «phần danh bạ được xem»; asked once a page.

    The commune or province of his units, every place ever inside it, every place that came into it
    by a merger; the units there, those below him, and his own superiors, whose names stand on
    every paper he gets.
    """

    def __init__(self, user: User, on: date) -> None:
        self.user = user
        self.on = on

    @cached_property
    def own(self) -> frozenset[int]:
        """The units of his appointments."""
        return reachable(self.user, VIEW, self.on).own

    @cached_property
    def kept(self) -> frozenset[int]:
        """The areas whose register he keeps."""
        return areas_managed(self.user, self.on)

    @cached_property
    def places(self) -> frozenset[int]:
        """The areas he looks up."""
        standing = Unit.objects.filter(pk__in=self.own).values_list("area_id", "area__level")
        rows = list(standing)
        villages = {area for area, level in rows if level == Level.VILLAGE}
        around = AreaVersion.objects.filter(in_force(self.on), area__in=villages)
        here = {area for area, _level in rows}
        here |= set(around.exclude(within=None).values_list("within", flat=True))
        return _with_origins(here) | self.kept

    @cached_property
    def areas(self) -> QuerySet[Area]:
        """The areas whose page he may open."""
        return Area.objects.filter(pk__in=self.places)

    @cached_property
    def units(self) -> QuerySet[Unit]:
        """The units whose page he may open."""
        seen = Q(area__in=self.places) | Q(pk__in=_above(self.own, self.on))
        return Unit.objects.filter(seen | Q(pk__in=self.peopled.values("pk")))

    @cached_property
    def kept_units(self) -> QuerySet[Unit]:
        """The units whose entry he keeps."""
        return manageable_units(self.user, self.on)

    @cached_property
    def peopled(self) -> QuerySet[Unit]:
        """The units whose posts and people he sees too: those reached and those kept."""
        reached = Q(pk__in=visible_units(self.user, self.on).values("pk"))
        return Unit.objects.filter(reached | Q(pk__in=self.kept_units.values("pk")))

    @cached_property
    def successions(self) -> QuerySet[Succession]:
        """The mergers that took or made something he looks up."""
        units = self.units.values("pk")
        touching = Q(old__in=units) | Q(new__in=units) | Q(shares__area__in=self.places)
        found = Succession.objects.filter(touching).order_by()
        return Succession.objects.filter(pk__in=found.values("pk"))

    def open_units(self, units: Iterable[int]) -> frozenset[int]:
        """Return which of some units he may open."""
        return frozenset(self.units.filter(pk__in=list(units)).values_list("pk", flat=True))


def listed_units(user: User, on: date) -> QuerySet[Unit]:
    """Return the units a person finds in the register on a day."""
    return Register(user, on).units


def kept_areas(user: User, on: date) -> QuerySet[Area]:
    """Return the areas whose register a person keeps on a day."""
    return Area.objects.filter(pk__in=areas_managed(user, on))


def may_undo(user: User, succession: Succession, *, on: date) -> bool:
    """Say whether a person may undo a merger: recorded that day by hand, and all his to keep."""
    by_hand = succession.recorded_on == on and bool(succession.journal)
    return by_hand and may_keep_merger(user, succession, on=on)


def _above(own: Iterable[int], on: date) -> frozenset[int]:
    paths = UnitVersion.objects.filter(in_force(on), unit__in=own).values_list("path", flat=True)
    return frozenset(int(pk) for path in paths for pk in path.split("/") if pk)


def _with_origins(areas: Iterable[int]) -> frozenset[int]:
    """Return areas with every place ever inside them, and what came into any of these."""
    found: set[int] = set()
    edge = set(areas)
    while edge:
        found |= edge
        inside = AreaVersion.objects.filter(within__in=edge).values_list("area_id", flat=True)
        came = AreaShare.objects.filter(side=Side.NEW, area__in=edge).values("succession")
        origins = AreaShare.objects.filter(side=Side.OLD, succession__in=came)
        edge = (set(inside) | set(origins.values_list("area_id", flat=True))) - found
    return frozenset(found)
