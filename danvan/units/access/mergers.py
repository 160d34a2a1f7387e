"""Who sees a merger, and who may change its record."""

from datetime import date

from danvan.accounts.models import User
from danvan.units.access.managing import areas_managed, manageable_units
from danvan.units.models import Succession


def may_keep_merger(user: User, succession: Succession, *, on: date) -> bool:
    """Say whether a person keeps the registers of everything a merger took and made."""
    areas = set(succession.shares.values_list("area", flat=True))
    units = set(succession.old.values_list("pk", flat=True))
    units |= set(succession.new.values_list("pk", flat=True))
    if not areas and not units:
        return False
    kept = set(manageable_units(user, on).filter(pk__in=units).values_list("pk", flat=True))
    return areas <= areas_managed(user, on) and units <= kept
