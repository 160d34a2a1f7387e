"""What the forms on a case may offer: offices and people that may handle it."""

from datetime import date

from danvan.base.dated import in_force
from danvan.petitions.models import Petition
from danvan.petitions.queries.sealed import is_shut_out
from danvan.units.models import Appointment, Sector
from danvan.units.queries import unit_book
from danvan.units.queries.absences import with_absences

Choice = tuple[int, str]


def offices_for(petition: Petition, *, on: date) -> list[Choice]:
    """Return the unit that keeps the register and the living ones right under it, by name."""
    book = unit_book(on)
    entry = book.entries.get(petition.unit_id)
    if entry is None:
        return []
    near = [one for one in book.at_work() if one.superior == entry.pk]
    government = Sector.GOVERNMENT
    return [(entry.pk, entry.name), *((e.pk, e.name) for e in near if e.sector == government)]


def people_for(petition: Petition, *, on: date, office: int | None = None) -> list[Choice]:
    """Return who may be charged with a case: of one office, or of any it may go to.

    Nobody it is about, or who stands under them.
    """
    units = [office] if office else [pk for pk, _name in offices_for(petition, on=on)]
    held = Appointment.objects.filter(in_force(on), post__unit__in=units, user__is_active=True)
    found: dict[int, str] = {}
    rows = held.select_related("user", "post").order_by("user__name", "user_id", "-post__is_head")
    for one in rows:
        if one.user_id in found or _is_shut_out(petition, one, on):
            continue
        found[one.user_id] = f"{one.user.name} – {one.post.title}"
    return list(with_absences(found, on).items())


def executing_units(petition: Petition, *, on: date) -> list[Choice]:
    """Return the units a decision may order something of: the register's own and all below it."""
    book = unit_book(on)
    entry = book.entries.get(petition.unit_id)
    if entry is None:
        return []
    below = sorted(book.below(petition.unit_id), key=lambda one: one.name)
    return [(entry.pk, entry.name), *((one.pk, one.name) for one in below)]


def head_of(unit: int, *, on: date) -> int | None:
    """Return who heads a unit on a day."""
    held = Appointment.objects.filter(in_force(on), post__unit=unit, post__is_head=True)
    return held.values_list("user", flat=True).first()


def units_named(*units: int | None, on: date) -> dict[int, str]:
    """Return the names of some units on a day."""
    asked = [pk for pk in units if pk is not None]
    book = unit_book(on, asked)
    return {pk: book.name(pk) for pk in asked}


def _is_shut_out(petition: Petition, held: Appointment, on: date) -> bool:
    if petition.about_post_id is None:
        return False
    return is_shut_out(held.user, petition.about_post_id, petition.received_on, on=on)
