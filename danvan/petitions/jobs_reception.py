"""What the calendar does for receptions: it keeps the coming two months of sessions planned."""

from datetime import timedelta

from danvan.accounts.calendar import Periodic
from danvan.petitions.actions.reception_schedules import generate_sessions

SESSIONS = Periodic(generate_sessions, every=timedelta(hours=6))
