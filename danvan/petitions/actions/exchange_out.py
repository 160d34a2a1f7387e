"""Handing petitions out to another system, each noted as looked at."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base import clock
from danvan.base.acts import ActRefused, require
from danvan.petitions.access import registers_of
from danvan.petitions.actions.exchange import ACT
from danvan.petitions.models import PersonalAccess
from danvan.petitions.queries.exchange_forms import exchange_form
from danvan.petitions.queries.exchange_out import (
    exchange_json,
    exchange_sheet,
    handed_out,
    records_out,
)
from danvan.units.models import Unit
from danvan.writers.sheets import write_workbook

MOST = 5_000


class NothingToHandOut(ActRefused):
    """No open petition of the period «không có đơn»."""

    def __init__(self) -> None:
        super().__init__(_("Không có đơn nào trong khoảng này (đơn tố cáo không xuất ra tệp)."))


class TooMany(ActRefused):
    """More petitions than one file takes «quá nhiều đơn»."""

    def __init__(self) -> None:
        super().__init__(
            _("Khoảng này có quá %(count)d đơn. Hãy chọn khoảng ngắn hơn.") % {"count": MOST}
        )


@dataclass(frozen=True)
class HandedOut:
    """A file for another system «tệp xuất»; its name tells nobody's."""

    data: bytes
    name: str


@transaction.atomic
def hand_out(
    *, source: str, unit: int, since: date, until: date, form: str, by: User, on: date
) -> HandedOut:
    """Return the petitions of a register in a period in another system's columns «xuất tệp».

    Nothing sealed and nothing erased is in it. Raises NothingToHandOut, TooMany.
    """
    require(unit in registers_of(by, ACT, on=on))
    found = handed_out(by, unit, since, until, on=on).order_by("received_on", "pk")
    rows = list(found.prefetch_related("petitioners")[: MOST + 1])
    if not rows:
        raise NothingToHandOut
    if len(rows) > MOST:
        raise TooMany
    layout, at = exchange_form(source), clock.now()
    PersonalAccess.objects.bulk_create(
        (
            PersonalAccess(petition=one, by=by, at=at, what="export", purpose=layout.title)
            for one in rows
        ),
        batch_size=500,
    )
    records = records_out(rows, source)
    name = f"don-thu-{since:%Y%m%d}-{until:%Y%m%d}.{form}"
    if form == "json":
        data = exchange_json(layout, records)
    else:
        data = write_workbook([exchange_sheet(layout, records)], on_disk=False)
    about = Unit.objects.get(pk=unit)
    record_event("petitions.exported", by=by, on=on, about=about, count=len(rows))
    return HandedOut(data, name)
