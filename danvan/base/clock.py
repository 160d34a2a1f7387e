"""The only source of the present: the local day and the moment."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the local day «hôm nay», or the day that DANVAN_TODAY sets in debug and samples."""
    moved: date | None = settings.TODAY
    return moved or timezone.localdate()


def now() -> datetime:
    """Return the present moment, aware of its zone; never moved: it orders what happened."""
    return timezone.now()
