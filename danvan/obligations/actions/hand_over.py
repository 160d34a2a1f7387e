"""Passing open work from one unit to another; equal duties that meet there are joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.obligations.access import Part, may_hand_over, standpoint
from danvan.obligations.actions.refusals import reason_given, refuse_closed, refuse_move
from danvan.obligations.models import EvidenceUse, HandOver, Obligation, ObligationParty
from danvan.obligations.queries.equal_duties import equal_at
from danvan.units.models import Unit
from danvan.units.queries import unit_book

State = Obligation.State


class SameUnit(ActRefused):
    """Work is handed over to another unit «cùng một đơn vị»."""

    def __init__(self) -> None:
        super().__init__(_("Đơn vị nhận phải khác đơn vị giao lại việc."))


class NoPart(ActRefused):
    """The old unit has no part in the work «không liên quan»."""

    def __init__(self) -> None:
        super().__init__(_("Đơn vị giao lại không có phần trong việc này. Hãy tải lại trang."))


class UnitEnded(ActRefused):
    """Work goes to a unit that exists «đơn vị đã kết thúc»."""

    def __init__(self) -> None:
        super().__init__(_("Đơn vị nhận không còn hoạt động. Hãy chọn đơn vị khác."))


@dataclass(frozen=True)
class HandedOver:
    """What a hand-over did «kết quả bàn giao»: how many moved, how many of them were joined."""

    moved: int
    joined: int


@transaction.atomic
def hand_over(
    seen: Sequence[tuple[int, int]], *, old: Unit, new: Unit, reason: str, by: User, on: date
) -> HandedOver:
    """Pass open work «bàn giao», each (id, version), from a unit to another: all or none of it.

    Every part the old unit plays goes to the new one. Where the new unit already owes an equal
    duty the two become one: evidence goes along, the other is kept as joined.
    """
    given = reason_given(reason)
    if old == new:
        raise SameUnit
    names = unit_book(on, {old.pk, new.pk})
    if new.pk not in names.entries or not names.entries[new.pk].live:
        raise UnitEnded
    joined = 0
    for obligation_id, version in sorted(seen):
        obligation = locked(Obligation, obligation_id, version)
        require(may_hand_over(standpoint(by, obligation, on=on)))
        refuse_closed(obligation)
        facts = {"old": names.name(old.pk), "new": names.name(new.pk)}
        record_event("obligations.handed_over", by=by, on=on, about=obligation, **facts)
        joined += pass_on(obligation, old, new, reason=given, by=by, on=on, name=facts["new"])
    return HandedOver(len(seen), joined)


def pass_on(
    obligation: Obligation, old: Unit, new: Unit, *, reason: str, name: str, by: User, on: date
) -> bool:
    """Give the new unit, called `name`, each part of the old one; say whether the work was joined.

    The obligation is locked, and the caller has asked.
    """
    owed = _pass_parts(obligation, old, new, reason, by, on)
    equal = equal_at(obligation, new.pk) if owed else None
    if equal is not None:
        _join(obligation, equal, name, by, on)
        return True
    obligation.assignee = None
    changed(obligation, "assignee")
    return False


def _pass_parts(
    obligation: Obligation, old: Unit, new: Unit, reason: str, by: User, on: date
) -> bool:
    """Give the new unit each part of the old one; say whether it was the debtor."""
    parts = list(obligation.parties.filter(unit=old))
    if not parts:
        raise NoPart
    for party in parts:
        HandOver.objects.create(
            obligation=obligation, part=party.part, old=old, new=new, reason=reason, by=by, on=on
        )
        party.delete()
        ObligationParty.objects.get_or_create(obligation=obligation, unit=new, part=party.part)
    return any(party.part == Part.DEBTOR for party in parts)


def _join(obligation: Obligation, into: Obligation, unit: str, by: User, on: date) -> None:
    """Let an equal duty stand for this one; what was proved for this proves that."""
    refuse_move(obligation, State.JOINED)
    for use in obligation.evidence_uses.all():
        EvidenceUse.objects.get_or_create(obligation=into, evidence=use.evidence)
    obligation.state = State.JOINED
    obligation.joined_into = into
    obligation.closed_on = on
    changed(obligation, "state", "joined_into", "closed_on")
    record_event("obligations.joined", by=by, on=on, about=obligation, unit=unit)
