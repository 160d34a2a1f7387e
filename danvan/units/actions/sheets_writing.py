"""Writing what a sheet comes to: new rows in bulk, changed ones by the rules of single acts."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import models

from danvan.accounts.actions import record_events, rename_account
from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.units.actions.journal import Journal
from danvan.units.actions.paths import rebuild_paths
from danvan.units.actions.versions import begin_version, split_below
from danvan.units.models import (
    Appointment,
    Area,
    AreaVersion,
    HouseholdCount,
    Post,
    Unit,
    UnitVersion,
)
from danvan.units.sheets.values import (
    AppointmentChange,
    CountChange,
    NewAppointment,
    NewCount,
    NewPerson,
    NewPlace,
    PersonChange,
    PlaceChange,
    Writes,
)
from danvan.units.sheets.values import NewPost as PostGiven

BATCH = 500
Keys = Mapping[str, int]


class SheetWriter:
    """Writes everything of one sheet within the transaction of its caller, who has asked."""

    def __init__(self, file: str, by: User, on: date) -> None:
        self.file = file
        self.by = by
        self.on = on
        self.added: list[tuple[models.Model, str, int]] = []
        self.changed: list[tuple[models.Model, str, int]] = []

    def write(self, writes: Writes) -> None:
        """Write areas first, then units, posts, people and households; paths and events last."""
        areas = self._areas(writes.areas)
        for change in writes.area_changes:
            self._change_area(change, areas)
        units = self._units(writes.units, areas)
        for change in writes.unit_changes:
            self._change_unit(change, units)
        if writes.units or writes.unit_changes:
            rebuild_paths()
        posts = self._posts(writes.posts, units)
        people = self._people(writes.people)
        self._appointments(writes.appointments, posts, people)
        self._counts(writes.counts, areas)
        self._change_people(writes.person_changes)
        self._change_appointments(writes.appointment_changes)
        self._change_counts(writes.count_changes)
        self._record()

    def _areas(self, given: Iterable[NewPlace]) -> Keys:
        new = list(given)
        made = Area.objects.bulk_create(
            (Area(key=one.key, code=one.code, level=one.level) for one in new), batch_size=BATCH
        )
        keys = dict(Area.objects.values_list("key", "pk"))
        AreaVersion.objects.bulk_create(
            (
                AreaVersion(
                    area_id=keys[one.key],
                    name=one.name,
                    within_id=keys[one.above] if one.above else None,
                    since=one.since,
                    until=one.until,
                )
                for one in new
            ),
            batch_size=BATCH,
        )
        self._note_added(zip(made, new, strict=True))
        return keys

    def _units(self, given: Iterable[NewPlace], areas: Keys) -> Keys:
        new = list(given)
        made = Unit.objects.bulk_create(
            (
                Unit(
                    key=one.key,
                    sector=one.sector,
                    kind=one.kind,
                    level=one.level,
                    area_id=areas[one.area],
                )
                for one in new
            ),
            batch_size=BATCH,
        )
        keys = dict(Unit.objects.values_list("key", "pk"))
        UnitVersion.objects.bulk_create(
            (
                UnitVersion(
                    unit_id=keys[one.key],
                    name=one.name,
                    aliases=one.aliases,
                    superior_id=keys[one.above] if one.above else None,
                    since=one.since,
                    until=one.until,
                )
                for one in new
            ),
            batch_size=BATCH,
        )
        self._note_added(zip(made, new, strict=True))
        return keys

    def _change_area(self, change: PlaceChange, keys: Keys) -> None:
        area = Area.objects.select_for_update().get(pk=change.pk)
        if change.versioned:
            above = keys[change.above] if change.above else None
            begin_version(area, change.since, Journal(), name=change.name, within_id=above)
        area.code = change.code or area.code
        _count_change(area, "code")
        self.changed.append((area, change.name, change.row))

    def _change_unit(self, change: PlaceChange, keys: Keys) -> None:
        unit = Unit.objects.select_for_update().get(pk=change.pk)
        above = keys[change.above] if change.above else None
        values = {"name": change.name, "aliases": change.aliases, "superior_id": above}
        begin_version(unit, change.since, Journal(), **values)
        if change.moved:
            split_below(unit, change.since, Journal())
        _count_change(unit)
        self.changed.append((unit, change.name, change.row))

    def _posts(self, given: Iterable[PostGiven], units: Keys) -> Keys:
        new = list(given)
        made = Post.objects.bulk_create(
            (
                Post(
                    unit_id=units[one.unit],
                    title=one.title,
                    role=one.role,
                    is_head=one.is_head,
                    since=one.since,
                    until=one.until,
                )
                for one in new
            ),
            batch_size=BATCH,
        )
        self.added += [(row, one.title, one.row) for row, one in zip(made, new, strict=True)]
        return {one.ref: row.pk for row, one in zip(made, new, strict=True)}

    def _people(self, given: Iterable[NewPerson]) -> Keys:
        new = list(given)
        made = User.objects.bulk_create(
            (
                User(
                    username=one.username,
                    name=one.name,
                    email=one.email,
                    password=make_password(None),  # nobody signs in with it: he is invited
                )
                for one in new
            ),
            batch_size=BATCH,
        )
        self._note_added(zip(made, new, strict=True))
        return {row.username: row.pk for row in made}

    def _appointments(self, given: Iterable[NewAppointment], posts: Keys, made: Keys) -> None:
        new = list(given)
        known = {one.username for one in new} - set(made)
        people = dict(made) | dict(
            User.objects.filter(username__in=known).values_list("username", "pk")
        )
        rows = Appointment.objects.bulk_create(
            (
                Appointment(
                    user_id=people[one.username],
                    post_id=posts[one.post] if isinstance(one.post, str) else one.post,
                    basis=one.basis,
                    since=one.since,
                    until=one.until,
                )
                for one in new
            ),
            batch_size=BATCH,
        )
        self.added += [(row, one.title, one.row) for row, one in zip(rows, new, strict=True)]

    def _counts(self, given: Iterable[NewCount], areas: Keys) -> None:
        new = list(given)
        rows = HouseholdCount.objects.bulk_create(
            (
                HouseholdCount(
                    area_id=areas[one.area], on=one.on, count=one.count, source=one.source
                )
                for one in new
            ),
            batch_size=BATCH,
        )
        self.added += [(row, str(one.count), one.row) for row, one in zip(rows, new, strict=True)]

    def _change_people(self, changes: Iterable[PersonChange]) -> None:
        for change in changes:
            person = rename_account(
                change.pk, name=change.name, email=change.email, by=self.by, on=self.on
            )
            self.changed.append((person, change.name, change.row))

    def _change_appointments(self, changes: Iterable[AppointmentChange]) -> None:
        for change in changes:
            held = Appointment.objects.select_for_update().get(pk=change.pk)
            held.basis = change.basis
            _count_change(held, "basis")
            self.changed.append((held, change.basis, change.row))

    def _change_counts(self, changes: Iterable[CountChange]) -> None:
        for change in changes:
            row = HouseholdCount.objects.select_for_update().get(pk=change.pk)
            row.count, row.source = change.count, change.source
            row.save(update_fields=["count", "source"])
            self.changed.append((row, str(change.count), change.row))

    def _note_added(self, pairs: Iterable[tuple[models.Model, NewPlace | NewPerson]]) -> None:
        self.added += [(row, one.name, one.row) for row, one in pairs]

    def _record(self) -> None:
        for code, rows in (
            ("units.sheet_added", self.added),
            ("units.sheet_changed", self.changed),
        ):
            record_events(
                code,
                by=self.by,
                on=self.on,
                abouts=[
                    (row, {"name": name, "file": self.file, "row": number})
                    for row, name, number in rows
                ],
            )


def _count_change(row: Versioned, *fields: str) -> None:
    """Save the named fields of a locked row and count the change. The caller has asked."""
    row.version += 1
    row.save(update_fields=[*fields, "version"])
