"""What a visit owes: an answer in one of the four lawful ways, or the notice of not receiving."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.law.queries import limit_table, whole_calendar
from danvan.obligations.actions.of_origin import (
    end_by_origin,
    fulfil_by_origin,
    guard_by_origin,
)
from danvan.obligations.actions.open import Opening, open_obligation
from danvan.obligations.models import Nature
from danvan.petitions.access_reception import may_enter_visit
from danvan.petitions.actions.case_refusals import NotHere
from danvan.petitions.actions.refusals import DayMisfit, PaperMissing
from danvan.petitions.models import Petition, Visit
from danvan.petitions.queries.reception_steps import REFUSE, STEP_ORIGIN, is_refusal, step_ref
from danvan.rules.deadlines.explained import explain
from danvan.rules.deadlines.limits import CannotCount
from danvan.rules.deadlines.statutory import statutory_deadline
from danvan.rules.petitions.reception import reply_step

# As the obligations are titled; kept as written, and nothing here tells who came or why.
TITLES = {
    "reception.reply": "Trả lời người đến sau tiếp công dân, lượt %s",
    "reception.party_reply": "Thông báo bằng văn bản sau tiếp dân của cấp ủy, lượt %s",
    REFUSE: "Ban hành thông báo từ chối tiếp công dân, lượt %s",
}


@transaction.atomic
def open_reply(visit: Visit, *, by: User, on: date) -> None:
    """Open the answer owed to who came. The caller has asked: the act that writes the visit.

    Where no rule is in force that day nothing is owed by law, and nothing is invented.
    """
    _open(visit, reply_step(sector=visit.session.unit.sector), by=by, on=on)


@transaction.atomic
def open_refusal(visit: Visit, *, by: User, on: date) -> None:
    """Open the notice owed to who is not received. The caller has asked."""
    _open(visit, REFUSE, by=by, on=on)


@transaction.atomic
def reply_visit(
    visit_id: int,
    outcome: str,
    *,
    replied_on: date,
    number: str,
    version: int | None,
    by: User,
    on: date,
) -> Visit:
    """Record the answer given «trả lời người đến»: one of the four that the law knows.

    Refusing and passing on are told in writing. Raises PaperMissing, DayMisfit, NotHere.
    """
    visit = _locked(visit_id, version, by, on)
    _check_day(visit, replied_on, on)
    written = (Visit.Reply.REFUSED, Visit.Reply.TRANSFERRED)
    if outcome in written and not number.strip():
        raise PaperMissing(_("văn bản trả lời"))
    visit.reply, visit.replied_on, visit.reply_number = outcome, replied_on, number.strip()
    changed(visit, "reply", "replied_on", "reply_number")
    if visit.obligation_id and not is_refusal(visit.obligation):
        fulfil_by_origin(visit.obligation_id, by=by, on=on, done_on=replied_on)
    record_event("reception.replied", by=by, on=on, about=visit)
    return visit


@transaction.atomic
def number_refusal(
    visit_id: int, number: str, *, given_on: date, version: int | None, by: User, on: date
) -> Visit:
    """Record the notice that somebody is not received «thông báo từ chối tiếp», with its number.

    Raises PaperMissing, DayMisfit, NotHere.
    """
    visit = _locked(visit_id, version, by, on)
    _check_day(visit, given_on, on)
    if not number.strip():
        raise PaperMissing(_("thông báo từ chối tiếp công dân"))
    visit.refused_number = number.strip()
    changed(visit, "refused_number")
    if is_refusal(visit.obligation) and visit.obligation_id:
        fulfil_by_origin(visit.obligation_id, by=by, on=on, done_on=given_on)
    record_event("reception.refused", by=by, on=on, about=visit)
    return visit


@transaction.atomic
def end_owed(visit: Visit, *, by: User | None, on: date) -> None:
    """End what a visit still owes. The caller has asked: the act that takes its ground away."""
    if visit.obligation_id:
        end_by_origin(visit.obligation_id, by=by, on=on)


@transaction.atomic
def guard_visits(petition: Petition, *, by: User | None, on: date) -> None:
    """Hide what the visits of a petition owe from the units. The caller has asked.

    For a petition that only the persons charged may know of.
    """
    for visit in petition.visits.select_related("obligation", "session"):
        if visit.obligation is not None:
            guard_by_origin(visit.obligation.pk, title=visit.obligation.title, by=by, on=on)


def _open(visit: Visit, step: str, *, by: User, on: date) -> None:
    try:
        found = statutory_deadline(limit_table(), whole_calendar(), step, visit.session.on)
    except CannotCount:
        return  # the law of that day gives no number: the book alone tells of it
    unit = visit.session.unit_id
    visit.obligation = open_obligation(
        Opening(
            title=TITLES[step] % visit,
            nature=Nature.DELIVERABLE,
            origin_kind=STEP_ORIGIN,
            debtor=unit,
            creditor=unit,
            opens_on=visit.session.on,
            origin_ref=step_ref(step, visit.pk),
            basis_quote=found.basis,
            due=found.due,
            due_steps=explain(found),
            assignee=by.pk,
        ),
        by=by,
        on=on,
    )
    visit.save(update_fields=["obligation"])


def _locked(visit_id: int, version: int | None, by: User, on: date) -> Visit:
    visit = locked(Visit, visit_id, version)
    require(may_enter_visit(by, visit, on=on))
    if visit.is_sealed:  # a denouncer is answered in his case; no word of it stands in the book
        raise NotHere
    return visit


def _check_day(visit: Visit, day: date, on: date) -> None:
    if not visit.session.on <= day <= on:
        raise DayMisfit(_("Ngày này phải từ ngày tiếp đến hôm nay."))
