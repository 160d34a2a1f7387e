"""The clock of a petition: each step opens an obligation whose day the law counts.

All days follow from facts: when the step began, and the papers that changed how time runs. When a
paper comes, what is still open is counted anew.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from danvan.accounts.models import User
from danvan.base.acts import locked, require
from danvan.base.dated import in_force
from danvan.law.queries import limit_table, whole_calendar
from danvan.obligations.actions.of_origin import (
    end_by_origin,
    fulfil_by_origin,
    redate_by_origin,
)
from danvan.obligations.actions.open import Opening, open_obligation
from danvan.obligations.models import Nature, Obligation
from danvan.petitions.access import may_do
from danvan.petitions.actions.settle_due import keep_settle_due
from danvan.petitions.models import ClockEvent, Petition, PetitionObligation
from danvan.petitions.queries.sealed import is_shut_out
from danvan.rules.deadlines.calendar import WorkCalendar
from danvan.rules.deadlines.explained import explain
from danvan.rules.deadlines.limits import CannotCount, LimitTable
from danvan.rules.deadlines.statutory import (
    Circumstances,
    Suspension,
    statutory_deadline,
)
from danvan.rules.obligations.lifecycle import CLOSED
from danvan.rules.petitions.stages import law_step
from danvan.units.models import Appointment

ORIGIN = "petition"
What = ClockEvent.What

# What a step asks for, as the obligation is titled; kept as written, and nothing here ever tells
# who or what about.
TITLES = {
    "petition.triage": "Phân loại, đề xuất xử lý đơn số %(label)s",
    "complaint.accept": "Thụ lý hoặc trả lời không thụ lý đơn khiếu nại số %(label)s",
    "complaint.accept_second": "Thụ lý hoặc trả lời không thụ lý khiếu nại lần hai %(label)s",
    "complaint.settle_first": "Giải quyết khiếu nại lần đầu, đơn số %(label)s",
    "complaint.settle_second": "Giải quyết khiếu nại lần hai, đơn số %(label)s",
    "complaint.send_first": "Gửi quyết định giải quyết khiếu nại, đơn số %(label)s",
    "complaint.send_second": "Gửi quyết định giải quyết khiếu nại lần hai, đơn số %(label)s",
    "complaint.publish": "Công khai quyết định giải quyết khiếu nại, đơn số %(label)s",
    "complaint.suspension_notice": "Gửi quyết định tạm đình chỉ, tiếp tục, đơn số %(label)s",
    "complaint.dialogue_notice": "Thông báo đối thoại cho các bên, đơn số %(label)s",
    "denunciation.accept": "Xử lý ban đầu, thụ lý hoặc không thụ lý đơn tố cáo số %(label)s",
    "denunciation.accept_notice": "Thông báo việc thụ lý tố cáo, đơn số %(label)s",
    "denunciation.settle": "Kết luận nội dung tố cáo, đơn số %(label)s",
    "denunciation.conclude_notice": "Gửi kết luận nội dung tố cáo, đơn số %(label)s",
    "denunciation.handle_conclusion": "Xử lý kết luận nội dung tố cáo, đơn số %(label)s",
    "denunciation.publish": "Công khai kết luận nội dung tố cáo, đơn số %(label)s",
    "feedback.administrative_rule": "Xử lý, trả lời phản ánh quy định hành chính %(label)s",
    "land.mediation_accept": "Thông báo thụ lý hòa giải đất đai, đơn số %(label)s",
    "land.mediation": "Hòa giải tranh chấp đất đai, đơn số %(label)s",
    "house.answer": "Giải quyết, trả lời đơn số %(label)s",
    "house.reopen": "Xem lại đơn số %(label)s theo ý kiến của người gửi",
    "house.reassign": "Giao lại người xử lý đơn số %(label)s",
}


@dataclass(frozen=True)
class CountedDay:
    """The day a step is due «hạn của bước» with the sentences that explain it; None by hand."""

    due: date | None
    steps: tuple[str, ...]
    basis: str


def circumstances_of(petition: Petition) -> Circumstances:
    """Return what of a petition changes how its time is counted, from its papers."""
    events = list(petition.clock_events.all())
    stays: list[Suspension] = []
    for event in events:
        if event.what == What.SUSPENDED:
            stays.append(Suspension(event.on))
        elif event.what == What.RESUMED and stays:
            stays[-1] = Suspension(stays[-1].since, event.on)
    return Circumstances(
        is_complex=petition.complexity == Petition.Complexity.COMPLEX,
        is_specially_complex=petition.complexity == Petition.Complexity.SPECIAL,
        is_remote=petition.is_remote,
        has_several_places=petition.has_several_places,
        extended_on=tuple(event.on for event in events if event.what == What.EXTENDED),
        suspended=tuple(stays),
    )


@dataclass(frozen=True)
class Law:
    """The law's table and calendar as they stand «bảng thời hạn và lịch»: read once for many."""

    table: LimitTable
    calendar: WorkCalendar


def law_now() -> Law:
    """Return the table and the calendar, in two queries."""
    return Law(limit_table(), whole_calendar())


def count_day(step: str, began_on: date, case: Circumstances, law: Law | None = None) -> CountedDay:
    """Return when a step is due by the law of the day it began.

    Extensions and suspensions count where the law knows them for the step. Where no rule is there
    the day is None and the sentences say that a person sets it.
    """
    law = law or law_now()
    settles = step.partition(".")[2].startswith("settle")
    asked = Circumstances(
        is_complex=case.is_complex,
        is_specially_complex=case.is_specially_complex,
        is_remote=case.is_remote,
        has_several_places=case.has_several_places,
        extended_on=case.extended_on if settles else (),
        suspended=case.suspended if settles else (),
    )
    try:
        found = statutory_deadline(law.table, law.calendar, step, began_on, asked)
    except CannotCount as refused:
        return CountedDay(None, (refused.message,), "")
    return CountedDay(found.due, explain(found), found.basis)


@transaction.atomic
def open_step(
    petition: Petition,
    step: str,
    began_on: date,
    *,
    by: User | None,
    on: date,
    occurrence: str = "",
    due_by_hand: date | None = None,
    hand_basis: str = "",
) -> PetitionObligation:
    """Open what a step owes «mở việc theo bước»; opening it twice changes nothing.

    `due_by_hand` is a day a person gave, with what it rests on, where no rule counts one.
    The caller has asked: the act of the petition.
    """
    code = law_step(step, petition.round)
    known = petition.owed.filter(step=code, occurrence=occurrence).first()
    if known is not None:
        return known
    counted = count_day(code, began_on, circumstances_of(petition))
    if counted.due is None and due_by_hand is not None:
        told = f"Hạn do người xử lý đặt. Căn cứ: {hand_basis or '—'}"
        counted = CountedDay(due_by_hand, (told,), hand_basis)
    obligation = open_obligation(_opening(petition, code, began_on, counted), by=by, on=on)
    owed = PetitionObligation.objects.create(
        petition=petition,
        step=code,
        occurrence=occurrence,
        began_on=began_on,
        obligation=obligation,
    )
    keep_settle_due(petition)
    return owed


@transaction.atomic
def fulfil_step(
    petition: Petition, step: str, *, by: User | None, on: date, done_on: date | None = None
) -> None:
    """Fulfil whatever is open for a step «hoàn thành việc theo bước»; nothing open is no fault.

    The caller has asked: the act of the petition.
    """
    code = law_step(step, petition.round)
    for owed in petition.owed.filter(step=code):
        fulfil_by_origin(owed.obligation_id, by=by, on=on, done_on=done_on)


@transaction.atomic
def end_steps(petition: Petition, *, by: User | None, on: date) -> None:
    """End whatever is still open: the petition ended another way.

    The caller has asked: the act of the petition.
    """
    for owed in petition.owed.exclude(obligation__state__in=CLOSED):
        end_by_origin(owed.obligation_id, by=by, on=on)


@transaction.atomic
def recount(petition: Petition, *, by: User | None, on: date) -> None:
    """Count every open step anew «tính lại hạn»: a paper changed how time runs.

    The caller has asked: the act of the petition.
    """
    case = circumstances_of(petition)
    for owed in petition.owed.exclude(obligation__state__in=CLOSED):
        counted = count_day(owed.step, owed.began_on, case)
        if counted.basis:  # a day set by hand stays
            redate_step(owed, counted, by=by, on=on)


@transaction.atomic
def move_open_work(petition: Petition) -> None:
    """Charge what is open with who now handles the petition.

    The caller has asked: the act of the petition.
    """
    leader = _leader(petition)
    Obligation.objects.filter(of_petition__petition=petition).exclude(state__in=CLOSED).update(
        assignee=petition.assignee_id, leader=leader
    )


def is_guarded(petition: Petition) -> bool:
    """Say whether what it owes is seen by the persons charged alone."""
    return petition.is_sealed or petition.about_post_id is not None


@transaction.atomic
def recount_step(owed_id: int, *, by: User, on: date) -> None:
    """Count one open step anew by the table as it stands «tính lại hạn»: the law's row changed."""
    owed = PetitionObligation.objects.get(pk=owed_id)
    petition = locked(Petition, owed.petition_id, None)
    acts = ("petitions.classify", "petitions.decide")
    require(any(may_do(by, act, petition, on=on) for act in acts))
    counted = count_day(owed.step, owed.began_on, circumstances_of(petition))
    if counted.basis:
        redate_step(owed, counted, by=by, on=on)


@transaction.atomic
def redate_step(
    owed: PetitionObligation, counted: CountedDay, *, by: User | None, on: date
) -> None:
    """Move the day of an open step «đổi hạn của bước», and with it that of the petition.

    The caller has asked: the act that changed what is counted.
    """
    redate_by_origin(owed.obligation_id, due=counted.due, steps=counted.steps, by=by, on=on)
    keep_settle_due(owed.petition)


def _opening(petition: Petition, step: str, began_on: date, counted: CountedDay) -> Opening:
    title = TITLES.get(step, "Việc theo bước của đơn số %(label)s")
    return Opening(
        title=title % {"label": petition.label},
        nature=Nature.DELIVERABLE,
        origin_kind=ORIGIN,
        debtor=petition.handler_id or petition.unit_id,
        creditor=petition.unit_id,
        opens_on=began_on,
        origin_ref=f"petitions.petition:{petition.pk}",
        basis_quote=counted.basis,
        due=counted.due,
        due_steps=counted.steps,
        assignee=petition.assignee_id,
        leader=_leader(petition),
        guarded=is_guarded(petition),
    )


def _leader(petition: Petition) -> int | None:
    """Return who holds the post that settles the petition, on the day it last moved.

    Nobody where it is about himself, or about one he stands under.
    """
    on = petition.stage_on
    held = Appointment.objects.filter(in_force(on), post=petition.settler_id)
    about, came = petition.about_post_id, petition.received_on
    free = (
        one for one in held.select_related("user") if not is_shut_out(one.user, about, came, on=on)
    )
    return next((one.user_id for one in free), None)
