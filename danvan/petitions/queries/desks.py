"""Where a unit is reached, for receipts and for the public window."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from danvan.accounts.roles import Role
from danvan.base.dated import in_force
from danvan.petitions.models import PublicDesk, ReceptionSchedule
from danvan.units.models import Appointment
from danvan.units.queries import unit_book


@dataclass(frozen=True)
class Desk:
    """Where people reach a unit «nơi tiếp nhận»: empty words where nobody wrote them."""

    unit: int
    key: str
    name: str
    place: str = ""
    phone: str = ""
    hours: str = ""
    takes_online: bool = True


def desks_of(units: Iterable[int], *, on: date) -> tuple[Desk, ...]:
    """Return where units are reached on a day, by name; units that ended are left out.

    Nobody wrote it down: the place of the reception schedule stands in.
    """
    asked = set(units)
    book = unit_book(on, asked)
    rows = {row.unit_id: row for row in PublicDesk.objects.filter(unit__in=asked)}
    schedules = ReceptionSchedule.objects.filter(in_force(on), unit__in=asked - set(rows))
    places = dict(schedules.order_by("-since").values_list("unit", "place"))
    found = []
    for entry in book.at_work():
        row = rows.get(entry.pk)
        found.append(
            Desk(entry.pk, entry.key, entry.name, row.place, row.phone, row.hours, row.takes_online)
            if row
            else Desk(entry.pk, entry.key, entry.name, places.get(entry.pk, ""))
        )
    return tuple(found)


def desk_of(unit: int, *, on: date) -> Desk:
    """Return where one unit is reached; one that ended keeps its name alone."""
    return next(iter(desks_of([unit], on=on)), Desk(unit, "", unit_book(on, {unit}).name(unit)))


def units_with_register(on: date) -> frozenset[int]:
    """Return the units in which somebody receives citizens, or that wrote where to reach them."""
    receiving = Appointment.objects.filter(in_force(on), post__role=Role.RECEPTIONIST)
    known = Q(post__unit__sector="government")
    units = set(receiving.filter(known).values_list("post__unit", flat=True))
    return frozenset(units | set(PublicDesk.objects.values_list("unit", flat=True)))
