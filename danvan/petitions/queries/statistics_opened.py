"""What stands behind a number on reception: the very sessions or visits that were counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.petitions.access_reception import visible_visits
from danvan.petitions.models import Visit
from danvan.petitions.queries.reception_sessions import SessionLine, session_lines
from danvan.petitions.queries.statistics_reception import (
    SESSIONS,
    VISITS,
    counted_visits,
    held_sessions,
)
from danvan.petitions.queries.statistics_scope import Scope
from danvan.rules.petitions.report_periods import Period
from danvan.units.queries import unit_book


@dataclass(frozen=True)
class VisitBehind:
    """A visit that was counted «lượt tiếp đã đếm»; `shown` when the person reads its row."""

    visit: Visit
    unit: str
    shown: bool


def rows_behind(name: str, scope: Scope, period: Period) -> QuerySet[Any]:
    """Return the sessions or visits behind a number, the latest first."""
    if name in SESSIONS:
        sessions = held_sessions(scope, period).filter(SESSIONS[name])
        return sessions.select_related("post", "receiver").order_by("-on", "-starts", "-pk")
    visits = counted_visits(scope, period).filter(VISITS[name]).select_related("session")
    return visits.order_by("-session__on", "-session__starts", "-number", "-pk")


def behind_sessions(
    rows: Iterable[Any], user: User, name: str, *, on: date
) -> tuple[SessionLine, ...]:
    """Return sessions behind a number as lines; none where visits stand behind it."""
    return session_lines(rows, user, on=on) if name in SESSIONS else ()


def behind_visits(
    rows: Iterable[Any], user: User, name: str, *, on: date
) -> tuple[VisitBehind, ...]:
    """Return visits behind a number; who does not read a row sees only that it was counted."""
    if name not in VISITS:
        return ()
    visits: list[Visit] = list(rows)
    keys = [visit.pk for visit in visits]
    seen = set(visible_visits(user, on=on).filter(pk__in=keys).values_list("pk", flat=True))
    book = unit_book(on, {visit.session.unit_id for visit in visits})
    return tuple(
        VisitBehind(visit, book.name(visit.session.unit_id), visit.pk in seen) for visit in visits
    )
