"""Work done in the background: having a file looked at by the scanner."""

from django_tasks import task

from danvan.base import clock
from danvan.documents.actions.scanning import scan_file


@task()
def look_at_file(file_id: int) -> None:
    """Have a file looked at; running twice is harmless, and the calendar tries again."""
    scan_file(file_id, on=clock.today())
