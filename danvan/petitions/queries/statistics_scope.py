"""Whose petitions are counted for a person: his registers, those below, and what he may not see."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.petitions.access import VIEW, counted_units, open_to, registers_of
from danvan.petitions.models import Petition
from danvan.petitions.models.cases import DAY_DONE
from danvan.rules.petitions.figures import may_show_sealed
from danvan.rules.petitions.report_periods import Period
from danvan.units.access import units_within
from danvan.units.models import Unit

EVERY = "tat-ca"


@dataclass(frozen=True)
class Scope:
    """The registers that are counted together «phạm vi» for one person, `user`.

    `sees` when he opens each case. `free` is the condition of what is not about him or one above
    him: nothing else is ever counted for him.
    """

    units: QuerySet[Unit]
    code: str
    user: User
    sees: bool
    free: Q


def own_registers(user: User, *, on: date) -> frozenset[int]:
    """Return the units whose registers a person counts as his own, ended ones he holds included."""
    reach = counted_units(user, on=on)
    return reach.own | reach.received | registers_of(user, VIEW, on=on)


def counts_below(user: User, *, on: date) -> bool:
    """Say whether a person counts registers below his own."""
    reach = counted_units(user, on=on)
    return units_within(reach, on).exclude(pk__in=reach.own | reach.received).exists()


def scope_asked(user: User, asked: str, *, on: date) -> Scope | None:
    """Return the registers asked for: one unit's, all («tat-ca»), or the person's own.

    None when he may not count them.
    """
    reach, seen = counted_units(user, on=on), registers_of(user, VIEW, on=on)
    own = reach.own | reach.received | seen
    every, free = units_within(replace(reach, own=own), on), open_to(user, on=on)
    if asked == EVERY:
        return Scope(every, EVERY, user, sees=False, free=free)
    if asked:
        unit = every.filter(pk=int(asked)).first() if asked.isdecimal() else None
        units = Unit.objects.filter(pk=unit.pk) if unit else None
        return Scope(units, asked, user, int(asked) in seen, free) if units is not None else None
    return Scope(Unit.objects.filter(pk__in=own), "", user, own <= seen, free)


def shows_sealed(scope: Scope, *, named: bool) -> Callable[[int], bool]:
    """Return the answer to whether numbers of a scope may hold so many sealed petitions."""
    return partial(may_show_sealed, sees_register=scope.sees, named_period=named)


def held_in(scope: Scope, period: Period) -> QuerySet[Petition]:
    """Return the petitions of a scope that stood in a period, sealed ones too."""
    units = list(scope.units.values_list("pk", flat=True)) if scope.code != EVERY else None
    places = Q(unit__in=units) if units is not None else Q(unit__in=scope.units.values("pk"))
    return standing_in(Petition.objects.filter(places).filter(scope.free), period)


def standing_in(rows: QuerySet[Petition], period: Period) -> QuerySet[Petition]:
    """Return the petitions received by the end of a period and not settled before it began.

    Each bears its `DAY_DONE` as `done`.
    """
    return rows.annotate(done=DAY_DONE).filter(
        done__gte=period.since, received_on__lte=period.until
    )


def labels_of(pairs: Iterable[tuple[str, object]]) -> dict[str, str]:
    """Return words by their codes."""
    return {code: str(label) for code, label in pairs}
