"""What a plan's duties come to: one row for each debtor and each time, with its explained day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.plans.queries.plans_terms import Terms
from danvan.plans.values import DeadlineValue
from danvan.rules.deadlines.plan_days import Occurrence, inner_due, occurrences
from danvan.rules.deadlines.written import Written
from danvan.rules.plans.days_meant import days_meant
from danvan.rules.plans.owing import Ordered, Owed, owed_by

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Order:
    """A duty as confirmed, before anybody owes it «nhiệm vụ đã soát».

    `advises` says that its units prepare for the issuer; `heads` are the units whose head is meant.
    """

    nature: str
    role: str
    units: tuple[int, ...]
    partners: tuple[int, ...]
    heads: frozenset[int]
    advises: bool
    deadlines: tuple[DeadlineValue, ...]


@dataclass(frozen=True)
class Arising:
    """One obligation to come «việc sẽ phát sinh»."""

    owed: Owed
    time: Occurrence
    opens_on: date
    inner_due: date | None
    by_head: bool

    @property
    def key(self) -> tuple[int, str]:
        """Return what tells it apart within its duty."""
        return self.owed.debtor, self.time.occurrence


def arising_of(order: Order, terms: Terms) -> tuple[Arising, ...]:
    """Return every obligation a duty comes to under a plan's terms."""
    times = _times(order.deadlines, order.nature, terms)
    ordered = Ordered(
        nature=order.nature,
        role=order.role,
        units=order.units,
        partners=order.partners,
        advises=order.advises,
        dated=any(time.due for time in times),
    )
    return tuple(
        each for owed in owed_by(ordered, terms.sides) for each in _rows(owed, order, times, terms)
    )


def _rows(
    owed: Owed, order: Order, times: Sequence[Occurrence], terms: Terms
) -> tuple[Arising, ...]:
    """Return a debt's rows; each time opens when the one before it is over."""
    if owed.nature != order.nature:
        times = _times(order.deadlines, owed.nature, terms)
    opens_on = terms.issued_on
    rows = []
    for time in times:
        inner = inner_due(time.due, terms.calendar) if owed.preparing and time.due else None
        rows.append(Arising(owed, time, opens_on, inner, owed.debtor in order.heads))
        opens_on = max(opens_on, time.due + ONE_DAY) if time.due else opens_on
    return tuple(rows)


def _times(deadlines: Sequence[DeadlineValue], nature: str, terms: Terms) -> tuple[Occurrence, ...]:
    written = days_meant([Written(d.text, d.kind, d.value, d.relation) for d in deadlines])
    return occurrences(
        written,
        nature,
        terms.period.since,
        terms.period.until,
        terms.issued_on,
        inclusive=terms.inclusive,
        calendar=terms.calendar,
        horizon=terms.horizon,
    )
