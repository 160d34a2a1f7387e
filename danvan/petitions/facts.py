"""Numbers on petitions for reports, as frozen values of a period and a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.petitions.queries.statistics import Figure, totals
from danvan.petitions.queries.statistics_scope import rows_of, scope_asked
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
    rows, left_out = rows_of(scope, by, period, named=named, on=on)
    return PetitionFacts(unit, since, until, as_of, totals(rows, period, as_of), left_out)
