"""Who keeps the numbers of the law: one table for everybody who works here."""

from datetime import date

from danvan.accounts.models import User
from danvan.base.dated import in_force
from danvan.units.access import reachable
from danvan.units.models import UnitVersion

EDIT = "law.edit"


def may_edit_law(user: User, *, on: date) -> bool:
    """Say whether a person changes the law's numbers and the days off.

    They are everybody's, so the operators of the uppermost unit alone keep them.
    """
    own = reachable(user, EDIT, on).own
    return UnitVersion.objects.filter(in_force(on), unit__in=own, superior__isnull=True).exists()
