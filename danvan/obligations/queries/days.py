"""Work by its days: the month of a calendar, the next fortnight, what a feed tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from danvan.accounts.models import User
from danvan.obligations.access import Part, visible_obligations
from danvan.obligations.models import Nature, Obligation, ObligationParty
from danvan.obligations.queries.inbox import EVERYTHING, Wanted, my_work, shown
from danvan.units.access import reachable, units_within

State = Obligation.State
RUNNING = (State.OPEN, State.SUBMITTED)
DATED = (Nature.DELIVERABLE, Nature.RECURRING)
FORTNIGHT = timedelta(days=14)
FED_BACK, FED_AHEAD = timedelta(days=60), timedelta(days=400)


@dataclass(frozen=True)
class UnitCount:
    """How a unit stands «theo đơn vị»: what it owes, what of it is late, soon due or waits."""

    unit: int
    running: int
    late: int
    soon: int
    submitted: int


def due_between(
    user: User, since: date, until: date, *, on: date, wanted: Wanted = EVERYTHING
) -> QuerySet[Obligation]:
    """Return the person's dated work due between two days, done or not, ready to be drawn."""
    rows = my_work(user, on=on, wanted=wanted).filter(nature__in=DATED)
    gone = (State.REPLACED, State.JOINED, State.ENDED)
    return shown(rows.filter(due__range=(since, until)).exclude(state__in=gone))


def fed_work(user: User, *, on: date) -> QuerySet[Obligation]:
    """Return the running work a calendar feed tells of, by its day."""
    rows = my_work(user, on=on).filter(
        nature__in=DATED, state__in=RUNNING, due__range=(on - FED_BACK, on + FED_AHEAD)
    )
    return rows.order_by("due", "pk")


def overseen(user: User, *, on: date) -> QuerySet[Obligation]:
    """Return the running dated work that units a person reaches owe: the leader's view."""
    debtors = ObligationParty.objects.filter(
        part=Part.DEBTOR, unit__in=units_within(reachable(user, "obligations.oversee", on), on)
    )
    return visible_obligations(user, on=on).filter(
        pk__in=debtors.values("obligation"), nature__in=DATED, state__in=RUNNING
    )


def late_work(user: User, *, on: date) -> QuerySet[Obligation]:
    """Return what is late among the work overseen, the longest first."""
    return shown(overseen(user, on=on).filter(state=State.OPEN, due__lt=on))


def next_fortnight(user: User, *, on: date) -> QuerySet[Obligation]:
    """Return what falls due in the next fourteen days among the work overseen."""
    coming = overseen(user, on=on).filter(state=State.OPEN, due__range=(on, on + FORTNIGHT))
    return shown(coming)


def unit_counts(user: User, *, on: date, soon_days: int = 7) -> tuple[UnitCount, ...]:
    """Return how each unit overseen stands, the one with most late work first; one query."""
    rows = overseen(user, on=on).values("pk")
    going = Q(obligation__state=State.OPEN)
    soon = Q(obligation__due__range=(on, on + timedelta(days=soon_days)))
    counted = (
        ObligationParty.objects.filter(part=Part.DEBTOR, obligation__in=rows)
        .order_by()
        .values("unit")
        .annotate(
            running=Count("pk"),
            late=Count("pk", filter=going & Q(obligation__due__lt=on)),
            soon=Count("pk", filter=going & soon),
            submitted=Count("pk", filter=Q(obligation__state=State.SUBMITTED)),
        )
    )
    found = [
        UnitCount(row["unit"], row["running"], row["late"], row["soon"], row["submitted"])
        for row in counted
    ]
    return tuple(sorted(found, key=lambda one: (-one.late, -one.soon, -one.running, one.unit)))


def by_day(rows: Sequence[Obligation]) -> Mapping[date, list[Obligation]]:
    """Return dated rows under their days."""
    days: dict[date, list[Obligation]] = {}
    for row in rows:
        if row.due is not None:
            days.setdefault(row.due, []).append(row)
    return days
