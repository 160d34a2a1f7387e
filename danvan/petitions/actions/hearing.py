"""The hearing of a complaint: its day, the notice owed before it, and how it went."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.obligations.actions.of_origin import end_by_origin, fulfil_by_origin
from danvan.petitions.access import may_do
from danvan.petitions.actions.case_refusals import NotHere
from danvan.petitions.actions.clock import open_step
from danvan.petitions.actions.refusals import DayMisfit, PaperMissing
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.models import ComplaintHearing, Petition
from danvan.rules.petitions.stages import moves

NOTICE = "complaint.dialogue_notice"
HEARING = "hearing"
Outcome = ComplaintHearing.Outcome


@transaction.atomic
def plan_hearing(
    petition_id: int, version: int | None, day: date, place: str, *, by: User, on: date
) -> ComplaintHearing:
    """Fix the day of a hearing «định ngày đối thoại»: its notice is owed the law's days before.

    A day fixed before and not held gives way to the new one, with its notice. Raises NotHere,
    DayMisfit.
    """
    petition = locked(Petition, petition_id, version)
    require(may_do(by, "petitions.work", petition, on=on))
    if not may_plan(petition):
        raise NotHere
    if day < on:
        raise DayMisfit(_("Ngày đối thoại không thể trước hôm nay. Hãy kiểm tra lại ngày."))
    refuse_telling(petition, place)
    for before in petition.hearings.filter(outcome=Outcome.PLANNED):
        before.outcome = Outcome.MOVED
        changed(before, "outcome")
        for owed in petition.owed.filter(step=NOTICE, occurrence=str(before.pk)):
            end_by_origin(owed.obligation_id, by=by, on=on)
    made = ComplaintHearing.objects.create(petition=petition, on=day, place=place.strip(), by=by)
    open_step(petition, NOTICE, day, by=by, on=on, occurrence=str(made.pk))
    changed(petition)
    record_event("petitions.hearing_planned", by=by, on=on, about=petition, day=day)
    return made


@transaction.atomic
def announce_hearing(
    petition_id: int, version: int | None, paper: StepPaper, *, by: User, on: date
) -> Petition:
    """Record the notice of the hearing «thông báo đối thoại», which leads to that step.

    Raises NotHere where no day is fixed, PaperMissing, DayMisfit.
    """
    petition = locked(Petition, petition_id, version)
    require(may_do(by, "petitions.work", petition, on=on))
    hearing = petition.hearings.filter(outcome=Outcome.PLANNED).last()
    if hearing is None:
        raise NotHere
    if not paper.number.strip() or paper.on is None:
        raise PaperMissing(_("thông báo đối thoại"))
    if paper.on > on or paper.on > hearing.on:
        raise DayMisfit(_("Ngày thông báo không thể sau hôm nay hay sau ngày đối thoại."))
    for owed in petition.owed.filter(step=NOTICE, occurrence=str(hearing.pk)):
        fulfil_by_origin(owed.obligation_id, by=by, on=on, done_on=paper.on)
    if petition.stage == HEARING:
        changed(petition)
        record_event("petitions.hearing_announced", by=by, on=on, about=petition)
        return petition
    return enter_stage(petition_id, None, HEARING, by=by, on=on, paper=paper)


@transaction.atomic
def hold_hearing(
    petition_id: int, version: int | None, outcome: str, minutes: str, *, by: User, on: date
) -> ComplaintHearing:
    """Record how a hearing went «kết quả đối thoại»: held with its minutes, or who stayed away.

    Raises NotHere, PaperMissing for a hearing held without minutes, DayMisfit.
    """
    petition = locked(Petition, petition_id, version)
    require(may_do(by, "petitions.work", petition, on=on))
    hearing = petition.hearings.filter(outcome=Outcome.PLANNED).last()
    if hearing is None or outcome not in (Outcome.HELD, Outcome.ABSENT):
        raise NotHere
    if hearing.on > on:
        raise DayMisfit(_("Buổi đối thoại chưa đến ngày. Hãy ghi kết quả sau khi đối thoại."))
    if not minutes.strip():
        raise PaperMissing(_("biên bản đối thoại, hoặc biên bản vắng mặt"))
    refuse_telling(petition, minutes)
    hearing.outcome, hearing.minutes_number = outcome, minutes.strip()
    changed(hearing, "outcome", "minutes_number")
    changed(petition)
    record_event("petitions.hearing_held", by=by, on=on, about=petition)
    return hearing


def may_plan(petition: Petition) -> bool:
    """Say whether a hearing may be fixed now: the way leads there, or it stands there."""
    found = moves(petition.kind, petition.stage, petition.round)
    return petition.stage == HEARING or any(move.to == HEARING for move in found)
