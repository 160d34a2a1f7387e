"""Whom a case is about, found out later: the case goes where the law sends it."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.obligations.actions.of_origin import guard_by_origin
from danvan.obligations.models import Obligation
from danvan.petitions.access import may_do
from danvan.petitions.actions.clock import TITLES, is_guarded, move_open_work
from danvan.petitions.actions.reception_owed import guard_visits
from danvan.petitions.actions.register import next_number
from danvan.petitions.actions.sealed_places import charge, place_for, shut_out
from danvan.petitions.models import Petition, SealedCase, SealKeeper
from danvan.petitions.queries.sealed import receivers_of, settlers_of
from danvan.units.models import Post


@transaction.atomic
def set_about_post(
    petition_id: int, version: int | None, about_post: int | None, *, by: User, on: date
) -> Petition:
    """Note which post a case is about «người bị tố cáo, bị phản ánh», or that it is about none.

    Against a head or leader above those who have it the case goes into the superior's register in
    the same act, with its work; whoever stands under the post sees it no more, `by` included.
    Raises NowhereToGo.
    """
    petition = locked(Petition, petition_id, version)
    require(may_do(by, "petitions.classify", petition, on=on))
    petition.about_post = Post.objects.get(pk=about_post) if about_post else None
    changed(petition, "about_post")
    record_event("petitions.about_set", by=by, on=on, about=petition)
    settle_place(petition, by=by, on=on)
    return petition


def settle_place(petition: Petition, *, by: User, on: date) -> None:
    """Lay a locked petition where it belongs by whom it is about. The caller has asked.

    Whoever is shut out is charged with nothing of it any more.
    """
    place = place_for(petition.unit_id, about_post=petition.about_post_id, about_unit=None, on=on)
    moved = place != petition.unit_id
    if moved:
        petition.unit_id, petition.handler = place, None
        petition.number = next_number(place, petition.year)
        fields = charge(petition, None, on=on)
        changed(petition, "unit", "handler", "number", *fields)
        record_event("petitions.sent_up", by=by, on=on, about=petition, label=petition.label)
    elif petition.assignee is not None and shut_out(petition.assignee, petition, on=on):
        petition.assignee = None
        changed(petition, "assignee")
    _take_seal_away(petition, on=on)
    if moved:
        _give_seal(petition, by=by, on=on)
    if is_guarded(petition):
        guard_work(petition, by=by, on=on)


def guard_work(petition: Petition, *, by: User, on: date) -> None:
    """Hide what a petition owes from the units it stood with. The caller has asked.

    Every row, done ones too: their titles bear the number in the register it stands in now.
    """
    for owed in petition.owed.all():
        title = TITLES.get(owed.step, "Việc theo bước của đơn số %(label)s")
        told = title % {"label": petition.label}
        guard_by_origin(owed.obligation_id, title=told, by=by, on=on)
    guard_visits(petition, by=by, on=on)
    move_open_work(petition)
    _forget_shut_out(petition, on=on)


def _forget_shut_out(petition: Petition, *, on: date) -> None:
    """Take from whoever is shut out what he was charged with of a case, done work too."""
    rows = Obligation.objects.filter(of_petition__petition=petition)
    charged = rows.filter(assignee__isnull=False).values("assignee")
    led = rows.filter(leader__isnull=False).values("leader")
    for person in User.objects.filter(Q(pk__in=charged) | Q(pk__in=led)):
        if shut_out(person, petition, on=on):
            rows.filter(assignee=person).update(assignee=None)
            rows.filter(leader=person).update(leader=None)


def _take_seal_away(petition: Petition, *, on: date) -> None:
    """End the keeping of a seal by whoever is shut out now."""
    for kept in SealKeeper.objects.filter(case__petition=petition, until__isnull=True):
        if shut_out(kept.user, petition, on=on):
            end_keeping(kept, on=on)


def end_keeping(kept: SealKeeper, *, on: date) -> None:
    """End the keeping of a seal before a day begins. The caller has asked.

    Taken back on the day it was given, it held on no day; the row tells that it was given.
    """
    kept.until = on - timedelta(days=1)
    kept.save(update_fields=["until"])


def _give_seal(petition: Petition, *, by: User, on: date) -> None:
    case = SealedCase.objects.filter(petition=petition).first()
    if case is None:
        return
    people = {p.pk: p for p in receivers_of(petition.unit_id, on=on)}
    people |= {p.pk: p for p in settlers_of(petition.settler, on=on)}
    for person in people.values():
        if not shut_out(person, petition, on=on):
            SealKeeper.objects.get_or_create(
                case=case, user=person, until=None, defaults={"since": on, "by": by}
            )
            record_event("petitions.seal_charged", by=by, on=on, about=petition)
