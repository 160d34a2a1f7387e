"""What a person has open in a unit: what he is charged with, and what he leads."""

from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base.dated import in_force
from danvan.obligations.access import OWING, WORKING, Part
from danvan.obligations.models import Obligation, ObligationParty
from danvan.rules.obligations.lifecycle import CLOSED
from danvan.units.models import Appointment

LEADING = (*WORKING, Part.CREDITOR)  # a leader answers for either side
LEADERS = (Role.LEADER, Role.HEAD)


def charged_with(person: int, unit: int) -> QuerySet[Obligation]:
    """Return the open work of a unit that a person is charged with, by its day."""
    owing = ObligationParty.objects.filter(unit=unit, part__in=OWING).values("obligation")
    return Obligation.objects.filter(assignee=person, pk__in=owing).exclude(state__in=CLOSED)


def led_by(person: int, unit: int) -> QuerySet[Obligation]:
    """Return the open work of a unit that a person leads, by its day."""
    parts = ObligationParty.objects.filter(unit=unit, part__in=LEADING).values("obligation")
    return Obligation.objects.filter(leader=person, pk__in=parts).exclude(state__in=CLOSED)


def count_open_work(person: int, unit: int) -> int:
    """Return how much open work would be left with nobody if a person left a unit."""
    return charged_with(person, unit).count() + led_by(person, unit).count()


def works_in(person: User, obligation: Obligation, *, on: date) -> bool:
    """Say whether a person holds a post in a unit that owes the work."""
    units = obligation.parties.filter(part__in=OWING).values("unit")
    return _posts(person, on).filter(post__unit__in=units).exists()


def may_lead(person: User, obligation: Obligation, *, on: date) -> bool:
    """Say whether a person leads, or heads, a unit that has a part in the work."""
    units = obligation.parties.filter(part__in=LEADING).values("unit")
    return _posts(person, on).filter(post__unit__in=units, post__role__in=LEADERS).exists()


def leaders_for(obligation: Obligation, *, on: date) -> list[tuple[int, str]]:
    """Return who may lead the work, as choices; one query."""
    units = obligation.parties.filter(part__in=LEADING).values("unit")
    held = Appointment.objects.filter(
        in_force(on), post__unit__in=units, post__role__in=LEADERS, user__is_active=True
    ).select_related("user", "post")
    found: dict[int, str] = {}
    for one in held.order_by("user__name", "user_id", "-post__is_head"):
        found.setdefault(one.user_id, f"{one.user.name} – {one.post.title}")
    return list(found.items())


def _posts(person: User, on: date) -> QuerySet[Appointment]:
    return Appointment.objects.filter(in_force(on), user=person, user__is_active=True)
