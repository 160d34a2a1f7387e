"""Opening, renaming, moving and ending units."""

from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.base.dated import in_force
from danvan.rules.organisation import makes_ring
from danvan.units.access import may_manage_area, may_manage_unit
from danvan.units.actions.journal import Journal
from danvan.units.actions.keys import new_key
from danvan.units.actions.paths import rebuild_paths
from danvan.units.actions.refusals import NameMissing, NameTaken, OtherSector, Ring, StillBelow
from danvan.units.actions.versions import (
    begin_version,
    end_posts,
    end_versions,
    living_below,
    refuse_later,
    split_below,
    standing_area,
    standing_unit,
)
from danvan.units.models import Area, Unit, UnitVersion
from danvan.units.values import NewUnit


@transaction.atomic
def open_unit(new: NewUnit, *, by: User, on: date) -> Unit:
    """Open a unit «lập đơn vị» from a day, in a place whose register the person keeps."""
    require(isinstance(new.area, int) and may_manage_area(by, new.area, on=on))
    unit = make_unit(new, Journal())
    rebuild_paths()
    record_event("units.opened", by=by, on=on, about=unit, name=new.name.strip())
    return unit


@transaction.atomic
def rename_unit(
    unit_id: int,
    *,
    version: int,
    name: str,
    since: date,
    by: User,
    on: date,
    aliases: tuple[str, ...] | None = None,
) -> Unit:
    """Give a unit another name «đổi tên» from a day; before it the old name stands."""
    unit = locked(Unit, unit_id, version)
    require(may_manage_unit(by, unit.pk, on=on))
    before = standing_unit(unit, since)
    refuse_later(unit, since)
    given = _given_name(name)
    _refuse_taken(unit, given, before.superior_id, unit.area_id, since)
    kept = before.aliases if aliases is None else _lines(aliases)
    old = before.name
    begin_version(unit, since, Journal(), name=given, aliases=kept)
    rebuild_paths()
    changed(unit)
    record_event("units.renamed", by=by, on=on, about=unit, old=old, new=given, since=since)
    return unit


@transaction.atomic
def correct_unit(
    unit_id: int,
    *,
    version: int,
    name: str,
    aliases: tuple[str, ...],
    at: date,
    by: User,
    on: date,
) -> Unit:
    """Correct what was mistyped «sửa lỗi nhập»: the name as it should have read all the time.

    Versions beside the one of the day `at` that bear the same wrong name are corrected with it.
    """
    unit = locked(Unit, unit_id, version)
    require(may_manage_unit(by, unit.pk, on=on))
    wrong = standing_unit(unit, at)
    given = _given_name(name)
    _refuse_taken(unit, given, wrong.superior_id, unit.area_id, at)
    old = wrong.name
    for one in _same_name(unit, wrong):
        one.name, one.aliases = given, _lines(aliases)
        one.save(update_fields=["name", "aliases"])
    changed(unit)
    record_event("units.corrected", by=by, on=on, about=unit, old=old, new=given)
    return unit


@transaction.atomic
def move_unit(
    unit_id: int, *, version: int, superior: int | None, since: date, by: User, on: date
) -> Unit:
    """Put a unit under another superior «chuyển đơn vị» from a day, with everything below it."""
    unit = locked(Unit, unit_id, version)
    require(may_manage_unit(by, unit.pk, on=on))
    before = standing_unit(unit, since)
    refuse_later(unit, since)
    check_superior(unit.sector, superior, since, unit=unit.pk)
    _refuse_taken(unit, before.name, superior, unit.area_id, since)
    put_under(unit, superior, since, Journal())
    rebuild_paths()
    changed(unit)
    above = standing_unit(Unit.objects.get(pk=superior), since).name if superior else "—"
    record_event(
        "units.moved", by=by, on=on, about=unit, name=before.name, superior=above, since=since
    )
    return unit


@transaction.atomic
def end_unit(unit_id: int, *, version: int, until: date, by: User, on: date) -> Unit:
    """End a unit «kết thúc hoạt động» with its last day; its posts and appointments end with it."""
    unit = locked(Unit, unit_id, version)
    require(may_manage_unit(by, unit.pk, on=on))
    name = standing_unit(unit, until).name
    below = living_below(unit, until)
    if below:
        raise StillBelow([one.name for one in below])
    journal = Journal()
    end_versions(unit, until, journal)
    end_posts([unit], until, journal)
    changed(unit)
    record_event("units.ended", by=by, on=on, about=unit, name=name, until=until)
    return unit


def make_unit(new: NewUnit, journal: Journal) -> Unit:
    """Write a new unit and its first version; area and superior are ids. The caller has asked."""
    name = _given_name(new.name)
    area = Area.objects.get(pk=new.area)  # type: ignore[misc]  # resolved by the caller
    place = standing_area(area, new.since)
    superior = new.superior if isinstance(new.superior, int) else None
    check_superior(new.sector, superior, new.since)
    _refuse_taken(None, name, superior, area.pk, new.since)
    unit = Unit(
        key=new_key(Unit, name, *(() if place.name in name else (place.name,))),
        sector=new.sector,
        kind=new.kind,
        level=new.level,
        area=area,
    )
    journal.make(unit)
    journal.make(
        UnitVersion(
            unit=unit,
            name=name,
            aliases=_lines(new.aliases),
            superior_id=superior,
            since=new.since,
        )
    )
    return unit


def put_under(unit: Unit, superior: int | None, since: date, journal: Journal) -> None:
    """Begin a unit's version under another superior, and all versions below. The caller asked."""
    begin_version(unit, since, journal, superior_id=superior)
    split_below(unit, since, journal)


def check_superior(
    sector: str, superior: int | None, since: date, *, unit: int | None = None
) -> None:
    """Refuse a superior of another sector, one not there on the day, and a ring."""
    if superior is None:
        return
    above = Unit.objects.get(pk=superior)
    name = standing_unit(above, since).name
    if above.sector != sector:
        raise OtherSector
    if unit is not None and makes_ring(unit, superior, _superiors(since)):
        raise Ring(name)


def _superiors(on: date) -> dict[int, int | None]:
    return dict(UnitVersion.objects.filter(in_force(on)).values_list("unit_id", "superior_id"))


def _same_name(unit: Unit, wrong: object) -> list[UnitVersion]:
    """Return the unbroken run of versions around one that bear its name."""
    versions = list(unit.versions.order_by("since"))
    place = versions.index(wrong)  # type: ignore[arg-type]  # one of them
    name = versions[place].name
    first = last = place
    while first > 0 and versions[first - 1].name == name:
        first -= 1
    while last + 1 < len(versions) and versions[last + 1].name == name:
        last += 1
    return versions[first : last + 1]


def _refuse_taken(
    unit: Unit | None, name: str, superior: int | None, area: int, since: date
) -> None:
    """Refuse a name that another living unit bears at the same place under the same superior."""
    beside = UnitVersion.objects.filter(in_force(since), superior=superior, unit__area=area)
    if unit is not None:
        beside = beside.exclude(unit=unit)
    if name.lower() in {other.lower() for other in beside.values_list("name", flat=True)}:
        raise NameTaken(name)


def _given_name(name: str) -> str:
    given = " ".join(name.split())
    if not given:
        raise NameMissing
    return given


def _lines(aliases: tuple[str, ...]) -> str:
    return "\n".join(dict.fromkeys(" ".join(a.split()) for a in aliases if a.strip()))
