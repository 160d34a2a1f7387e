"""Questions about the organisation on a day; pages ask one `UnitBook` for names and paths."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from danvan.accounts.models import User
from danvan.base.dated import in_force
from danvan.units.access import held_on
from danvan.units.access.reach import records_held
from danvan.units.models import Appointment, Unit, UnitVersion


@dataclass(frozen=True)
class UnitEntry:
    """A unit as it stood on a day: `live` says whether it still existed."""

    pk: int
    key: str
    name: str
    aliases: tuple[str, ...]
    sector: str
    kind: str
    level: str
    area: int
    superior: int | None
    path: str
    live: bool


@dataclass(frozen=True)
class UnitBook:
    """Names, paths and groups of units as of one day «danh bạ đơn vị», read in one query.

    Ended units keep their last name, so that old records still say who it was.
    """

    on: date
    entries: Mapping[int, UnitEntry] = field(default_factory=dict)

    def name(self, pk: int | None) -> str:
        """Return a unit's name on the day; an em dash for none."""
        entry = self.entries.get(pk) if pk is not None else None
        return entry.name if entry else "—"

    def below(self, pk: int) -> tuple[UnitEntry, ...]:
        """Return the living units under one in its own sector, itself left out."""
        prefix = self.entries[pk].path
        return tuple(
            e for e in self.entries.values() if e.live and e.pk != pk and e.path.startswith(prefix)
        )

    def at_work(self) -> tuple[UnitEntry, ...]:
        """Return the units that exist on the day, by name."""
        return tuple(sorted((e for e in self.entries.values() if e.live), key=lambda e: e.name))


def last_version(on: date) -> Q:
    """Return the condition that a `UnitVersion` is its unit's newest one begun by a day."""
    newest = (
        UnitVersion.objects.filter(unit=OuterRef("unit"), since__lte=on)
        .order_by("-since")
        .values("pk")[:1]
    )
    return Q(pk=Subquery(newest))


def unit_book(on: date, units: Iterable[int] | None = None) -> UnitBook:
    """Return the book of the day: every unit begun by then, or only the given ones."""
    versions = UnitVersion.objects.filter(last_version(on)).select_related("unit")
    if units is not None:
        versions = versions.filter(unit_id__in=set(units))
    return UnitBook(on, {v.unit_id: _entry(v, on) for v in versions})


def _entry(version: UnitVersion, on: date) -> UnitEntry:
    unit = version.unit
    return UnitEntry(
        pk=unit.pk,
        key=unit.key,
        name=version.name,
        aliases=tuple(a for a in version.aliases.split("\n") if a),
        sector=unit.sector,
        kind=unit.kind,
        level=unit.level,
        area=unit.area_id,
        superior=version.superior_id,
        path=version.path,
        live=version.holds_on(on),
    )


def appointments_on(user: User, on: date) -> QuerySet[Appointment]:
    """Return the appointments a person acts by on a day, lent ones too, headships first."""
    return held_on(user, on).order_by("-post__is_head", "since", "pk")


def people_of(unit: int, on: date) -> QuerySet[Appointment]:
    """Return who holds a post in a unit on a day, its head first, each with the person."""
    return (
        Appointment.objects.filter(in_force(on), post__unit=unit, user__is_active=True)
        .select_related("user", "post")
        .order_by("-post__is_head", "user__name", "pk")
    )


def successors_of(unit: Unit) -> QuerySet[Unit]:
    """Return the units that stand in for an ended one."""
    return Unit.objects.filter(succeeds__old=unit).distinct()


def ended_units_held_by(units: Iterable[int], on: date) -> QuerySet[Unit]:
    """Return the ended units whose records the given units hold on a day, through every chain."""
    return Unit.objects.filter(pk__in=records_held(list(units), on))
