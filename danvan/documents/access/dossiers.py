"""Who sees and closes dossiers: the unit that keeps them, those over it, the holder of an ended
unit's records.
"""

from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.documents.models import Dossier, StoredFile
from danvan.units.access import reachable, units_within
from danvan.units.models import Unit

CLOSE = "dossiers.close"


def visible_dossiers(user: User, *, on: date) -> QuerySet[Dossier]:
    """Return the dossiers a person sees on a day."""
    reach = reachable(user, "dossiers.view", on)
    if not reach:
        return Dossier.objects.none()
    return Dossier.objects.filter(unit__in=units_within(reach, on).values("pk"))


def units_closing(user: User, *, on: date) -> QuerySet[Unit]:
    """Return the units whose papers a person closes: his own, and ended ones held by them."""
    reach = reachable(user, CLOSE, on)
    return Unit.objects.filter(pk__in=reach.own | reach.received)


def may_close_dossier(user: User, unit: int, *, on: date) -> bool:
    """Say whether a person closes papers into a dossier of a unit."""
    return units_closing(user, on=on).filter(pk=unit).exists()


def shows_file(user: User, file: StoredFile, on: date) -> bool:
    """Say whether some dossier shows a person a file."""
    return visible_dossiers(user, on=on).filter(papers__file=file).exists()
