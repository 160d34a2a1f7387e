"""What the calendar does for files: asking the scanner again, taking away what is left over."""

from datetime import timedelta

from danvan.accounts.calendar import Periodic
from danvan.documents.actions.scanning import scan_waiting
from danvan.documents.actions.sweeping import sweep_orphans

SCANNING = Periodic(scan_waiting, every=timedelta(minutes=5))
SWEEPING = Periodic(sweep_orphans, every=timedelta(days=1))
