"""Carrying out what a decision orders: who does what by when, followed till it is done."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.obligations.actions.of_origin import fulfil_by_origin
from danvan.obligations.actions.open import Opening, open_obligation
from danvan.obligations.models import Nature
from danvan.petitions.access import may_do
from danvan.petitions.actions.case_refusals import ExecutionsOpen, NobodyToCharge, NotHere
from danvan.petitions.actions.clock import ORIGIN, is_guarded
from danvan.petitions.actions.refusals import DayMisfit
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.models import Decision, Execution, Petition
from danvan.petitions.queries.case_choices import executing_units, head_of
from danvan.petitions.queries.sealed import is_shut_out
from danvan.rules.petitions.stages import moves

EXECUTING = "executing"
_FROM = frozenset({"decided", "concluded", "handled", "published", "answered", EXECUTING})


@dataclass(frozen=True)
class Order:
    """One thing a decision orders «việc phải thi hành»: what, which unit, by when."""

    text: str
    unit: int
    due: date | None


@transaction.atomic
def order_execution(decision_id: int, order: Order, *, by: User, on: date) -> Execution:
    """Charge a unit with what a decision orders «giao thi hành»; it owes that from now on.

    The title of what it owes tells the numbers, never what the petition says. Where the way leads
    to thi hành now, the step is taken too. Raises NotHere, NobodyToCharge, DayMisfit.
    """
    decision = locked(Decision, decision_id, None)
    petition = locked(Petition, decision.petition_id, None)
    require(may_do(by, "petitions.work", petition, on=on))
    if petition.stage not in _FROM:
        raise NotHere
    if order.unit not in {pk for pk, _name in executing_units(petition, on=on)}:
        raise NobodyToCharge
    if order.due is not None and order.due < decision.on:
        raise DayMisfit(_("Hạn thi hành không thể trước ngày ban hành quyết định."))
    refuse_telling(petition, order.text)
    opening = _opening(petition, decision, order, on)
    obligation = open_obligation(opening, by=by, on=on)
    made = Execution.objects.create(
        decision=decision,
        text=order.text.strip(),
        unit_id=order.unit,
        due=order.due,
        obligation=obligation,
    )
    record_event("petitions.execution_ordered", by=by, on=on, about=petition)
    found = moves(petition.kind, petition.stage, petition.round)
    if any(move.to == EXECUTING for move in found):
        enter_stage(petition.pk, None, EXECUTING, by=by, on=on)
    return made


@transaction.atomic
def finish_execution(
    execution_id: int, version: int | None, done_on: date, *, by: User, on: date
) -> Execution:
    """Record that something ordered is done «ghi kết quả thi hành». Raises NotHere, DayMisfit."""
    execution = locked(Execution, execution_id, version)
    petition = locked(Petition, execution.decision.petition_id, None)
    require(may_do(by, "petitions.work", petition, on=on))
    if execution.done_on is not None:
        raise NotHere
    if not execution.decision.on <= done_on <= on:
        raise DayMisfit(_("Ngày xong phải từ ngày ban hành quyết định đến hôm nay."))
    execution.done_on = done_on
    changed(execution, "done_on")
    if execution.obligation_id is not None:
        fulfil_by_origin(execution.obligation_id, by=by, on=on, done_on=done_on)
    record_event("petitions.execution_done", by=by, on=on, about=petition)
    return execution


@transaction.atomic
def close_case(petition_id: int, version: int | None, note: str, *, by: User, on: date) -> Petition:
    """Close a petition «kết thúc hồ sơ»: everything its decision ordered is done.

    Raises ExecutionsOpen, StepRefused.
    """
    petition = locked(Petition, petition_id, version)
    waiting = Execution.objects.filter(decision__petition=petition, done_on__isnull=True).count()
    if waiting:
        raise ExecutionsOpen(waiting)
    return enter_stage(petition_id, version, "closed", by=by, on=on, paper=StepPaper(note=note))


def _opening(petition: Petition, decision: Decision, order: Order, on: date) -> Opening:
    guarded = is_guarded(petition)
    head = head_of(order.unit, on=on) if guarded else None
    if head is not None and _is_shut_out(head, petition, on):
        raise NobodyToCharge
    told = _("Hạn do văn bản %(number)s ấn định.") % {"number": decision.number}
    return Opening(
        title=_("Thi hành văn bản %(number)s giải quyết đơn số %(label)s")
        % {"number": decision.number, "label": petition.label},
        nature=Nature.DELIVERABLE,
        origin_kind=ORIGIN,
        debtor=order.unit,
        creditor=petition.unit_id,
        opens_on=decision.on,
        origin_ref=f"petitions.petition:{petition.pk}",
        basis_quote=decision.number,
        due=order.due,
        due_steps=(told,) if order.due else (),
        assignee=head,
        leader=None,
        guarded=guarded,
    )


def _is_shut_out(user: int, petition: Petition, on: date) -> bool:
    person = User.objects.get(pk=user)
    return is_shut_out(person, petition.about_post_id, petition.received_on, on=on)
