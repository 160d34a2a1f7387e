"""What the calendar does for personal data: telling what will be erased, then erasing it."""

from dataclasses import dataclass
from datetime import date, timedelta

from danvan.accounts.calendar import Periodic
from danvan.petitions.actions.drafts import forget_drafts
from danvan.petitions.actions.old_receptions import (
    forget_bookings,
    forget_exchange_files,
    forget_visitors,
)
from danvan.petitions.actions.retention import carry_out_round, tell_round
from danvan.petitions.models import ErasureRound
from danvan.petitions.queries.retention import units_with_ripe


@dataclass(frozen=True)
class Erased:
    """What one run did «kết quả xóa»: rounds told; cases, visitors, bookings, drafts erased."""

    rounds: int
    cases: int
    visitors: int
    bookings: int
    drafts: int


def erase_due(on: date) -> Erased:
    """Erase what was told and is due, tell what comes next; running twice is harmless."""
    due = ErasureRound.objects.filter(done_on__isnull=True, erase_on__lte=on).order_by("pk")
    cases = sum(carry_out_round(pk, on=on) for pk in due.values_list("pk", flat=True))
    told = [tell_round(unit, on=on) for unit in units_with_ripe(on=on)]
    forget_exchange_files(on)
    return Erased(
        rounds=sum(1 for one in told if one is not None),
        cases=cases,
        visitors=forget_visitors(on),
        bookings=forget_bookings(on),
        drafts=forget_drafts(on),
    )


ERASING = Periodic(erase_due, every=timedelta(days=1))
