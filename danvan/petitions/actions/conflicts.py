"""Posts change while a case runs: whoever it is about now is taken off it, day by day."""

from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked
from danvan.petitions.access import not_shut_out
from danvan.petitions.actions.sealed_moving import send_up
from danvan.petitions.actions.sealed_places import NowhereToGo, place_for, shut_out
from danvan.petitions.actions.taking_off import charge_anew, take_off
from danvan.petitions.models import Petition
from danvan.petitions.queries.case_work import case_work, cases_by_person, cases_left_alone
from danvan.petitions.queries.sealed import settlers_of
from danvan.rules.obligations.lifecycle import CLOSED


def clear_conflicts(on: date) -> int:
    """Take everybody off the cases that are about him now «thôi giao người có liên quan».

    Return in how many cases that was done; running twice is harmless.
    """
    people = User.objects.in_bulk()
    found: set[int] = set()
    for person, cases in cases_by_person(on=on).items():
        rows = Petition.objects.filter(pk__in=cases)
        open_to_him = not_shut_out(rows, people[person], on=on).values_list("pk", flat=True)
        found |= cases - frozenset(open_to_him)
    for case in cases_left_alone(on=on) - found:
        charge_who_is_left(case, on=on)
    return sum(clear_conflict(case, on=on) for case in sorted(found))


@transaction.atomic
def clear_conflict(petition_id: int, *, on: date) -> bool:
    """Take whoever is shut out off one case, and see to it that somebody has it.

    Where that is who settles it, it goes into the superior's register, if anybody receives there.
    Say whether anything changed. For the calendar alone.
    """
    petition = locked(Petition, petition_id, None)
    moved = _go_up(petition, on=on)
    if not take_off(petition, on=on) and not moved:
        return False
    record_event("petitions.taken_off", by=None, on=on, about=petition)
    charge_anew(petition, by=None, on=on)
    return True


@transaction.atomic
def charge_who_is_left(petition_id: int, *, on: date) -> None:
    """Charge somebody with a case that nobody has any more. For the calendar alone."""
    petition = locked(Petition, petition_id, None)
    gone = petition.assignee
    if gone is not None:
        petition.assignee = None
        changed(petition, "assignee")
        case_work(petition.pk).exclude(state__in=CLOSED).filter(assignee=gone).update(assignee=None)
        record_event("petitions.left_alone", by=None, on=on, about=petition)
    charge_anew(petition, by=None, on=on)


def _go_up(petition: Petition, *, on: date) -> bool:
    """Send a case up whose settling post is held by somebody it is about."""
    holders = settlers_of(petition.settler, on=on) if petition.settler else []
    free = [one for one in holders if not shut_out(one, petition, on=on)]
    if petition.closed_on is not None or free or not holders:
        return False
    unit = petition.unit_id
    try:
        place = place_for(unit, about_post=None, about_unit=unit, on=on)
    except NowhereToGo:
        return False  # nobody above receives here: those who may keep it go on
    send_up(petition, place, by=None, on=on)
    return True
