"""Work by its days: what a calendar feed tells of."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.obligations.models import Nature, Obligation
from danvan.obligations.queries.inbox import my_work

State = Obligation.State
RUNNING = (State.OPEN, State.SUBMITTED)
DATED = (Nature.DELIVERABLE, Nature.RECURRING)
FED_BACK, FED_AHEAD = timedelta(days=60), timedelta(days=400)


def fed_work(user: User, *, on: date) -> QuerySet[Obligation]:
    """Return the running work a calendar feed tells of, by its day."""
    rows = my_work(user, on=on).filter(
        nature__in=DATED, state__in=RUNNING, due__range=(on - FED_BACK, on + FED_AHEAD)
    )
    return rows.order_by("due", "pk")


def by_day(rows: Sequence[Obligation]) -> Mapping[date, list[Obligation]]:
    """Return dated rows under their days."""
    days: dict[date, list[Obligation]] = {}
    for row in rows:
        if row.due is not None:
            days.setdefault(row.due, []).append(row)
    return days
