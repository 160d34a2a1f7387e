"""Recording what people do."""

from datetime import date, datetime
from decimal import Decimal

from django.db import models

from danvan.accounts.models import AuditEvent, User
from danvan.base import clock
from danvan.base.audit import event_kind

Fact = str | int | bool | date | Decimal | None


class UndeclaredFact(ValueError):
    """An act tried to record a fact that its event does not declare."""


def record_event(
    code: str, *, by: User | None, on: date, about: models.Model, **facts: Fact
) -> AuditEvent:
    """Record an act «ghi sự kiện»; `by` is None for what the calendar does.

    Raises UnknownEvent for an undeclared code and UndeclaredFact for an undeclared fact: guarded
    values are never declared, so they cannot be written.
    """
    undeclared = set(facts) - event_kind(code).facts
    if undeclared:
        raise UndeclaredFact(f"{code}: {', '.join(sorted(undeclared))}")
    return AuditEvent.objects.create(
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
