"""Questions about the record of acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext as _

from danvan.accounts.models import AuditEvent
from danvan.base.audit import event_kind


@dataclass(frozen=True)
class HistoryLine:
    """One line of a record's history «lịch sử»: who did what, when, as a sentence."""

    who: str
    sentence: str
    on: date
    at: datetime
    icon: str
    code: str


def history_of(*records: models.Model) -> tuple[HistoryLine, ...]:
    """Return what happened to the given records, newest first, in one query."""
    if not records:
        return ()
    about = models.Q()
    for record in records:
        about |= models.Q(about_kind=record._meta.label_lower, about_id=record.pk)
    events = AuditEvent.objects.filter(about).select_related("by").order_by("-id")
    return tuple(history_line(event) for event in events)


def history_line(event: AuditEvent) -> HistoryLine:
    """Return the sentence of one event; days among its facts are written as 20/10/2026."""
    kind = event_kind(event.code)
    facts = {name: _shown(event.facts.get(name)) for name in kind.facts}
    who = event.by.name if event.by else _("Hệ thống")
    return HistoryLine(who, str(kind.sentence) % facts, event.on, event.at, kind.icon, event.code)


def events_with(codes: Iterable[str], *, since: date, until: date) -> models.QuerySet[AuditEvent]:
    """Return the events of some codes within days, oldest first."""
    return AuditEvent.objects.filter(code__in=list(codes), on__gte=since, on__lte=until).order_by(
        "id"
    )


def _shown(value: object) -> str:
    """Return a fact as people read it."""
    if value is None or value == "":
        return "—"
    text = str(value)
    try:
        return date.fromisoformat(text[:10]).strftime("%d/%m/%Y") if len(text) >= 10 else text
    except ValueError:
        return text
