"""Passing what one person has open to others of his unit, when he leaves it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked
from danvan.obligations.actions.assign import NotALeader, NotOfTheUnit
from danvan.obligations.actions.refusals import refuse_closed
from danvan.obligations.models import Obligation
from danvan.obligations.queries.person_work import may_lead, works_in


@dataclass(frozen=True)
class Passing:
    """One piece of work as it was seen, and who takes it on; nobody for now when empty."""

    obligation: int
    version: int
    receiver: User | None
    led: bool = False


@transaction.atomic
def pass_work(passings: Sequence[Passing], *, old: User, by: User, on: date) -> int:
    """Pass work from a person to others, all or none. The caller has asked: leaving a post does.

    What he is charged with goes to people of the owing units, what he leads to their leaders.
    Raises NotOfTheUnit, NotALeader, WorkClosed, StaleRecord.
    """
    # A row he is charged with and leads comes twice, seen in the same version.
    seen: dict[int, int] = {one.obligation: one.version for one in passings}
    rows = {pk: locked(Obligation, pk, version) for pk, version in sorted(seen.items())}
    for one in passings:
        _pass(rows[one.obligation], one, old, by, on)
    return len(passings)


def _pass(row: Obligation, passing: Passing, old: User, by: User, on: date) -> None:
    refuse_closed(row)
    receiver = passing.receiver
    if passing.led:
        if receiver is not None and not may_lead(receiver, row, on=on):
            raise NotALeader(receiver)
        row.leader = receiver
        changed(row, "leader")
        code = "obligations.leader_passed_on"
    else:
        if receiver is not None and not works_in(receiver, row, on=on):
            raise NotOfTheUnit(receiver)
        row.assignee = receiver
        changed(row, "assignee")
        code = "obligations.passed_on"
    new = receiver.name if receiver else ""
    record_event(code, by=by, on=on, about=row, old=old.name, new=new)
