"""Who looked at the names of those who came: written down before they are shown."""

from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base import clock
from danvan.base.acts import require
from danvan.petitions.access_reception import may_enter_visit, units_of_books
from danvan.petitions.models import PersonalAccess, Visit
from danvan.units.models import Unit

VISIT, BOOK = "reception.visit", "reception.book"


@transaction.atomic
def note_visit_look(visit: Visit, *, by: User, on: date) -> None:
    """Note that somebody reads the row of a visit he did not write himself."""
    require(may_enter_visit(by, visit, on=on))
    if visit.by_id != by.pk:
        PersonalAccess.objects.create(
            petition=visit.petition, by=by, at=clock.now(), what=VISIT, purpose=f"lượt {visit}"
        )


@transaction.atomic
def note_book_taken(unit: Unit, since: date, until: date, *, by: User, on: date) -> None:
    """Note that the book of some days is taken along, names and all."""
    require(unit.pk in units_of_books(by, on=on))
    days = f"{since:%d/%m/%Y} – {until:%d/%m/%Y}"
    PersonalAccess.objects.create(by=by, at=clock.now(), what=BOOK, purpose=days)
    record_event("reception.book_taken", by=by, on=on, about=unit, since=since, until=until)
