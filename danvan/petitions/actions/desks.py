"""Where people reach a unit: written by who receives them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import StaleRecord, require
from danvan.petitions.access_window import may_set_desk
from danvan.petitions.models import PublicDesk
from danvan.units.models import Unit


@dataclass(frozen=True)
class Reached:
    """Where and how people reach a unit «nơi tiếp nhận», as typed."""

    place: str
    phone: str = ""
    hours: str = ""
    takes_online: bool = True


@transaction.atomic
def set_desk(unit: int, version: int, given: Reached, *, by: User, on: date) -> PublicDesk:
    """Write where people reach a unit «ghi nơi tiếp nhận, số điện thoại»; version 0 is for none.

    Raises StaleRecord.
    """
    require(may_set_desk(by, unit, on=on))
    Unit.objects.select_for_update().get(pk=unit)
    desk = PublicDesk.objects.filter(unit=unit).first()
    if version != (desk.version if desk else 0):
        raise StaleRecord
    desk = desk or PublicDesk(unit_id=unit, version=0)
    desk.place, desk.phone = given.place.strip(), given.phone.strip()
    desk.hours, desk.takes_online = given.hours.strip(), given.takes_online
    desk.version += 1
    desk.save()
    record_event("petitions.desk_set", by=by, on=on, about=desk)
    return desk
