"""Having files looked at by the scanner."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.base import clock
from danvan.documents.models import StoredFile
from danvan.documents.scanning import ScannerFailed, ScannerSilent, Verdict, ask_scanner
from danvan.documents.store import ContentGone, StoreSilent, chunks_of, open_unscanned

Scan = StoredFile.Scan
PROBLEM = 200


def scan_waiting(on: date) -> int:
    """Have every waiting file looked at; return how many were sent to the scanner.

    A scanner that is not there ends the round: the rest would only wait for the same silence.
    """
    waiting = StoredFile.objects.filter(scan=Scan.WAITING).order_by("pk")
    done = 0
    for pk in waiting.values_list("pk", flat=True):
        if not scan_file(pk, on=on):
            break
        done += 1
    return done


def scan_file(file_id: int, *, on: date) -> bool:
    """Ask the scanner about a waiting file; say whether it is there. Twice is harmless.

    Without an answer the file goes on waiting, with the problem beside it. The scanner is asked
    outside any transaction: it may take minutes.
    """
    file = StoredFile.objects.filter(pk=file_id, scan=Scan.WAITING).first()
    if file is None or settings.SCANNER is None:
        return file is None
    try:
        with open_unscanned(file) as kept:
            verdict = ask_scanner(settings.SCANNER, chunks_of(kept))
    except ScannerFailed as failed:
        _go_on_waiting(file, _("Máy quét chưa kết luận: %(detail)s") % {"detail": failed})
        return not isinstance(failed, ScannerSilent)
    except (ContentGone, StoreSilent) as failed:
        _go_on_waiting(file, failed.message)
        return True
    _keep_verdict(file_id, verdict, on)
    return True


def _go_on_waiting(file: StoredFile, problem: str) -> None:
    rows = StoredFile.objects.filter(pk=file.pk, scan=Scan.WAITING)
    rows.update(scan_problem=problem[:PROBLEM])


@transaction.atomic
def _keep_verdict(file_id: int, verdict: Verdict, on: date) -> None:
    """Write what the scanner said, unless somebody decided meanwhile."""
    file = StoredFile.objects.select_for_update().filter(pk=file_id, scan=Scan.WAITING).first()
    if file is None:
        return
    file.scan = Scan.CLEAN if verdict.clean else Scan.INFECTED
    file.scanned_at = clock.now()
    file.scan_problem = verdict.name[:PROBLEM]
    file.save(update_fields=["scan", "scanned_at", "scan_problem"])
    if not verdict.clean:
        facts = {"file": file.name, "found": file.scan_problem}
        record_event("documents.file_infected", by=None, on=on, about=file, **facts)
