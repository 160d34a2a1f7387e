"""What the calendar does for plans."""

from datetime import date, timedelta

from danvan.accounts.calendar import Periodic
from danvan.documents.models import StoredFile
from danvan.plans.actions.citations_again import ask_register_again
from danvan.plans.actions.drafts import ask_reading
from danvan.plans.actions.roll_on import roll_on
from danvan.plans.models import PlanDraft


def read_scanned(on: date) -> int:
    """Ask for the reading of drafts whose file the scanner has looked at since; return how many."""
    waiting = PlanDraft.objects.filter(state=PlanDraft.State.READING).exclude(problem="")
    asked = 0
    for draft in waiting.exclude(file__scan=StoredFile.Scan.WAITING):
        if waiting.filter(pk=draft.pk).update(problem=""):  # whoever comes first asks
            ask_reading(draft)
            asked += 1
    return asked


ROLLING = Periodic(roll_on, every=timedelta(hours=12))
ASKING = Periodic(ask_register_again, every=timedelta(hours=1))
READING = Periodic(read_scanned, every=timedelta(minutes=1))
