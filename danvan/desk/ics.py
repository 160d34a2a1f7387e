"""A person's calendar in the form that phones and mail programs subscribe to."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from danvan.obligations.models import Obligation


def write_ics(rows: Iterable[Obligation], *, at: datetime) -> bytes:
    """Return dated work as an iCalendar file: titles and days, nobody's name."""
    calendar = Calendar()
    calendar.add("prodid", "-//danvan//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Nhiệm vụ"))
    for row in rows:
        calendar.add_component(_event(row, at))
    written: bytes = calendar.to_ical()
    return written


def _event(row: Obligation, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{row.public_id}@danvan")
    event.add("dtstamp", at)
    event.add("dtstart", row.due)
    event.add("summary", " ".join(row.title.split()))
    event.add("transp", "TRANSPARENT")
    return event
