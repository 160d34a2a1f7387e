"""Recording what people do."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import models

from danvan.accounts.models import AuditEvent, User
from danvan.base import clock
from danvan.base.audit import event_kind

BATCH = 500
Fact = str | int | bool | date | Decimal | None


class UndeclaredFact(ValueError):
    """An act tried to record a fact that its event does not declare."""


def record_event(
    code: str, *, by: User | None, on: date, about: models.Model, **facts: Fact
) -> AuditEvent:
    """Record an act «ghi sự kiện»; `by` is None for what the calendar does. The caller has asked.

    Raises UnknownEvent for an undeclared code and UndeclaredFact for an undeclared fact: guarded
    values are never declared, so they cannot be written.
    """
    event = _event(code, by, on, about, facts)
    event.save(force_insert=True)
    return event


def record_events(
    code: str,
    *,
    by: User | None,
    on: date,
    abouts: Iterable[tuple[models.Model, Mapping[str, Fact]]],
) -> None:
    """Record one kind of act on many records at once. The caller has asked.

    Raises as `record_event` does.
    """
    events = [_event(code, by, on, about, facts) for about, facts in abouts]
    AuditEvent.objects.bulk_create(events, batch_size=BATCH)


def _event(
    code: str, by: User | None, on: date, about: models.Model, facts: Mapping[str, Fact]
) -> AuditEvent:
    undeclared = set(facts) - event_kind(code).facts
    if undeclared:
        raise UndeclaredFact(f"{code}: {', '.join(sorted(undeclared))}")
    return AuditEvent(
        code=code,
        by=by,
        on=on,
        at=clock.now(),
        about_kind=about._meta.label_lower,
        about_id=about.pk,
        facts={name: _plain(value) for name, value in facts.items()},
    )


def _plain(value: Fact) -> str | int | bool | None:
    """Return a value as JSON keeps it; days as 2026-10-20."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value
