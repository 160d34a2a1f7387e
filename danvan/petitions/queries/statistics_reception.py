"""Figures on citizen reception: sessions held, by whom, who came."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.petitions.models import Petition, ReceptionSession, Visit
from danvan.petitions.queries.statistics_change import difference_in_words
from danvan.petitions.queries.statistics_scope import Scope
from danvan.rules.petitions.report_periods import Period

LABELS: Final[Mapping[str, str | Promise]] = {
    "sessions": _("Buổi tiếp công dân đã tổ chức"),
    "by_head": _("trong đó người đứng đầu trực tiếp tiếp"),
    "stood_in": _("trong đó cấp phó tiếp thay"),
    "online": _("trong đó tiếp trực tuyến"),
    "visits": _("Lượt tiếp"),
    "people": _("Số người được tiếp"),
    "groups": _("Lượt nhiều người"),
}
PARTS: Final = frozenset({"by_head", "stood_in", "online"})


@dataclass(frozen=True)
class ReceptionLine:
    """A line of the table of reception «số liệu tiếp công dân»."""

    label: str | Promise
    now: int
    before: int | None
    difference: str
    is_part: bool


def reception_lines(
    scope: Scope, period: Period, earlier: Period | None
) -> tuple[ReceptionLine, ...]:
    """Return the figures on reception of a period, and of a year before; none where none was."""
    now = _counted(scope, period)
    before = _counted(scope, earlier) if earlier else None
    if not any(now.values()) and not (before and any(before.values())):
        return ()
    known = before if before and any(before.values()) else None
    return tuple(_line(name, now[name], known[name] if known else None) for name in LABELS)


def _line(name: str, now: int, before: int | None) -> ReceptionLine:
    told = difference_in_words(now, before)
    return ReceptionLine(LABELS[name], now, before, told, name in PARTS)


def _counted(scope: Scope, period: Period) -> dict[str, int]:
    days = (period.since, period.until)
    units = scope.units.values("pk")
    held = Q(state=ReceptionSession.State.HELD)
    sessions = ReceptionSession.objects.filter(held, unit__in=units, on__range=days).order_by()
    visits = _visits(scope).filter(session__unit__in=units, session__on__range=days)
    if not scope.sees:
        visits = visits.filter(is_sealed=False)
    asked: dict[str, Any] = {
        "sessions": Count("pk"),
        "by_head": Count("pk", filter=Q(post__is_head=True, stands_in=False)),
        "stood_in": Count("pk", filter=Q(stands_in=True)),
        "online": Count("pk", filter=Q(form=ReceptionSession.Form.ONLINE)),
    }
    came: dict[str, Any] = {
        "visits": Count("pk"),
        "people": Sum("people_count"),
        "groups": Count("pk", filter=Q(people_count__gt=1)),
    }
    found = sessions.aggregate(**asked) | visits.order_by().aggregate(**came)
    return {name: int(found[name] or 0) for name in LABELS}


def _visits(scope: Scope) -> QuerySet[Visit]:
    """Return the visits of which a person may hear: none about himself or somebody above him."""
    open_to_him = Petition.objects.filter(scope.free, about_post__isnull=False).values("pk")
    # A denouncer's visit tells nobody of itself until its case does, but who wrote it down.
    waiting = Q(petition__isnull=True) & (Q(is_sealed=False) | Q(by=scope.user))
    nobody = waiting | Q(petition__isnull=False, petition__about_post__isnull=True)
    return Visit.objects.filter(nobody | Q(petition__in=open_to_him))
