"""Questions about mergers: what stands inside and below what would end, what waits there."""

from collections.abc import Collection
from datetime import date

from danvan.base import registry
from danvan.base.dated import in_force
from danvan.rules.organisation import ends_place
from danvan.units.models import Area, AreaVersion, Unit, UnitVersion
from danvan.units.values import MergerPlan

# name → dotted name of a function (unit ids, day) → how much open work these units have.
WAITING_WORK = "open_work_of_units"
# name → dotted name of a function (unit ids, since) → whether work of theirs went elsewhere.
WORK_MOVED = "work_moved_from_units"


def ending_areas(plan: MergerPlan) -> frozenset[int]:
    """Return the areas a merger ends."""
    kept = {new for new in plan.new_areas if isinstance(new, int)}
    return frozenset(
        old.area for old in plan.old_areas if ends_place(old.share, goes_on=old.area in kept)
    )


def ending_units(plan: MergerPlan) -> frozenset[int]:
    """Return the units a merger ends."""
    return frozenset(plan.old_units) - {new for new in plan.new_units if isinstance(new, int)}


def inside_on(plan: MergerPlan) -> tuple[Area, ...]:
    """Return the places that stand inside areas a merger ends, and do not end with them."""
    ending = ending_areas(plan)
    there = AreaVersion.objects.filter(in_force(plan.day), within__in=ending)
    left = there.exclude(area__in=ending).select_related("area").order_by("name")
    return tuple(version.area for version in left)


def subordinates_on(plan: MergerPlan) -> tuple[Unit, ...]:
    """Return the units that stand under units a merger ends, and do not end with them."""
    ending = ending_units(plan)
    there = UnitVersion.objects.filter(in_force(plan.day), superior__in=ending)
    left = there.exclude(unit__in=ending).select_related("unit").order_by("name")
    return tuple(version.unit for version in left)


def staying_in(areas: Collection[int], since: date) -> tuple[str, ...]:
    """Return the names of units that go on in ended areas from a day."""
    there = UnitVersion.objects.filter(in_force(since), unit__area__in=areas)
    return tuple(there.order_by("name").values_list("name", flat=True))


def waiting_work(units: Collection[int], on: date) -> int:
    """Return how much open work units have; the floors above sign the counting in."""
    counting = [count for _name, count in registry.signed(WAITING_WORK) if callable(count)]
    return sum(int(count(frozenset(units), on)) for count in counting)


def work_moved(units: Collection[int], since: date) -> bool:
    """Say whether work of units was handed to others from a day on; signed in from above."""
    asking = [ask for _name, ask in registry.signed(WORK_MOVED) if callable(ask)]
    return any(bool(ask(frozenset(units), since)) for ask in asking)
