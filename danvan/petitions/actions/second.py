"""What comes after the end: a second complaint, a denunciation again, a sender's «chưa đúng»."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.obligations.actions.of_origin import fulfil_by_origin
from danvan.petitions.access import may_do, may_receive, sees_petition
from danvan.petitions.actions.case_refusals import NotHere, ReasonMissing
from danvan.petitions.actions.clock import fulfil_step, move_open_work, open_step
from danvan.petitions.actions.refusals import DayByHand, DayMisfit, PaperMissing
from danvan.petitions.actions.register import Intake, Person, enter
from danvan.petitions.actions.sealed_moving import settle_place
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.actions.steps import StepPaper
from danvan.petitions.actions.window import REVIEW
from danvan.petitions.models import (
    CitizenReply,
    Petition,
    Petitioner,
    PetitionObligation,
    StageRecord,
)
from danvan.petitions.queries.appeal import may_come_second
from danvan.rules.obligations.lifecycle import is_closed
from danvan.rules.petitions.stages import may_take_up_again

REVIEW_AGAIN = "denunciation.review_again"
AFTER_CONCLUSION = frozenset({"concluded", "handled", "published", "executing", "closed"})
# What is owed besides the steps of the way, and is done when its paper went out.
NOTICES = frozenset({"complaint.suspension_notice", "denunciation.accept_notice", REVIEW_AGAIN})
ANSWER = "house.answer"


@dataclass(frozen=True)
class Second:
    """A second complaint as it came «khiếu nại lần hai»: into which register, when, how."""

    unit: int
    received_on: date
    channel: str


@transaction.atomic
def take_second(
    earlier_id: int, version: int | None, second: Second, *, by: User, on: date
) -> Petition:
    """Enter a second complaint «nhận khiếu nại lần hai»: a case of its own, linked to the first.

    The first stays as it is. Whether it came in time is told by `queries.appeal`, and judged when
    it is classified. Raises NotHere, DayMisfit.
    """
    earlier = locked(Petition, earlier_id, version)
    require(sees_petition(by, earlier, on=on))
    require(may_receive(by, second.unit, on=on))
    if not may_come_second(earlier, on=on):
        raise NotHere
    if not earlier.received_on <= second.received_on <= on:
        raise DayMisfit(_("Ngày nhận phải từ ngày nhận đơn lần đầu đến hôm nay."))
    made = enter(_intake(earlier, second), by=by, on=on)
    made.kind = earlier.kind
    changed(made, "kind")
    people = [_copy(person, made) for person in earlier.petitioners.all()]
    Petitioner.objects.bulk_create(people)
    changed(earlier)
    record_event("petitions.second_came", by=by, on=on, about=earlier, label=made.label)
    settle_place(made, by=by, on=on)
    return made


@transaction.atomic
def take_again(
    petition_id: int, version: int | None, received_on: date, *, by: User, on: date
) -> Petition:
    """Note that a denunciation was sent again after its conclusion «tố cáo tiếp».

    Whether to take it up once more is to be judged in the law's days. What came lies under the
    seal. Raises NotHere, DayMisfit.
    """
    petition = locked(Petition, petition_id, version)
    require(may_do(by, "petitions.work", petition, on=on))
    if petition.kind != "denunciation" or petition.stage not in AFTER_CONCLUSION:
        raise NotHere
    if not petition.received_on <= received_on <= on:
        raise DayMisfit(_("Ngày nhận phải từ ngày nhận đơn lần đầu đến hôm nay."))
    known = received_on.isoformat()
    open_step(petition, REVIEW_AGAIN, received_on, by=by, on=on, occurrence=known)
    changed(petition)
    record_event("petitions.came_again", by=by, on=on, about=petition)
    return petition


@transaction.atomic
def note_sent(owed_id: int, paper: StepPaper, *, by: User, on: date) -> PetitionObligation:
    """Record that a notice went out «đã gửi»: what asked for it is fulfilled.

    Raises NotHere, PaperMissing, DayMisfit.
    """
    owed = PetitionObligation.objects.select_related("obligation").get(pk=owed_id)
    petition = locked(Petition, owed.petition_id, None)
    require(may_do(by, "petitions.work", petition, on=on))
    if owed.step not in NOTICES or is_closed(owed.obligation.state):
        raise NotHere
    if not paper.number.strip() or paper.on is None:
        raise PaperMissing(_("văn bản đã gửi"))
    if not owed.began_on <= paper.on <= on:
        raise DayMisfit(_("Ngày gửi phải từ ngày phát sinh việc này đến hôm nay."))
    fulfil_by_origin(owed.obligation_id, by=by, on=on, done_on=paper.on)
    changed(petition)
    record_event("petitions.notice_sent", by=by, on=on, about=petition)
    return owed


@transaction.atomic
def answer_reply(
    reply_id: int,
    again: bool,
    paper: StepPaper,
    due: date | None = None,
    *,
    by: User,
    on: date,
) -> CitizenReply:
    """Answer a sender who says the result is not right «trả lời đề nghị xem lại».

    `again` opens the case once more, to be answered by the day that a person gives, since no rule
    counts one; without, the reason is told. Raises NotHere, DayByHand, ReasonMissing.
    """
    reply = CitizenReply.objects.get(pk=reply_id)
    petition = locked(Petition, reply.petition_id, None)
    require(may_do(by, "petitions.decide", petition, on=on))
    if reply.word != CitizenReply.Word.REOPEN or reply.handled_on is not None:
        raise NotHere
    if not paper.note.strip():
        raise ReasonMissing
    refuse_telling(petition, paper.note)
    reply.handled_on, reply.answer = on, "" if again else paper.note.strip()
    reply.save(update_fields=["handled_on", "answer"])
    changed(petition)
    fulfil_step(petition, REVIEW, by=by, on=on)
    record_event("petitions.reply_answered", by=by, on=on, about=petition)
    if again:
        _take_up_again(petition, reply, paper, due, by=by, on=on)
    return reply


def _take_up_again(
    petition: Petition,
    reply: CitizenReply,
    paper: StepPaper,
    due: date | None,
    *,
    by: User,
    on: date,
) -> None:
    if not may_take_up_again(petition.kind, petition.stage):
        raise NotHere
    if due is None or due < on:
        raise DayByHand(_("trả lời lại đơn"))
    petition.stage, petition.stage_on = "accepted", on
    petition.settled_on, petition.closed_on, petition.result = None, None, ""
    changed(petition, "stage", "stage_on", "settled_on", "closed_on", "result")
    StageRecord.objects.create(
        petition=petition, stage="accepted", on=on, by=by, note=paper.note.strip()
    )
    open_step(
        petition,
        ANSWER,
        on,
        by=by,
        on=on,
        occurrence=f"lai-{reply.pk}",
        due_by_hand=due,
        hand_basis=paper.note.strip() if not petition.is_sealed else "",
    )
    move_open_work(petition)


def _intake(earlier: Petition, second: Second) -> Intake:
    return Intake(
        unit=second.unit,
        received_on=second.received_on,
        channel=second.channel,
        subject=earlier.subject,
        people_count=earlier.people_count,
        topic=earlier.field,
        is_remote=earlier.is_remote,
        about_unit=earlier.about_unit_id,
        about_post=earlier.about_post_id,
        previous=earlier.pk,
        round=earlier.round + 1,
    )


def _copy(person: Petitioner, petition: Petition) -> Petitioner:
    told = Person(
        name=person.name,
        standing=person.standing,
        address=person.address,
        identity_number=person.identity_number,
        phone=person.phone,
        email=person.email,
        authority=person.authority,
    )
    return Petitioner(petition=petition, **vars(told))
