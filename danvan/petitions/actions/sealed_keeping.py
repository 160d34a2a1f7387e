"""Charging people with a seal, taking it back, and laying more papers under it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import RecordGone, locked, require
from danvan.petitions.access import answers_for_seal, may_open_seal
from danvan.petitions.actions.seal import SealedFile, add_sealed_paper, key_of
from danvan.petitions.actions.sealed_places import refuse_shut_out
from danvan.petitions.actions.taking_off import end_keeping
from danvan.petitions.models import SealedCase, SealedPaper, SealKeeper
from danvan.petitions.queries.sealed import keepers_offered


@transaction.atomic
def charge_keeper(case_id: int, person: int, *, by: User, on: date) -> SealKeeper:
    """Charge a person with a seal «giao giữ bí mật»: by who answers for the case alone.

    Twice changes nothing. Raises KeeperShutOut, RecordGone for somebody from elsewhere.
    """
    case = locked(SealedCase, case_id, None)
    require(answers_for_seal(by, case, on=on))
    found = keepers_offered(case.petition.unit_id, on=on).filter(pk=person).first()
    if found is None:
        raise RecordGone
    refuse_shut_out(found, case.petition, on=on)
    given = {"since": on, "by": by}
    kept, fresh = SealKeeper.objects.get_or_create(
        case=case, user=found, until=None, defaults=given
    )
    if fresh:
        record_event("petitions.seal_charged", by=by, on=on, about=case.petition)
    return kept


@transaction.atomic
def release_keeper(case_id: int, person: int, *, by: User, on: date) -> None:
    """Take a seal back from a person «thôi giao»: by who answers for the case alone."""
    case = locked(SealedCase, case_id, None)
    require(answers_for_seal(by, case, on=on))
    for kept in case.keepers.filter(user=person, until__isnull=True):
        end_keeping(kept, on=on)
        record_event("petitions.seal_released", by=by, on=on, about=case.petition)


@transaction.atomic
def lay_under_seal(
    case_id: int, papers: Sequence[SealedFile], *, by: User, on: date
) -> list[SealedPaper]:
    """Lay papers that come later under the seal «thêm tài liệu»: minutes, scans, reports.

    By who keeps the seal. Papers come checked. Raises SealUnusable and kin.
    """
    case = locked(SealedCase, case_id, None)
    require(may_open_seal(by, case, on=on))
    key = key_of(case)
    made = [add_sealed_paper(case, key, paper, on=on) for paper in papers]
    record_event("petitions.seal_added", by=by, on=on, about=case.petition)
    return made
