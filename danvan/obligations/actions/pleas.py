"""Asking for more time or to be freed, and the creditor's decision."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.law.queries import work_calendar
from danvan.obligations.access import (
    may_ask_extension,
    may_ask_waiver,
    may_decide_extension,
    may_decide_waiver,
    standpoint,
)
from danvan.obligations.actions.refusals import MoveRefused, reason_given, refuse_move
from danvan.obligations.models import Extension, Obligation, Plea, Waiver
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.deadlines.plan_days import inner_due

State = Obligation.State
A_MONTH = timedelta(days=31)


class DayNotLater(ActRefused):
    """An extension must lead to a later day «ngày xin không sau hạn»."""

    def __init__(self, due: date) -> None:
        super().__init__(
            _("Ngày xin gia hạn phải sau hạn hiện nay (%(due)s).") % {"due": say_day(due)}
        )


class NoDayToMove(ActRefused):
    """Work without a day needs no extension «việc không có hạn»."""

    def __init__(self) -> None:
        super().__init__(_("Việc này không có hạn nên không cần gia hạn."))


class PleaWaiting(ActRefused):
    """The same was asked already and is not decided «đang chờ ý kiến»."""

    def __init__(self) -> None:
        super().__init__(_("Đã có đề nghị đang chờ ý kiến. Hãy chờ bên giao việc trả lời."))


class NothingAsked(ActRefused):
    """There is no plea to decide on «không có đề nghị»."""

    def __init__(self) -> None:
        super().__init__(_("Không còn đề nghị nào chờ ý kiến. Hãy tải lại trang."))


@transaction.atomic
def ask_extension(
    obligation_id: int, *, version: int, asked_due: date, reason: str, by: User, on: date
) -> Extension:
    """Ask for a later day «xin gia hạn»; the day moves only when the creditor agrees."""
    obligation = locked(Obligation, obligation_id, version)
    require(may_ask_extension(standpoint(by, obligation, on=on)))
    given = reason_given(reason)
    if obligation.state != State.OPEN:
        raise MoveRefused(obligation)
    if obligation.due is None:
        raise NoDayToMove
    if asked_due <= obligation.due:
        raise DayNotLater(obligation.due)
    _refuse_second(obligation.extensions.filter(outcome="").exists())

    plea = Extension.objects.create(
        obligation=obligation,
        reason=given,
        old_due=obligation.due,
        asked_due=asked_due,
        by=by,
        on=on,
    )
    changed(obligation)
    record_event("obligations.extension_asked", by=by, on=on, about=obligation, asked=asked_due)
    return plea


@transaction.atomic
def decide_extension(
    obligation_id: int,
    *,
    version: int,
    grant: bool,
    new_due: date | None,
    answer: str,
    by: User,
    on: date,
) -> Extension:
    """Agree to a later day, that asked for or another, or refuse with a reason.

    The old day stays on the extension; the steps of the day say who moved it and why.
    """
    obligation = locked(Obligation, obligation_id, version)
    plea = obligation.extensions.filter(outcome="").first()
    require(may_decide_extension(standpoint(by, obligation, on=on), plea.by_id if plea else None))
    if plea is None:
        raise NothingAsked
    if not grant:
        _refuse(plea, obligation, "obligations.extension_refused", answer, by, on)
        return plea

    plea.new_due = new_due or plea.asked_due
    if plea.new_due <= plea.old_due:
        raise DayNotLater(plea.old_due)
    _settle(plea, Plea.Outcome.GRANTED, answer.strip(), by, on)
    _move_day(obligation, plea, plea.new_due, on)
    facts = {"old": plea.old_due, "new": plea.new_due}
    record_event("obligations.extension_granted", by=by, on=on, about=obligation, **facts)
    return plea


@transaction.atomic
def ask_waiver(obligation_id: int, *, version: int, reason: str, by: User, on: date) -> Waiver:
    """Ask to be freed of work that does not apply «đề nghị không áp dụng»."""
    obligation = locked(Obligation, obligation_id, version)
    require(may_ask_waiver(standpoint(by, obligation, on=on)))
    given = reason_given(reason)
    if obligation.state != State.OPEN:
        raise MoveRefused(obligation)
    refuse_move(obligation, State.WAIVED)
    _refuse_second(obligation.waivers.filter(outcome="").exists())

    plea = Waiver.objects.create(obligation=obligation, reason=given, by=by, on=on)
    changed(obligation)
    record_event("obligations.waiver_asked", by=by, on=on, about=obligation)
    return plea


@transaction.atomic
def decide_waiver(
    obligation_id: int, *, version: int, grant: bool, answer: str, by: User, on: date
) -> Waiver:
    """Free the debtor «không áp dụng» as a leader of the creditor, or refuse with a reason."""
    obligation = locked(Obligation, obligation_id, version)
    plea = obligation.waivers.filter(outcome="").first()
    require(may_decide_waiver(standpoint(by, obligation, on=on), plea.by_id if plea else None))
    if plea is None:
        raise NothingAsked
    if not grant:
        _refuse(plea, obligation, "obligations.waiver_refused", answer, by, on)
        return plea

    refuse_move(obligation, State.WAIVED)
    _settle(plea, Plea.Outcome.GRANTED, answer.strip(), by, on)
    obligation.state = State.WAIVED
    obligation.closed_on = on
    changed(obligation, "state", "closed_on")
    record_event("obligations.waiver_granted", by=by, on=on, about=obligation)
    return plea


def _refuse_second(waiting: bool) -> None:
    if waiting:
        raise PleaWaiting


def _refuse(
    plea: Extension | Waiver, obligation: Obligation, code: str, answer: str, by: User, on: date
) -> None:
    given = reason_given(answer)
    _settle(plea, Plea.Outcome.REFUSED, given, by, on)
    changed(obligation)
    record_event(code, by=by, on=on, about=obligation, answer=given)


def _settle(plea: Extension | Waiver, outcome: str, answer: str, by: User, on: date) -> None:
    plea.outcome = outcome
    plea.answer = answer
    plea.decided_by = by
    plea.decided_on = on
    plea.save()


def _move_day(obligation: Obligation, plea: Extension, due: date, on: date) -> None:
    """Move the day and say so among its steps; an inner day moves along."""
    obligation.due = due
    obligation.due_steps = [
        *obligation.due_steps,
        _("Gia hạn từ %(old)s đến %(new)s, quyết định ngày %(on)s; lý do: %(reason)s.")
        % {
            "old": say_day(plea.old_due),
            "new": say_day(due),
            "on": say_day(on),
            "reason": plea.reason.rstrip("."),
        },
    ]
    if obligation.inner_due is not None:
        obligation.inner_due = inner_due(due, work_calendar(due - A_MONTH, due))
    changed(obligation, "due", "due_steps", "inner_due")
