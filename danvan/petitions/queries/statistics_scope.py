"""Whose petitions are counted for a person: his registers, those below, and what he may not see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from danvan.accounts.models import User
from danvan.petitions.access import VIEW, counted_units, not_shut_out, registers_of
from danvan.petitions.models import Petition
from danvan.rules.petitions.figures import may_show_sealed
from danvan.rules.petitions.report_periods import Period
from danvan.units.access import units_within
from danvan.units.models import Unit

EVERY = "tat-ca"


@dataclass(frozen=True)
class Scope:
    """The registers that are counted together «phạm vi»; `sees` when the person opens each case."""

    units: QuerySet[Unit]
    code: str
    sees: bool


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
    own = own_registers(user, on=on)
    every = Unit.objects.filter(
        Q(pk__in=units_within(counted_units(user, on=on), on).values("pk")) | Q(pk__in=own)
    )
    seen = registers_of(user, VIEW, on=on)
    if asked == EVERY:
        return Scope(every, EVERY, sees=False)
    if asked:
        unit = every.filter(pk=int(asked)).first() if asked.isdecimal() else None
        units = Unit.objects.filter(pk=unit.pk) if unit else None
        return Scope(units, asked, sees=int(asked) in seen) if units is not None else None
    return Scope(Unit.objects.filter(pk__in=own), "", sees=own <= seen)


def rows_of(
    scope: Scope, user: User, period: Period, *, named: bool, on: date
) -> tuple[QuerySet[Petition], bool]:
    """Return the petitions of a scope that stood in a period, and whether sealed ones are left out.

    Never one about the person himself or somebody above him.
    """
    units = list(scope.units.values_list("pk", flat=True)) if scope.code != EVERY else None
    places = Q(unit__in=units) if units is not None else Q(unit__in=scope.units.values("pk"))
    rows = not_shut_out(Petition.objects.filter(places), user, on=on)
    rows = standing_in(rows, period)
    if scope.sees:
        return rows, False
    sealed = rows.filter(is_sealed=True).count()
    shown = may_show_sealed(sealed, sees_register=False, named_period=named)
    return (rows, False) if shown else (rows.filter(is_sealed=False), bool(sealed))


def standing_in(rows: QuerySet[Petition], period: Period) -> QuerySet[Petition]:
    """Return the petitions received by the end of a period and not settled before it began.

    `done` is the day each was settled, or was sent on, returned, withdrawn.
    """
    done = rows.annotate(done=Coalesce(F("settled_on"), F("closed_on")))
    return done.filter(
        Q(done__isnull=True) | Q(done__gte=period.since), received_on__lte=period.until
    )


def labels_of(pairs: Iterable[tuple[str, object]]) -> dict[str, str]:
    """Return words by their codes."""
    return {code: str(label) for code, label in pairs}
