"""What a spreadsheet is laid beside: the registers on a day, in a handful of questions."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.utils import translation

from danvan.accounts.models import User
from danvan.accounts.roles import ROLE_LABELS, Role
from danvan.readers.sheet_rows import plain_cell
from danvan.rules.sheets.form import PEOPLE
from danvan.units.access import areas_managed, manageable_units
from danvan.units.access.sheets import people_kept
from danvan.units.models import (
    Appointment,
    Area,
    AreaVersion,
    HouseholdCount,
    Level,
    Post,
    Sector,
    Unit,
    UnitKind,
    UnitVersion,
)
from danvan.units.sheets.known import (
    Known,
    KnownAppointment,
    KnownArea,
    KnownCount,
    KnownPerson,
    KnownPost,
    KnownUnit,
    Stand,
    plain_lines,
)
from danvan.units.sheets.values import Cells, rows_of

Stands = Mapping[int, tuple[Stand, ...]]


def sheet_labels() -> dict[str, dict[str, str]]:
    """Return the words of the coded columns, in Vietnamese whatever the page speaks."""
    with translation.override("vi"):
        return {
            "level": {value: str(label) for value, label in Level.choices},
            "sector": {value: str(label) for value, label in Sector.choices},
            "kind": {value: str(label) for value, label in UnitKind.choices},
            "role": {role.value: str(ROLE_LABELS[role]) for role in Role},
        }


def known_registers(user: User, on: date, cells: Cells | None = None) -> Known:
    """Return the registers as a person's sheet meets them on a day.

    All areas and units by name and key; posts, holders and households of those he keeps; and the
    people whom the sheet names.
    """
    kept_units = frozenset(manageable_units(user, on).values_list("pk", flat=True))
    kept_areas = areas_managed(user, on)
    areas, units = _areas(), _units()
    unit_keys = {unit.pk: unit.key for unit in units}
    area_keys = {area.pk: area.key for area in areas}
    posts = _posts(kept_units, unit_keys)
    appointments = _appointments(kept_units)
    named = {row.get("username").lower() for row in rows_of(cells or {}, PEOPLE.code)}
    named |= {one.username for one in appointments}
    return Known(
        on=on,
        by=user.username,
        labels=sheet_labels(),
        areas={area.key: area for area in areas},
        units={unit.key: unit for unit in units},
        posts=posts,
        people=_people(named, kept_units, on),
        appointments=appointments,
        counts=_counts(kept_areas, area_keys),
        kept_areas=frozenset(area_keys[pk] for pk in kept_areas),
        kept_units=frozenset(unit_keys[pk] for pk in kept_units),
        usernames=frozenset(User.objects.values_list("username", flat=True)),
    )


def _areas() -> tuple[KnownArea, ...]:
    stands: dict[int, list[Stand]] = defaultdict(list)
    versions = AreaVersion.objects.order_by("area_id", "since")
    for area, name, above, since, until in versions.values_list(
        "area_id", "name", "within__key", "since", "until"
    ):
        stands[area].append(Stand(plain_cell(name), above, since, until))
    rows = Area.objects.order_by("pk").values_list("pk", "key", "code", "level")
    return tuple(
        KnownArea(pk, key, plain_cell(code), level, tuple(stands[pk]))
        for pk, key, code, level in rows
        if pk in stands
    )


def _units() -> tuple[KnownUnit, ...]:
    stands: dict[int, list[Stand]] = defaultdict(list)
    versions = UnitVersion.objects.order_by("unit_id", "since")
    for unit, name, above, since, until, aliases in versions.values_list(
        "unit_id", "name", "superior__key", "since", "until", "aliases"
    ):
        stands[unit].append(Stand(plain_cell(name), above, since, until, plain_lines(aliases)))
    fields = ("pk", "key", "sector", "kind", "level", "area__key")
    rows = Unit.objects.order_by("pk").values_list(*fields)
    return tuple(
        KnownUnit(pk, key, sector, kind, level, area, tuple(stands[pk]))
        for pk, key, sector, kind, level, area in rows
        if pk in stands
    )


def _posts(units: frozenset[int], keys: Mapping[int, str]) -> tuple[KnownPost, ...]:
    fields = ("pk", "unit_id", "title", "role", "is_head", "since", "until")
    rows = Post.objects.filter(unit__in=units).order_by("unit_id", "-is_head", "title", "pk")
    return tuple(
        KnownPost(pk, keys[unit], plain_cell(title), role, is_head, since, until)
        for pk, unit, title, role, is_head, since, until in rows.values_list(*fields)
    )


def _appointments(units: frozenset[int]) -> tuple[KnownAppointment, ...]:
    fields = ("pk", "user__username", "post_id", "basis", "since", "until")
    rows = Appointment.objects.filter(post__unit__in=units).order_by("pk").values_list(*fields)
    return tuple(
        KnownAppointment(pk, username, post, plain_cell(basis), since, until)
        for pk, username, post, basis, since, until in rows
    )


def _people(named: set[str], units: frozenset[int], on: date) -> dict[str, KnownPerson]:
    fields = ("pk", "username", "name", "email", "is_active")
    rows = list(User.objects.filter(username__in=named).order_by("pk").values_list(*fields))
    kept = people_kept([row[0] for row in rows], units, on)
    return {
        username: KnownPerson(pk, username, plain_cell(name), email, active, pk in kept)
        for pk, username, name, email, active in rows
    }


def _counts(areas: frozenset[int], keys: Mapping[int, str]) -> tuple[KnownCount, ...]:
    fields = ("pk", "area_id", "on", "count", "source")
    rows = HouseholdCount.objects.filter(area__in=areas).order_by("area_id", "on")
    return tuple(
        KnownCount(pk, keys[area], on, count, plain_cell(source))
        for pk, area, on, count, source in rows.values_list(*fields)
    )
