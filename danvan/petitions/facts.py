"""Numbers on petitions for reports, as frozen values of a period and a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.petitions.queries.statistics import Figure, totals
from danvan.petitions.queries.statistics_scope import held_in, scope_asked, shows_sealed
from danvan.rules.petitions.report_periods import Period


@dataclass(frozen=True)
class PetitionFacts:
    """The figures of a register «số liệu đơn thư» as one person may have them, as of a day."""

    unit: int
    since: date
    until: date
    as_of: date
    numbers: Mapping[Figure, int]
    sealed_left_out: bool


def petition_facts(
    unit: int, since: date, until: date, *, by: User, on: date, named: bool = True
) -> PetitionFacts | None:
    """Return the figures of a unit's register for a period; None when the person may not count it.

    Never a case about the person himself or somebody above him. `named` says that the period is
    one of a cut-off, which everybody has alike.
    """
    scope = scope_asked(by, str(unit), on=on)
    if scope is None:
        return None
    period = Period(since, until)
    as_of = min(until, on)
    rows = held_in(scope, period)
    found = totals(rows, period, as_of, shows_sealed(scope, named=named))
    return PetitionFacts(unit, since, until, as_of, found.numbers, found.left_out)
