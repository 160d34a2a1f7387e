"""What the register of mergers asks about work: how much units have, and whether it went on."""

from collections.abc import Collection
from datetime import date

from danvan.obligations.models import HandOver, Obligation, ObligationParty
from danvan.rules.obligations.lifecycle import CLOSED


def count_open_work(units: Collection[int], on: date) -> int:
    """Return how many open pieces of work some units have any part in; each is counted once.

    Work is open whatever the day: `on` is what the register of mergers asks every floor with.
    """
    parties = ObligationParty.objects.filter(unit__in=units).values("obligation")
    return Obligation.objects.filter(pk__in=parties).exclude(state__in=CLOSED).count()


def work_moved_from(units: Collection[int], since: date) -> bool:
    """Say whether work of some units was handed to others from a day on."""
    return HandOver.objects.filter(old__in=units, on__gte=since).exists()
