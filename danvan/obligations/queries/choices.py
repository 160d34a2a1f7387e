"""What the forms about obligations may offer: people, units, evidence."""

from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.base.dated import in_force
from danvan.obligations.access import (
    OWING,
    WORKING,
    posts_of,
    units_to_give,
    visible_evidence,
)
from danvan.obligations.models import Evidence, Obligation
from danvan.units.models import Appointment, Sector, Unit
from danvan.units.queries import UnitBook, unit_book
from danvan.units.queries.absences import with_absences

OFFERED = 50  # evidence offered for using again: the newest


def people_for(obligation: Obligation, *, on: date) -> list[tuple[int, str]]:
    """Return who may be charged with the work: the people of the owing units, as choices."""
    units = obligation.parties.filter(part__in=OWING).values("unit")
    return _people(
        Appointment.objects.filter(in_force(on), post__unit__in=units, user__is_active=True),
        on,
    )


def people_given(user: User, *, on: date) -> list[tuple[int, str]]:
    """Return whom the person may give work to by name, as choices."""
    units = units_to_give(user, on=on).values("pk")
    return _people(
        Appointment.objects.filter(in_force(on), post__unit__in=units, user__is_active=True),
        on,
    )


def units_beneath(user: User, *, on: date) -> UnitBook:
    """Return the book of the units a person gives work to."""
    return unit_book(on, units_to_give(user, on=on).values_list("pk", flat=True))


def units_outside(user: User, *, on: date) -> UnitBook:
    """Return the book of bodies of other sectors in the same areas: they are asked, not ordered."""
    giving = posts_of(user, on=on).own("obligations.follow_request")
    areas = Unit.objects.filter(pk__in=giving).values("area")
    others = Unit.objects.filter(area__in=areas).exclude(sector=Sector.GOVERNMENT)
    beneath = units_to_give(user, on=on).values("pk")
    return unit_book(on, others.exclude(pk__in=beneath).values_list("pk", flat=True))


def evidence_to_use_again(obligation: Obligation, user: User, *, on: date) -> list[tuple[int, str]]:
    """Return the newest evidence of the working units that this work does not use yet."""
    units = obligation.parties.filter(part__in=WORKING).values("unit")
    known = (
        visible_evidence(user, on=on)
        .filter(unit__in=units)
        .exclude(uses__obligation=obligation)
        .order_by("-id")[:OFFERED]
    )
    return [(evidence.pk, _evidence_label(evidence)) for evidence in known]


def _people(held: QuerySet[Appointment], on: date) -> list[tuple[int, str]]:
    rows = held.select_related("user", "post").order_by("user__name", "user_id", "-post__is_head")
    found: dict[int, str] = {}
    for one in rows:
        found.setdefault(one.user_id, f"{one.user.name} – {one.post.title}")
    return list(with_absences(found, on).items())


def _evidence_label(evidence: Evidence) -> str:
    return f"{evidence.title} ({evidence.added_on:%d/%m/%Y})"
