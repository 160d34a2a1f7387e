"""Who writes where people reach a unit."""

from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.units.access import reachable
from danvan.units.models import Unit

KEEP = "reception.plan"


def desks_kept(user: User, *, on: date) -> QuerySet[Unit]:
    """Return the units of which a person writes where people reach them."""
    return Unit.objects.filter(pk__in=reachable(user, KEEP, on).own)


def may_set_desk(user: User, unit: int, *, on: date) -> bool:
    """Say whether a person writes where people reach a unit."""
    return unit in reachable(user, KEEP, on).own
