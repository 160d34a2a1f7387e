"""Opening, renaming, moving and ending areas."""

from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.base.dated import in_force
from danvan.rules.organisation import makes_ring
from danvan.units.access import may_manage_area
from danvan.units.actions.journal import Journal
from danvan.units.actions.keys import new_key
from danvan.units.actions.refusals import NameMissing, NameTaken, NotLarger, Ring, StillBelow
from danvan.units.actions.versions import (
    begin_version,
    end_versions,
    living_inside,
    refuse_later,
    standing_area,
    units_in,
)
from danvan.units.models import Area, AreaVersion, Level
from danvan.units.values import NewArea


@transaction.atomic
def open_area(new: NewArea, *, by: User, on: date) -> Area:
    """Open an area «lập địa bàn» inside one whose register the person keeps."""
    require(new.within is not None and may_manage_area(by, new.within, on=on))
    area = make_area(new, Journal())
    record_event("units.area_opened", by=by, on=on, about=area, name=new.name.strip())
    return area


@transaction.atomic
def rename_area(area_id: int, *, version: int, name: str, since: date, by: User, on: date) -> Area:
    """Give an area another name «đổi tên địa bàn» from a day; before it the old name stands."""
    area = locked(Area, area_id, version)
    require(may_manage_area(by, area.pk, on=on))
    before = standing_area(area, since)
    refuse_later(area, since)
    given = _given_name(name)
    _refuse_taken(area, given, before.within_id, since)
    old = before.name
    begin_version(area, since, Journal(), name=given)
    changed(area)
    record_event("units.area_renamed", by=by, on=on, about=area, old=old, new=given, since=since)
    return area


@transaction.atomic
def correct_area(
    area_id: int, *, version: int, name: str, code: str, at: date, by: User, on: date
) -> Area:
    """Correct an area's mistyped name «sửa lỗi nhập» as of a day, and its code."""
    area = locked(Area, area_id, version)
    require(may_manage_area(by, area.pk, on=on))
    wrong = standing_area(area, at)
    given = _given_name(name)
    _refuse_taken(area, given, wrong.within_id, at)
    old = wrong.name
    area.versions.filter(name=old).update(name=given)
    area.code = code.strip()
    changed(area, "code")
    record_event("units.area_corrected", by=by, on=on, about=area, old=old, new=given)
    return area


@transaction.atomic
def move_area(area_id: int, *, version: int, within: int, since: date, by: User, on: date) -> Area:
    """Put an area inside another one «chuyển địa bàn» from a day; the person keeps both."""
    area = locked(Area, area_id, version)
    require(may_manage_area(by, area.pk, on=on) and may_manage_area(by, within, on=on))
    before = standing_area(area, since)
    refuse_later(area, since)
    above = standing_area(Area.objects.get(pk=within), since)
    if makes_ring(area.pk, within, _around(since)):
        raise Ring(above.name)
    name = before.name
    _refuse_taken(area, name, within, since)
    begin_version(area, since, Journal(), within_id=within)
    changed(area)
    record_event(
        "units.area_moved", by=by, on=on, about=area, name=name, within=above.name, since=since
    )
    return area


@transaction.atomic
def end_area(area_id: int, *, version: int, until: date, by: User, on: date) -> Area:
    """End an area «kết thúc địa bàn» with its last day; nothing may be left inside it."""
    area = locked(Area, area_id, version)
    require(may_manage_area(by, area.pk, on=on))
    name = standing_area(area, until).name
    left = [one.name for one in living_inside(area, until)]
    left += [one.name for one in units_in(area, until)]
    if left:
        raise StillBelow(left)
    end_versions(area, until, Journal())
    changed(area)
    record_event("units.area_ended", by=by, on=on, about=area, name=name, until=until)
    return area


def make_area(new: NewArea, journal: Journal) -> Area:
    """Write a new area and its first version. The caller has asked."""
    name = _given_name(new.name)
    if new.within is not None:
        _refuse_small(new.within, new.level, new.since)
    _refuse_taken(None, name, new.within, new.since)
    area = Area(key=new_key(Area, name), code=new.code.strip(), level=new.level)
    journal.make(area)
    journal.make(AreaVersion(area=area, name=name, within_id=new.within, since=new.since))
    return area


def _refuse_small(within: int, level: str, since: date) -> None:
    """Refuse to make an area inside one that is no larger.

    Rights follow from levels: who keeps a province takes in what happened all over it.
    """
    outer = Area.objects.get(pk=within)
    above = standing_area(outer, since)
    levels = list(Level.values)
    if levels.index(outer.level) >= levels.index(level):
        raise NotLarger(above.name)


def _around(on: date) -> dict[int, int | None]:
    return dict(AreaVersion.objects.filter(in_force(on)).values_list("area_id", "within_id"))


def _refuse_taken(area: Area | None, name: str, within: int | None, since: date) -> None:
    """Refuse a name that another place inside the same one bears on that day."""
    beside = AreaVersion.objects.filter(in_force(since), within=within)
    if area is not None:
        beside = beside.exclude(area=area)
    # "Thôn Đông" and "thôn Dông" are two places; only the very same words are one.
    if name.lower() in {other.lower() for other in beside.values_list("name", flat=True)}:
        raise NameTaken(name)


def _given_name(name: str) -> str:
    given = " ".join(name.split())
    if not given:
        raise NameMissing
    return given
