"""Taking people off a case that is about them, and seeing to it that somebody has it afterwards."""

from datetime import date, timedelta

from django.db.models import QuerySet

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed
from danvan.obligations.actions.open import Opening, open_obligation
from danvan.obligations.models import Nature
from danvan.petitions.actions.clock import ORIGIN, TITLES, fulfil_step
from danvan.petitions.actions.sealed_places import shut_out
from danvan.petitions.models import Petition, PetitionObligation, SealedCase, SealKeeper
from danvan.petitions.queries.case_work import case_work, people_charged
from danvan.petitions.queries.sealed import receivers_of, settlers_of
from danvan.rules.obligations.lifecycle import CLOSED

REASSIGN = "house.reassign"
WHY = "Việc nội bộ: giao lại ngay. Thời hạn giải quyết đơn vẫn chạy theo luật."


def take_off(petition: Petition, *, on: date) -> bool:
    """Take from whoever is shut out all he was charged with of a locked case, done work too.

    Say whether there was anybody. The caller has asked: the act or the calendar around it.
    """
    people = User.objects.filter(pk__in=people_charged(petition))
    gone = {person.pk for person in people if shut_out(person, petition, on=on)}
    if not gone:
        return False
    if petition.assignee_id in gone:
        petition.assignee = None
        changed(petition, "assignee")
    for kept in SealKeeper.objects.filter(case__petition=petition, until__isnull=True):
        if kept.user_id in gone:
            end_keeping(kept, on=on)
    work = case_work(petition.pk)
    work.filter(assignee__in=gone).update(assignee=None)
    work.filter(leader__in=gone).update(leader=None)
    return True


def charge_anew(petition: Petition, *, by: User | None, on: date) -> None:
    """See to it that somebody has a locked case that only the persons charged know of.

    Who settles it is told to charge somebody; where nobody settles it, another receiver goes on.
    The caller has asked.
    """
    if petition.closed_on is not None:
        return
    leader = _free(petition, settlers_of(petition.settler, on=on), on)
    if petition.assignee is None and leader is None:
        petition.assignee = _free(petition, receivers_of(petition.unit_id, on=on), on)
        if petition.assignee is not None:
            changed(petition, "assignee")
            give_seal(petition, by=by, on=on)
    left = case_work(petition.pk).exclude(state__in=CLOSED)
    left.filter(assignee__isnull=True).update(assignee=petition.assignee)
    left.filter(leader__isnull=True).update(leader=leader)
    if petition.assignee is not None:
        fulfil_step(petition, REASSIGN, by=by, on=on)
    elif leader is not None and left.exists():
        _ask(petition, leader, by=by, on=on)


def give_seal(petition: Petition, *, by: User | None, on: date) -> None:
    """Charge those who receive and settle where a sealed case stands with its seal.

    The caller has asked.
    """
    case = SealedCase.objects.filter(petition=petition).first()
    if case is None:
        return
    people = {p.pk: p for p in receivers_of(petition.unit_id, on=on)}
    people |= {p.pk: p for p in settlers_of(petition.settler, on=on)}
    for person in people.values():
        if shut_out(person, petition, on=on):
            continue
        _kept, fresh = SealKeeper.objects.get_or_create(
            case=case, user=person, until=None, defaults={"since": on, "by": by}
        )
        if fresh:
            record_event("petitions.seal_charged", by=by, on=on, about=petition)


def end_keeping(kept: SealKeeper, *, on: date) -> None:
    """End the keeping of a seal before a day begins. The caller has asked.

    Taken back on the day it was given, it held on no day; the row tells that it was given.
    """
    kept.until = on - timedelta(days=1)
    kept.save(update_fields=["until"])


def _free(petition: Petition, people: QuerySet[User], on: date) -> User | None:
    found = people.order_by("pk")
    return next((one for one in found if not shut_out(one, petition, on=on)), None)


def _ask(petition: Petition, leader: User, *, by: User | None, on: date) -> None:
    """Lay the charging of somebody else upon who settles; once while it is open."""
    asked = petition.owed.filter(step=REASSIGN)
    if asked.exclude(obligation__state__in=CLOSED).exists():
        return
    opening = Opening(
        title=TITLES[REASSIGN] % {"label": petition.label},
        nature=Nature.DELIVERABLE,
        origin_kind=ORIGIN,
        debtor=petition.unit_id,
        creditor=petition.unit_id,
        opens_on=on,
        origin_ref=f"petitions.petition:{petition.pk}",
        due=on,
        due_steps=(WHY,),
        leader=leader.pk,
        guarded=True,
    )
    PetitionObligation.objects.create(
        petition=petition,
        step=REASSIGN,
        occurrence=str(asked.count() + 1),
        began_on=on,
        obligation=open_obligation(opening, by=by, on=on),
    )
