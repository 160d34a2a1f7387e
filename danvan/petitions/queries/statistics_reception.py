"""Figures on citizen reception: sessions held, by whom, who came; what stands behind each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.petitions.access_reception import VIEW
from danvan.petitions.models import Petition, ReceptionSession, Visit
from danvan.petitions.queries.statistics_change import difference_in_words
from danvan.petitions.queries.statistics_scope import Scope
from danvan.rules.petitions.report_periods import Period
from danvan.units.access import reachable

LABELS: Final[Mapping[str, str | Promise]] = {
    "sessions": _("Buổi tiếp công dân đã tổ chức"),
    "by_head": _("trong đó người đứng đầu trực tiếp tiếp định kỳ"),
    "stood_in": _("trong đó cấp phó tiếp thay"),
    "extraordinary": _("trong đó tiếp đột xuất"),
    "online": _("trong đó tiếp trực tuyến"),
    "visits": _("Lượt tiếp"),
    "people": _("Số người được tiếp"),
    "groups": _("Lượt nhiều người"),
}
PARTS: Final = frozenset({"by_head", "stood_in", "extraordinary", "online"})
# Of what each number is, in the words of its condition: sessions, or visits at them. The law is
# silent on extraordinary days: they are no days of the head's own.
SESSIONS: Final[Mapping[str, Q]] = {
    "sessions": Q(pk__isnull=False),
    "by_head": Q(post__is_head=True, stands_in=False, is_extraordinary=False),
    "stood_in": Q(stands_in=True),
    "extraordinary": Q(is_extraordinary=True),
    "online": Q(form=ReceptionSession.Form.ONLINE),
}
VISITS: Final[Mapping[str, Q]] = {
    "visits": Q(pk__isnull=False),
    "people": Q(pk__isnull=False),
    "groups": Q(people_count__gt=1),
}
# How the way to what stands behind a number is written: its name, whether of the year before.
ReceptionLink = Callable[[str, bool], str]


@dataclass(frozen=True)
class ReceptionLine:
    """A line of the table of reception «số liệu tiếp công dân»."""

    label: str | Promise
    now: int
    before: int | None
    difference: str
    is_part: bool
    now_url: str = ""
    before_url: str = ""


def nowhere(_name: str, _earlier: bool) -> str:
    """Lead nowhere: who only counts opens nothing."""
    return ""


def reception_lines(
    scope: Scope, period: Period, earlier: Period | None, link: ReceptionLink = nowhere
) -> tuple[ReceptionLine, ...]:
    """Return the figures on reception of a period, and of a year before; none where none was."""
    now = _counted(scope, period)
    before = _counted(scope, earlier) if earlier else None
    if not any(now.values()) and not (before and any(before.values())):
        return ()
    known = before if before and any(before.values()) else None
    return tuple(_line(name, now[name], known[name] if known else None, link) for name in LABELS)


def held_sessions(scope: Scope, period: Period) -> QuerySet[ReceptionSession]:
    """Return the sessions of a scope that were held in a period."""
    return ReceptionSession.objects.filter(
        state=ReceptionSession.State.HELD,
        unit__in=scope.units.values("pk"),
        on__range=(period.since, period.until),
    )


def counted_visits(scope: Scope, period: Period) -> QuerySet[Visit]:
    """Return the visits of a period that the person of a scope counts."""
    visits = _visits(scope).filter(
        session__unit__in=scope.units.values("pk"),
        session__on__range=(period.since, period.until),
    )
    return visits if scope.sees else visits.filter(is_sealed=False)


def opens_receptions(scope: Scope, on: date) -> bool:
    """Say whether the person of a scope sees the receptions of all its units."""
    reach = reachable(scope.user, VIEW, on)
    return scope.sees and not scope.units.exclude(pk__in=reach.own | reach.received).exists()


def _line(name: str, now: int, before: int | None, link: ReceptionLink) -> ReceptionLine:
    return ReceptionLine(
        LABELS[name],
        now,
        before,
        difference_in_words(now, before),
        name in PARTS,
        link(name, False) if now else "",
        link(name, True) if before else "",
    )


def _counted(scope: Scope, period: Period) -> dict[str, int]:
    asked: dict[str, Any] = {n: Count("pk", filter=one) for n, one in SESSIONS.items()}
    came: dict[str, Any] = {n: Count("pk", filter=one) for n, one in VISITS.items()}
    came["people"] = Sum("people_count")
    sessions, visits = held_sessions(scope, period), counted_visits(scope, period)
    found = sessions.order_by().aggregate(**asked) | visits.order_by().aggregate(**came)
    return {name: int(found[name] or 0) for name in LABELS}


def _visits(scope: Scope) -> QuerySet[Visit]:
    """Return the visits of which a person may hear: none about himself or somebody above him."""
    open_to_him = Petition.objects.filter(scope.free, about_post__isnull=False).values("pk")
    # A denouncer's visit tells nobody of itself until its case does, but who wrote it down.
    waiting = Q(petition__isnull=True) & (Q(is_sealed=False) | Q(by=scope.user))
    nobody = waiting | Q(petition__isnull=False, petition__about_post__isnull=True)
    return Visit.objects.filter(nobody | Q(petition__in=open_to_him))
