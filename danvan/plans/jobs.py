"""What the calendar does for plans."""

from datetime import timedelta

from danvan.accounts.calendar import Periodic
from danvan.plans.actions.roll_on import roll_on

ROLLING = Periodic(roll_on, every=timedelta(hours=12))
