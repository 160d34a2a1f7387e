"""Charging a person with work, one piece or many, and naming the leader in charge of it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.obligations.access import may_assign, standpoint
from danvan.obligations.actions.refusals import refuse_closed
from danvan.obligations.models import Obligation
from danvan.obligations.queries.person_work import may_lead, works_in


class NotOfTheUnit(ActRefused):
    """The person holds no post in a unit that owes the work «không thuộc đơn vị»."""

    def __init__(self, person: User) -> None:
        super().__init__(
            _("%(name)s không giữ chức vụ nào ở đơn vị thực hiện. Hãy chọn người của đơn vị.")
            % {"name": person.name}
        )


class NotALeader(ActRefused):
    """The person leads none of the units concerned «không phải lãnh đạo»."""

    def __init__(self, person: User) -> None:
        super().__init__(
            _("%(name)s không giữ chức vụ lãnh đạo ở các đơn vị liên quan. Hãy chọn lãnh đạo.")
            % {"name": person.name}
        )


@transaction.atomic
def assign_officer(
    obligation_id: int, *, version: int, assignee: User | None, by: User, on: date
) -> Obligation:
    """Charge a person of an owing unit with the work «phân công», or nobody again."""
    return _assign(obligation_id, version, assignee, by, on)


@transaction.atomic
def assign_many(
    seen: Sequence[tuple[int, int]], *, assignee: User | None, by: User, on: date
) -> int:
    """Charge a person with several pieces of work, each (id, version); all or none of them."""
    # In the order of their ids, so that two people doing the same do not wait for each other.
    for obligation_id, version in sorted(seen):
        _assign(obligation_id, version, assignee, by, on)
    return len(seen)


@transaction.atomic
def set_leader(
    obligation_id: int, *, version: int, leader: User | None, by: User, on: date
) -> Obligation:
    """Name the leader in charge «lãnh đạo phụ trách» of work, or nobody again.

    Raises NotALeader, WorkClosed.
    """
    obligation = locked(Obligation, obligation_id, version)
    require(may_assign(standpoint(by, obligation, on=on)))
    refuse_closed(obligation)
    if leader is not None and not may_lead(leader, obligation, on=on):
        raise NotALeader(leader)

    obligation.leader = leader
    changed(obligation, "leader")
    name = leader.name if leader else ""
    record_event("obligations.leader_set", by=by, on=on, about=obligation, person=name)
    return obligation


def _assign(
    obligation_id: int, version: int, assignee: User | None, by: User, on: date
) -> Obligation:
    obligation = locked(Obligation, obligation_id, version)
    require(may_assign(standpoint(by, obligation, on=on)))
    refuse_closed(obligation)
    if assignee is not None and not works_in(assignee, obligation, on=on):
        raise NotOfTheUnit(assignee)

    obligation.assignee = assignee
    changed(obligation, "assignee")
    name = assignee.name if assignee else ""
    record_event("obligations.assigned", by=by, on=on, about=obligation, person=name)
    return obligation
