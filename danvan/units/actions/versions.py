"""Beginning and ending the dated versions of units and areas, so that no day is told twice."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Q

from danvan.base.dated import Dated, in_force
from danvan.rules.organisation import Span, day_after, day_before, first_break
from danvan.units.actions.journal import Journal
from danvan.units.actions.refusals import (
    AlreadyEnded,
    BeginsLater,
    LaterChange,
    NotThere,
)
from danvan.units.models import (
    Appointment,
    Area,
    AreaVersion,
    Body,
    Post,
    Unit,
    UnitVersion,
)

Named = UnitVersion | AreaVersion


def standing_unit(unit: Unit, on: date) -> UnitVersion:
    """Return a unit's version in force on a day; raises NotThere."""
    found = unit.versions.filter(in_force(on)).first()
    if found is None:
        raise _missing(unit, on)
    return found


def standing_area(area: Area, on: date) -> AreaVersion:
    """Return an area's version in force on a day; raises NotThere."""
    found = area.versions.filter(in_force(on)).first()
    if found is None:
        raise _missing(area, on)
    return found


def standing(owner: Unit | Area, on: date) -> Named:
    """Return the version of a unit or area in force on a day; raises NotThere."""
    return standing_unit(owner, on) if isinstance(owner, Unit) else standing_area(owner, on)


def refuse_later(owner: Unit | Area, since: date) -> None:
    """Raise LaterChange when a version begins after a day."""
    later = owner.versions.filter(since__gt=since).order_by("-since").first()
    if later is not None:
        raise LaterChange(later.name, later.since)


def begin_version(owner: Unit | Area, since: date, journal: Journal, **values: object) -> Named:
    """Begin a version on a day with what changes; the one before ends the day before.

    A version that began that very day is changed in place.
    """
    before = standing(owner, since)
    if before.since == since:
        journal.change(before, **values)
        return before
    after = _copy(before, since)
    for name, value in values.items():
        setattr(after, name, value)
    journal.change(before, until=day_before(since))
    journal.make(after)
    return after


def drop_versions(owner: Unit | Area, since: date, journal: Journal) -> None:
    """Remove the version that would begin on the day a merger ends its owner.

    One clause put it under a new superior from that day, the next clause ends it: it never stood.
    """
    for version in owner.versions.filter(since=since):
        journal.remove(version)


def end_versions(owner: Unit | Area, until: date, journal: Journal) -> None:
    """Let the last version end on a day; what ended before stays as it is."""
    refuse_later(owner, until)
    last = owner.versions.order_by("-since").first()
    if last is None:
        raise NotThere(owner.key, until)
    if last.until is not None and last.until < until:
        raise AlreadyEnded(last.name, last.until)
    if last.until != until:
        journal.change(last, until=until)


def split_below(unit: Unit, since: date, journal: Journal) -> None:
    """Begin anew, from a day, every version below a unit that was moved: their path changes too."""
    above = {unit.pk}
    seen = {unit.pk}
    while above:
        below = UnitVersion.objects.filter(in_force(since), superior__in=above)
        found = [one for one in below.select_related("unit") if one.unit_id not in seen]
        for version in found:
            if version.since < since:
                begin_version(version.unit, since, journal)
        above = {one.unit_id for one in found}
        seen |= above


def end_posts(units: Iterable[Unit], until: date, journal: Journal) -> None:
    """End the posts, appointments and bodies of ended units on their last day.

    Rights come from appointments: whoever held a post of an ended unit has none there afterwards.
    """
    for unit in units:
        lasting = Q(until__isnull=True) | Q(until__gt=until)
        rows: list[Dated] = [
            *Appointment.objects.filter(lasting, post__unit=unit),
            *Post.objects.filter(lasting, unit=unit),
            *Body.objects.filter(lasting, unit=unit),
        ]
        for row in rows:
            if row.since > until:
                raise BeginsLater(standing(unit, until).name)
            journal.change(row, until=until)


def whole(owner: Unit | Area) -> bool:
    """Say whether the versions of a unit or area follow each other day by day."""
    told = owner.versions.values_list("since", "until")
    return first_break([Span(since, until) for since, until in told]) is None


def living_below(unit: Unit, until: date) -> list[UnitVersion]:
    """Return the versions that stand under a unit after a day."""
    after = Q(until__isnull=True) | Q(until__gt=until)
    return list(UnitVersion.objects.filter(after, superior=unit).order_by("name"))


def living_inside(area: Area, until: date) -> list[AreaVersion]:
    """Return the versions of places that stand inside an area after a day."""
    after = Q(until__isnull=True) | Q(until__gt=until)
    return list(AreaVersion.objects.filter(after, within=area).order_by("name"))


def units_in(area: Area, until: date) -> list[UnitVersion]:
    """Return the versions of units that stand in an area after a day."""
    after = Q(until__isnull=True) | Q(until__gt=until)
    there = UnitVersion.objects.filter(after, unit__area=area, since__lte=day_after(until))
    return list(there.order_by("name"))


def _missing(owner: Unit | Area, on: date) -> NotThere:
    last = owner.versions.order_by("-since").first()
    return NotThere(last.name if last else owner.key, on)


def _copy(version: models.Model, since: date) -> Named:
    fields = {f.attname: getattr(version, f.attname) for f in version._meta.concrete_fields}
    fields.pop("id")
    made = type(version)(**{**fields, "since": since})
    assert isinstance(made, UnitVersion | AreaVersion)  # noqa: S101  a copy is of the same kind
    return made
