"""Handing work in, and the creditor's answer: confirmed, returned, opened again."""

from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.obligations.access import may_confirm, may_submit, standpoint
from danvan.obligations.actions.refusals import (
    MoveRefused,
    ProofMissing,
    reason_given,
    refuse_move,
)
from danvan.obligations.models import Obligation, Submission
from danvan.rules.obligations.proof import satisfies

State = Obligation.State


@transaction.atomic
def submit_obligation(
    obligation_id: int, *, version: int, note: str, nothing_arose: bool, by: User, on: date
) -> Submission:
    """Report work done «báo cáo hoàn thành», with evidence or as «không phát sinh»."""
    obligation = locked(Obligation, obligation_id, version)
    require(may_submit(standpoint(by, obligation, on=on)))
    refuse_move(obligation, State.SUBMITTED)
    if not satisfies(obligation.evidence_uses.count(), nothing_arose):
        raise ProofMissing

    submission = Submission.objects.create(
        obligation=obligation, note=note.strip(), nothing_arose=nothing_arose, by=by, on=on
    )
    obligation.state = State.SUBMITTED
    obligation.submitted_on = on
    changed(obligation, "state", "submitted_on")
    code = "obligations.nothing_arose" if nothing_arose else "obligations.submitted"
    record_event(code, by=by, on=on, about=obligation)
    return submission


@transaction.atomic
def confirm_obligation(obligation_id: int, *, version: int, by: User, on: date) -> Obligation:
    """Confirm that work is done «xác nhận hoàn thành»; judged by the day it was handed in."""
    obligation = locked(Obligation, obligation_id, version)
    waiting = _waiting(obligation)
    require(may_confirm(standpoint(by, obligation, on=on), waiting.by_id if waiting else None))
    if waiting is None:
        raise MoveRefused(obligation)
    refuse_move(obligation, State.CONFIRMED)

    _decide(waiting, Submission.Outcome.CONFIRMED, "", by, on)
    obligation.state = State.CONFIRMED
    obligation.closed_on = on
    changed(obligation, "state", "closed_on")
    record_event("obligations.confirmed", by=by, on=on, about=obligation)
    return obligation


@transaction.atomic
def return_obligation(
    obligation_id: int, *, version: int, reason: str, by: User, on: date
) -> Obligation:
    """Give work back with a reason «trả lại»; it counts again from its next handing in."""
    obligation = locked(Obligation, obligation_id, version)
    waiting = _waiting(obligation)
    require(may_confirm(standpoint(by, obligation, on=on), waiting.by_id if waiting else None))
    given = reason_given(reason)
    if waiting is None:
        raise MoveRefused(obligation)
    refuse_move(obligation, State.OPEN)

    _decide(waiting, Submission.Outcome.RETURNED, given, by, on)
    obligation.state = State.OPEN
    obligation.submitted_on = None
    changed(obligation, "state", "submitted_on")
    record_event("obligations.returned", by=by, on=on, about=obligation, reason=given)
    return obligation


@transaction.atomic
def reopen_obligation(
    obligation_id: int, *, version: int, reason: str, by: User, on: date
) -> Obligation:
    """Open work again that was confirmed or freed by mistake «mở lại», with a reason."""
    obligation = locked(Obligation, obligation_id, version)
    require(may_confirm(standpoint(by, obligation, on=on), None))
    given = reason_given(reason)
    if obligation.state not in (State.CONFIRMED, State.WAIVED):
        raise MoveRefused(obligation)
    refuse_move(obligation, State.OPEN)

    obligation.state = State.OPEN
    obligation.submitted_on = obligation.closed_on = None
    changed(obligation, "state", "submitted_on", "closed_on")
    record_event("obligations.reopened", by=by, on=on, about=obligation, reason=given)
    return obligation


def _waiting(obligation: Obligation) -> Submission | None:
    return obligation.submissions.filter(outcome="").first()


def _decide(waiting: Submission, outcome: str, reason: str, by: User, on: date) -> None:
    waiting.outcome = outcome
    waiting.reason = reason
    waiting.decided_by = by
    waiting.decided_on = on
    waiting.save(update_fields=["outcome", "reason", "decided_by", "decided_on"])
