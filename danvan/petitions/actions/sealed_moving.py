"""Whom a case is about, found out later: the case goes where the law sends it."""

from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.obligations.actions.of_origin import guard_by_origin
from danvan.petitions.access import may_do
from danvan.petitions.actions.clock import TITLES, is_guarded, move_open_work
from danvan.petitions.actions.reception_owed import end_owed
from danvan.petitions.actions.register import next_number
from danvan.petitions.actions.sealed_places import charge, place_for
from danvan.petitions.actions.taking_off import charge_anew, give_seal, take_off
from danvan.petitions.models import Petition
from danvan.petitions.queries.case_work import case_work
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


def settle_place(petition: Petition, *, by: User | None, on: date) -> None:
    """Lay a locked petition where it belongs by whom it is about. The caller has asked.

    Whoever is shut out is charged with nothing of it any more.
    """
    place = place_for(petition.unit_id, about_post=petition.about_post_id, about_unit=None, on=on)
    if place != petition.unit_id:
        send_up(petition, place, by=by, on=on)
    elif is_guarded(petition):
        guard_work(petition, by=by, on=on)
    take_off(petition, on=on)
    if is_guarded(petition):
        charge_anew(petition, by=by, on=on)


def send_up(petition: Petition, place: int, *, by: User | None, on: date) -> None:
    """Enter a locked petition into the register of a superior, with its work and its seal.

    The caller has asked.
    """
    before = petition.label
    petition.unit_id, petition.handler = place, None
    petition.number = next_number(place, petition.year)
    fields = charge(petition, None, on=on)
    changed(petition, "unit", "handler", "number", *fields)
    record_event("petitions.sent_up", by=by, on=on, about=petition, label=petition.label)
    for visit in petition.visits.all():
        end_owed(visit, by=by, on=on)  # who came is answered where the case stands now
    take_off(petition, on=on)
    give_seal(petition, by=by, on=on)
    guard_work(petition, before, by=by, on=on)


def guard_work(petition: Petition, before: str = "", *, by: User | None, on: date) -> None:
    """Hide what a petition owes from the units it stood with. The caller has asked.

    Every row, done ones too: their titles bear the number in the register it stands in now, not
    the one `before`.
    """
    steps = dict(petition.owed.values_list("obligation", "step"))
    for work in case_work(petition.pk):
        title = work.title.replace(f"số {before}", f"số {petition.label}") if before else work.title
        if work.pk in steps:
            words = TITLES.get(steps[work.pk], "Việc theo bước của đơn số %(label)s")
            title = words % {"label": petition.label}
        guard_by_origin(work.pk, title=title, by=by, on=on)
    move_open_work(petition)
    take_off(petition, on=on)
