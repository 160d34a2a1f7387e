"""What is kept of a village: its households by day, its notice boards and loudspeakers."""

from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.units.access import may_manage_area
from danvan.units.actions.refusals import (
    AlreadyEnded,
    BoardWithoutPlace,
    CountTaken,
    NoVillage,
)
from danvan.units.actions.versions import standing
from danvan.units.models import Area, HouseholdCount, Level, NoticePlace


@transaction.atomic
def count_households(
    area_id: int, *, version: int, at: date, count: int, source: str, by: User, on: date
) -> HouseholdCount:
    """Record how many households a village has «số hộ» on a day, and who says so."""
    village = _village(area_id, version, by, on)
    standing(village, at)
    if village.household_counts.filter(on=at).exists():
        raise CountTaken(at)
    made = HouseholdCount.objects.create(area=village, on=at, count=count, source=source.strip())
    changed(village)
    record_event("units.households_counted", by=by, on=on, about=village, count=count, at=at)
    return made


@transaction.atomic
def correct_households(
    area_id: int,
    count_id: int,
    *,
    version: int,
    at: date,
    count: int,
    source: str,
    by: User,
    on: date,
) -> HouseholdCount:
    """Correct a mistyped count of households «sửa số hộ»; the log keeps the old number."""
    village = _village(area_id, version, by, on)
    standing(village, at)
    row = village.household_counts.get(pk=count_id)
    if village.household_counts.filter(on=at).exclude(pk=row.pk).exists():
        raise CountTaken(at)
    old = row.count
    row.on, row.count, row.source = at, count, source.strip()
    row.save()
    changed(village)
    record_event(
        "units.households_corrected", by=by, on=on, about=village, old=old, new=count, at=at
    )
    return row


@transaction.atomic
def open_notice_place(
    area_id: int, *, version: int, kind: str, place: str, since: date, by: User, on: date
) -> NoticePlace:
    """Record a village's notice board or loudspeaker «nơi niêm yết, truyền thanh» from a day."""
    village = _village(area_id, version, by, on)
    standing(village, since)
    given = " ".join(place.split())
    if kind == NoticePlace.Kind.BOARD and not given:
        raise BoardWithoutPlace
    made = NoticePlace.objects.create(area=village, kind=kind, place=given, since=since)
    changed(village)
    record_event("units.notice_place_opened", by=by, on=on, about=village, place=str(made))
    return made


@transaction.atomic
def end_notice_place(
    area_id: int, place_id: int, *, version: int, until: date, by: User, on: date
) -> NoticePlace:
    """End a notice board or loudspeaker with its last day."""
    village = _village(area_id, version, by, on)
    row = village.notice_places.get(pk=place_id)
    if row.until is not None or until < row.since:
        raise AlreadyEnded(str(row), row.until or row.since)
    row.until = until
    row.save(update_fields=["until"])
    changed(village)
    record_event("units.notice_place_ended", by=by, on=on, about=village, place=str(row))
    return row


def _village(area_id: int, version: int, by: User, on: date) -> Area:
    """Return the village, locked, once the person may keep its register."""
    village = locked(Area, area_id, version)
    require(may_manage_area(by, village.pk, on=on))
    if village.level != Level.VILLAGE:
        raise NoVillage
    return village
