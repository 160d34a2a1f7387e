"""What a person may ask about his data: to know it, to have it mended, to have it erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, RecordGone, changed, locked, require
from danvan.obligations.actions.of_origin import fulfil_by_origin
from danvan.obligations.actions.open import Opening, open_obligation
from danvan.obligations.models import Nature, Obligation
from danvan.petitions.access import may_do
from danvan.petitions.actions.case_refusals import ReasonMissing
from danvan.petitions.actions.clock import ORIGIN, count_day, is_guarded
from danvan.petitions.actions.erasing import erase_case
from danvan.petitions.actions.papers import SHORTEST_PURPOSE, note_look
from danvan.petitions.actions.refusals import DayMisfit
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.models import DataRequest, Petition, Petitioner
from danvan.petitions.queries.retention import ACT
from danvan.rules.deadlines.statutory import Circumstances

ANSWER, CARRY_OUT = "privacy.answer", "privacy.carry_out"
Wish = DataRequest.Wish
# How the work is called: kept as written, and nothing tells who asks.
TITLES = {
    ANSWER: "Phản hồi yêu cầu về dữ liệu cá nhân, đơn số %(label)s",
    CARRY_OUT: "Thực hiện yêu cầu về dữ liệu cá nhân, đơn số %(label)s",
}
MENDED = ("name", "address", "identity_number", "phone", "email")


class RequestAnswered(ActRefused):
    """The request was answered before «đã trả lời»."""

    def __init__(self) -> None:
        super().__init__(_("Yêu cầu này đã trả lời rồi. Hãy tải lại trang."))


class SealedElsewhere(ActRefused):
    """Who wrote lies under the seal: it is neither shown nor mended here «đang niêm phong»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Thông tin người tố cáo nằm trong phần niêm phong. Người giữ bí mật mở tại trang "
                "niêm phong của hồ sơ, mỗi lần ghi lý do."
            )
        )


@dataclass(frozen=True)
class HeldData:
    """All that is held about who sent a case «dữ liệu đang lưu», for his own eyes."""

    petition: Petition
    people: tuple[Petitioner, ...]


@transaction.atomic
def take_data_request(
    petition_id: int, wish: str, received_on: date, *, by: User, on: date
) -> DataRequest:
    """Take a request in «nhận yêu cầu»; the answer is owed, and carrying out where it applies.

    Raises DayMisfit for a day that has not come.
    """
    petition = locked(Petition, petition_id, None)
    require(may_do(by, ACT, petition, on=on))
    if received_on > on:
        raise DayMisfit(_("Ngày nhận yêu cầu không thể sau hôm nay. Hãy kiểm tra lại ngày."))
    request = DataRequest.objects.create(
        unit_id=petition.unit_id,
        petition=petition,
        wish=wish,
        received_on=received_on,
        entered_by=by,
    )
    request.obligation = _open(request, petition, ANSWER, by=by, on=on)
    if wish != Wish.KNOW:
        request.carrying = _open(request, petition, CARRY_OUT, by=by, on=on)
    request.save(update_fields=["obligation", "carrying"])
    record_event("petitions.data_asked", by=by, on=on, about=petition)
    return request


@transaction.atomic
def answer_data_request(request_id: int, answer: str, *, by: User, on: date) -> DataRequest:
    """Say what was answered «đã phản hồi»; fulfils the work. Raises RequestAnswered."""
    request = _locked_request(request_id, by, on)
    if request.answered_on is not None:
        raise RequestAnswered
    if request.petition is not None:
        refuse_telling(request.petition, answer)
    request.answered_on, request.answer = on, answer.strip()
    request.save(update_fields=["answered_on", "answer"])
    _fulfil(request.obligation_id, by=by, on=on)
    record_event("petitions.data_answered", by=by, on=on, about=request)
    return request


@transaction.atomic
def carry_out_request(request_id: int, *, by: User, on: date) -> DataRequest:
    """Carry a request out «đã thực hiện»: data was mended, or is erased by this very act.

    Raises RequestAnswered, StillOpen, Held.
    """
    request = _locked_request(request_id, by, on)
    if request.carried_out_on is not None:
        raise RequestAnswered
    request.carried_out_on = on
    request.save(update_fields=["carried_out_on"])
    _fulfil(request.carrying_id, by=by, on=on)
    record_event("petitions.data_carried_out", by=by, on=on, about=request)
    if request.wish == Wish.ERASE and request.petition_id is not None:
        erase_case(request.petition_id, by=by, on=on)
    return request


@transaction.atomic
def show_held_data(petition_id: int, purpose: str, *, by: User, on: date) -> HeldData:
    """Return all that is held about who sent a case «xem dữ liệu đang lưu», noting who looked.

    Raises SealedElsewhere, ReasonMissing.
    """
    petition = locked(Petition, petition_id, None)
    require(may_do(by, ACT, petition, on=on))
    if petition.is_sealed:
        raise SealedElsewhere
    told = " ".join(purpose.split())
    if len(told) < SHORTEST_PURPOSE:
        raise ReasonMissing
    note_look(petition, "held", told, by=by)
    record_event("petitions.person_shown", by=by, on=on, about=petition)
    return HeldData(petition, tuple(petition.petitioners.all()))


@transaction.atomic
def correct_person(
    petitioner_id: int, version: int, values: Mapping[str, str], *, by: User, on: date
) -> Petitioner:
    """Mend what is held about a person «sửa dữ liệu»; the log says that, never what it was.

    `version` is that of the petition as the page showed it.
    """
    person = Petitioner.objects.select_for_update().filter(pk=petitioner_id).first()
    if person is None:
        raise RecordGone
    petition = locked(Petition, person.petition_id, version)
    require(may_do(by, ACT, petition, on=on))
    for name in MENDED:
        setattr(person, name, values.get(name, "").strip())
    person.save(update_fields=list(MENDED))
    changed(petition)
    record_event("petitions.person_corrected", by=by, on=on, about=petition)
    return person


def _locked_request(request_id: int, by: User, on: date) -> DataRequest:
    request = DataRequest.objects.select_for_update().filter(pk=request_id).first()
    if request is None or request.petition is None:
        raise RecordGone
    require(may_do(by, ACT, request.petition, on=on))
    return request


def _fulfil(obligation_id: int | None, *, by: User, on: date) -> None:
    if obligation_id is not None:
        fulfil_by_origin(obligation_id, by=by, on=on)


def _open(request: DataRequest, petition: Petition, step: str, *, by: User, on: date) -> Obligation:
    counted = count_day(step, request.received_on, Circumstances())
    opening = Opening(
        title=TITLES[step] % {"label": petition.label},
        nature=Nature.DELIVERABLE,
        origin_kind=ORIGIN,
        debtor=petition.unit_id,
        creditor=petition.unit_id,
        opens_on=request.received_on,
        origin_ref=f"petitions.datarequest:{request.pk}",
        basis_quote=counted.basis,
        due=counted.due,
        due_steps=counted.steps,
        assignee=by.pk,
        guarded=is_guarded(petition),
    )
    return open_obligation(opening, by=by, on=on)
