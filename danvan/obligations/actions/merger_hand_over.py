"""Handing over the open work that a merger left, from many old units to many new ones at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, locked, require
from danvan.obligations.access import Part, may_hand_over, standpoint
from danvan.obligations.actions.hand_over import (
    HandedOver,
    NoPart,
    SameUnit,
    UnitEnded,
    pass_on,
)
from danvan.obligations.actions.refusals import reason_given, refuse_closed
from danvan.obligations.models import Obligation, ObligationParty
from danvan.obligations.queries.merger_work import old_units
from danvan.rules.obligations.lifecycle import is_closed
from danvan.units.models import Succession, Unit
from danvan.units.queries import UnitBook, unit_book


class NothingChosen(ActRefused):
    """No line was ticked «chưa chọn việc»."""

    def __init__(self) -> None:
        super().__init__(_("Chưa chọn việc nào. Hãy đánh dấu những việc cần bàn giao."))


@dataclass(frozen=True)
class Passed:
    """One line of the worksheet «dòng bàn giao»: the work as seen, from whom, to whom."""

    obligation: int
    version: int
    old: int
    new: int


@transaction.atomic
def hand_over_lines(
    succession: Succession, lines: Sequence[Passed], *, reason: str, by: User, on: date
) -> HandedOver:
    """Hand over lines of the worksheet of a succession «bàn giao việc sau sắp xếp»: all or none.

    Every piece of work is locked and asked about before the first one moves: what gives the person
    the right may itself be handed over. What is owed goes last and in order, so that equal duties
    from several old units become one.
    """
    given = reason_given(reason)
    if not lines:
        raise NothingChosen
    if not {line.old for line in lines} <= old_units([succession])[succession.pk]:
        raise NoPart
    names = _names(lines, on)
    rows = {pk: locked(Obligation, pk, version) for pk, version in _seen(lines)}
    for row in rows.values():
        require(may_hand_over(standpoint(by, row, on=on)))
        refuse_closed(row)
    units = Unit.objects.in_bulk({unit for line in lines for unit in (line.old, line.new)})
    joined = 0
    for line in _in_order(lines):
        row = rows[line.obligation]
        if is_closed(row.state):
            continue  # joined into an equal duty by a line before
        facts = {"old": names.name(line.old), "new": names.name(line.new)}
        record_event("obligations.handed_over", by=by, on=on, about=row, **facts)
        joined += pass_on(
            row, units[line.old], units[line.new], reason=given, name=facts["new"], by=by, on=on
        )
    cited = {"resolution": succession.resolution, "clause": succession.clause}
    counts = {"moved": len(rows), "joined": joined}
    record_event(
        "obligations.merger_handed_over", by=by, on=on, about=succession, **cited, **counts
    )
    return HandedOver(len(rows), joined)


def _names(lines: Sequence[Passed], on: date) -> UnitBook:
    """Return the book of the units of all lines; raises when one cannot take work."""
    names = unit_book(on, {unit for line in lines for unit in (line.old, line.new)})
    for line in lines:
        if line.old == line.new:
            raise SameUnit
        if line.new not in names.entries or not names.entries[line.new].live:
            raise UnitEnded
    return names


def _seen(lines: Sequence[Passed]) -> list[tuple[int, int]]:
    """Return each piece of work once, in the order in which everybody locks."""
    return sorted({line.obligation: line.version for line in lines}.items())


def _in_order(lines: Sequence[Passed]) -> list[Passed]:
    """Return the lines with those last in which the old unit owes the work."""
    owed = ObligationParty.objects.filter(
        obligation__in={line.obligation for line in lines}, part=Part.DEBTOR
    )
    debts = set(owed.values_list("obligation_id", "unit_id"))
    return sorted(
        lines,
        key=lambda line: ((line.obligation, line.old) in debts, line.obligation, line.old),
    )
