"""Keeping the derived paths of units true."""

from danvan.units.models import UnitVersion


def rebuild_paths() -> int:
    """Write every version's path anew from the superiors of its days; return how many changed.

    The path of a version follows the superior's version of the day it began. A superior that leads
    back to the unit itself ends the climb, so that a mistaken ring cannot hang the program.
    """
    versions = list(UnitVersion.objects.order_by("since"))
    by_unit: dict[int, list[UnitVersion]] = {}
    for version in versions:
        by_unit.setdefault(version.unit_id, []).append(version)
    stale = []
    for version in versions:
        path = _path(version, by_unit)
        if path != version.path:
            version.path = path
            stale.append(version)
    UnitVersion.objects.bulk_update(stale, ["path"], batch_size=500)
    return len(stale)


def _path(version: UnitVersion, by_unit: dict[int, list[UnitVersion]]) -> str:
    """Return the ids from the top of the sector down to the unit, each followed by a slash."""
    chain = [version.unit_id]
    superior = version.superior_id
    while superior is not None and superior not in chain:
        chain.append(superior)
        above = [v for v in by_unit.get(superior, []) if v.holds_on(version.since)]
        superior = above[0].superior_id if above else None
    return "".join(f"{unit}/" for unit in reversed(chain))
