"""Two communes that ended and the merger that ended them, around the named world."""

from dataclasses import dataclass
from datetime import date, timedelta

from danvan.accounts.models import User
from danvan.units.actions import rebuild_paths
from danvan.units.models import AreaShare, AreaVersion, Succession, Unit, UnitVersion
from tests.factories.people import World, area, unit

MERGED_ON = date(2026, 3, 1)


@dataclass
class Merger:
    """What ended and by which clause: xã Bến Đá and xã Tân Lập became part of xã An Bình."""

    succession: Succession
    ben_da: Unit
    tan_lap: Unit


def merge_two(world: World) -> Merger:
    """Return two old communes merged into xã An Bình, which holds their records."""
    ben_da = ended_commune(world, "ben-da", "xã Bến Đá")
    tan_lap = ended_commune(world, "tan-lap", "xã Tân Lập")
    succession = merged(1, (ben_da, tan_lap), (world.commune,), records=world.commune)
    return Merger(succession, ben_da, tan_lap)


def ended_commune(world: World, key: str, name: str, on: date = MERGED_ON) -> Unit:
    """Return the people's committee of a commune that ended with its place the day before."""
    place = area(key, name, "commune", world.province.area)
    made = unit(f"ubnd-{key}", f"UBND {name}", "ubnd", "commune", place, world.province)
    eve = on - timedelta(days=1)
    AreaVersion.objects.filter(area=place).update(until=eve)
    UnitVersion.objects.filter(unit=made).update(until=eve)
    rebuild_paths()
    return made


def merged(
    clause: int,
    old: tuple[Unit, ...],
    new: tuple[Unit, ...],
    *,
    records: Unit | None,
    on: date = MERGED_ON,
    by: User | None = None,
) -> Succession:
    """Return a succession of units by a clause of one invented resolution."""
    made = Succession.objects.create(
        resolution="9/NQ-MAU", clause=f"khoản {clause}", on=on, records=records, recorded_by=by
    )
    made.old.set(old)
    made.new.set(new)
    return made


def divided(clause: int, old: Unit, new: Unit, share: str) -> Succession:
    """Return a clause that takes a share of an old place, and names none of its bodies."""
    made = merged(clause, (), (new,), records=None)
    AreaShare.objects.create(succession=made, area=old.area, side="old", share=share)
    AreaShare.objects.create(succession=made, area=new.area, side="new")
    return made
