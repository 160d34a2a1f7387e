"""Work done in the background: reading the file of a draft."""

from django_tasks import task

from danvan.base import clock
from danvan.plans.actions.drafts_reading import fill_draft
from danvan.plans.pictures import open_pictures


@task()
def read_draft(draft_id: int) -> None:
    """Read a draft's file; running twice is harmless."""
    fill_draft(draft_id, on=clock.today())


@task()
def read_pictures(draft_id: int) -> None:
    """Read the page pictures of a scan by machine; running twice is harmless."""
    fill_draft(draft_id, on=clock.today(), open_file=open_pictures)
