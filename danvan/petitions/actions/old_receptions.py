"""Forgetting who came and who booked, once a unit's own time of keeping is over."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from danvan.base.dated import in_force
from danvan.petitions.actions.erasing import GONE_SUBJECT
from danvan.petitions.models import (
    Booking,
    ExchangeDraft,
    ReceptionSession,
    RetentionRule,
    Visit,
    Visitor,
)
from danvan.petitions.queries.retention import SHORTEST_MONTH
from danvan.rules.petitions.redaction import Identifying, told_of
from danvan.rules.petitions.retention import kept_until

FORGOTTEN_AFTER = timedelta(days=1)
What = RetentionRule.What


def forget_bookings(on: date) -> int:
    """Erase bookings whose time is over; return how many. Twice changes nothing."""
    gone = 0
    for sessions in _sessions_over(What.BOOKING, on):
        count, _each = Booking.objects.filter(session__in=sessions).delete()
        gone += count
    return gone


def forget_visitors(on: date) -> int:
    """Erase who came to visits whose time is over; return how many. The visit's row remains.

    Visits whose petition still has its people wait for the petition.
    """
    gone = 0
    for sessions in _sessions_over(What.VISIT, on):
        rows = Visit.objects.filter(session__in=sessions, visitors__isnull=False)
        waits = rows.filter(petition__isnull=False, petition__erased_on__isnull=True)
        for visit in rows.exclude(pk__in=waits.values("pk")).distinct():
            gone += _forget(visit)
    return gone


def forget_exchange_files(on: date) -> int:
    """Drop files of other systems that nobody came back to; return how many."""
    count, _each = ExchangeDraft.objects.filter(saved_at__date__lt=on - FORGOTTEN_AFTER).delete()
    return count


@transaction.atomic
def _forget(visit: Visit) -> int:
    people = [Identifying(name=one.name, address=one.address) for one in visit.visitors.all()]
    if told_of(visit.summary, people):
        visit.summary = GONE_SUBJECT
    visit.followed_up, visit.note = "", ""
    visit.save(update_fields=["summary", "followed_up", "note"])
    count, _each = Visitor.objects.filter(visit=visit).delete()
    return count


def _sessions_over(what: str, on: date) -> Iterator[list[int]]:
    """Return the sessions whose time is over, unit by unit; a unit without a rule keeps all."""
    for rule in RetentionRule.objects.filter(in_force(on), what=what):
        latest = on - timedelta(days=SHORTEST_MONTH * rule.months)
        rows = ReceptionSession.objects.filter(unit=rule.unit_id, on__lte=latest)
        held = rows.values_list("pk", "on").iterator()
        yield [pk for pk, day in held if kept_until(day, rule.months) < on]
