"""What the calendar does when posts change: nobody keeps a thread of a case about himself."""

from datetime import timedelta

from danvan.accounts.calendar import Periodic
from danvan.petitions.actions.conflicts import clear_conflicts

# Pages are shut from the first hour of the new post; the titles of open work follow at once.
CONFLICTS = Periodic(clear_conflicts, every=timedelta(minutes=15))
