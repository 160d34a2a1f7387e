"""What somebody leaving a post would leave behind: the floors above sign the counting in."""

from datetime import date

from django.db.models import Q

from danvan.base import registry
from danvan.units.models import Appointment

# name → dotted name of a function (user id, unit id) → how much open work he has there.
OPEN_WORK = "open_work"


def open_work(held: Appointment, until: date) -> int:
    """Return how much work would be left with nobody after a day.

    None while the person still holds another post of the same unit: the work stays with him.
    """
    if held_besides(held, until):
        return 0
    counting = [count for _name, count in registry.signed(OPEN_WORK) if callable(count)]
    return sum(int(count(held.user_id, held.post.unit_id)) for count in counting)


def held_besides(held: Appointment, until: date) -> bool:
    """Say whether the person holds another post of the same unit beyond a day."""
    others = Appointment.objects.filter(
        Q(until__isnull=True) | Q(until__gt=until),
        user=held.user_id,
        post__unit=held.post.unit_id,
        since__lte=until,
    )
    return others.exclude(pk=held.pk).exists()
