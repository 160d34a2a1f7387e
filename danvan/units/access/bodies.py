"""Who sees the bodies that are no units, and who keeps them."""

from datetime import date

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.units.access.reach import reachable, units_within
from danvan.units.models import Body, BodySeat, Unit


def visible_bodies(user: User, on: date) -> QuerySet[Body]:
    """Return the bodies a person sees: of units reached, and those his units serve or sit in."""
    reach = reachable(user, "bodies.view", on)
    if not reach:
        return Body.objects.none()
    seats = BodySeat.objects.filter(post__unit__in=reach.party).values("body")
    return Body.objects.filter(
        Q(unit__in=units_within(reach, on).values("pk"))
        | Q(office__in=reach.party)
        | Q(pk__in=seats)
    )


def units_with_bodies(user: User, on: date) -> QuerySet[Unit]:
    """Return the units whose bodies a person founds and keeps."""
    return Unit.objects.filter(pk__in=reachable(user, "bodies.manage", on).own)


def may_manage_bodies(user: User, unit: int, *, on: date) -> bool:
    """Say whether a person founds and keeps the bodies of a unit."""
    return unit in reachable(user, "bodies.manage", on).own
