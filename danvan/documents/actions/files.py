"""Keeping files."""

import hashlib
import secrets
from datetime import date

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import AuditEvent, User
from danvan.documents.content import FileRefused, checked_content
from danvan.documents.models import StoredFile
from danvan.documents.store import FileHeld
from danvan.documents.tasks import look_at_file
from danvan.units.models import Unit

__all__ = ["FileRefused", "destroy_file", "note_missing", "store_file"]


def store_file(
    unit: Unit, data: bytes, name: str, *, by: User | None, on: date, made_here: bool = False
) -> StoredFile:
    """Keep a file of a unit, once per content. The caller has asked: files hang on other records.

    The type is read from the content, the storage key is random, photographs are stripped of
    where and when they were taken. Raises FileRefused. The same content handed in again by the
    unit is the same row, under the name it first had. Where a scanner is set, the file is held
    back until it has been looked at, unless the program wrote it itself (`made_here`). `by` is
    None for what a stranger handed in at the public window.
    """
    content = checked_content(data, name)
    digest = hashlib.sha256(content.data).hexdigest()
    known = StoredFile.objects.filter(unit=unit, sha256=digest).first()
    if known is not None:
        return _welcome(known)
    waits = settings.SCANNER is not None and not made_here
    row = StoredFile(
        unit=unit,
        name=content.name,
        content_type=content.content_type,
        size=len(content.data),
        sha256=digest,
        stored_by=by,
        stored_on=on,
        scan=StoredFile.Scan.WAITING if waits else StoredFile.Scan.NONE,
    )
    key = secrets.token_hex(16) + content.ending
    try:
        with transaction.atomic():
            row.content.save(key, ContentFile(content.data), save=True)
    except IntegrityError:
        # Somebody of the unit handed in the same content at the same moment.
        row.content.delete(save=False)
        return _welcome(StoredFile.objects.get(unit=unit, sha256=digest))
    if waits:
        transaction.on_commit(lambda: look_at_file.enqueue(file_id=row.pk))
    return row


def _welcome(known: StoredFile) -> StoredFile:
    """Return content that is here already, unless it is known to be infected."""
    if known.scan == StoredFile.Scan.INFECTED:
        raise FileRefused(FileHeld(known).message)
    return known


def destroy_file(file: StoredFile) -> None:
    """Take a file's content off the store «hủy tệp»: it should never have come in.

    The caller has asked, inside its transaction. The row stays, since records hang on it, without
    the name and hash the file came with. Where the store does not answer, sweeping takes it away.
    """
    storage, key = file.content.storage, file.content.name
    file.name = _("tệp đã hủy")
    file.sha256 = f"destroyed-{file.public_id.hex}"
    file.size = 0
    file.content = ""
    file.scan = StoredFile.Scan.NONE
    file.scan_problem = ""
    file.save(update_fields=["name", "sha256", "size", "content", "scan", "scan_problem"])
    if key:
        transaction.on_commit(lambda: storage.delete(key), robust=True)


def note_missing(file: StoredFile, *, by: User, on: date) -> None:
    """Record once a day that a file's content is not in the store. The caller has asked."""
    code = "documents.file_missing"
    about = {"about_kind": file._meta.label_lower, "about_id": file.pk}
    if not AuditEvent.objects.filter(code=code, on=on, **about).exists():
        record_event(code, by=by, on=on, about=file, file=file.name)
