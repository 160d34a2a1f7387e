"""Work done in the background: writing a spreadsheet that somebody confirmed."""

from django_tasks import task

from danvan.units.actions.sheets_running import run_sheet


@task()
def write_sheet(import_id: int) -> None:
    """Write a confirmed spreadsheet; running twice is harmless."""
    run_sheet(import_id)
