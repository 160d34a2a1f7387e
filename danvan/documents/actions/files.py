"""Keeping files."""

import hashlib
import secrets
from datetime import date

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.documents.content import FileRefused, checked_content
from danvan.documents.models import StoredFile
from danvan.units.models import Unit

__all__ = ["FileRefused", "destroy_file", "store_file"]


def store_file(unit: Unit, data: bytes, name: str, *, by: User, on: date) -> StoredFile:
    """Keep a file of a unit, once per content. The caller has asked: files hang on other records.

    The type is read from the content, the storage key is random, photographs are stripped of
    where and when they were taken. Raises FileRefused. The same content handed in again by the
    unit is the same row, under the name it first had.
    """
    content = checked_content(data, name)
    digest = hashlib.sha256(content.data).hexdigest()
    known = StoredFile.objects.filter(unit=unit, sha256=digest).first()
    if known is not None:
        return known
    row = StoredFile(
        unit=unit,
        name=content.name,
        content_type=content.content_type,
        size=len(content.data),
        sha256=digest,
        stored_by=by,
        stored_on=on,
    )
    key = secrets.token_hex(16) + content.ending
    try:
        with transaction.atomic():
            row.content.save(key, ContentFile(content.data), save=True)
    except IntegrityError:
        # Somebody of the unit handed in the same content at the same moment.
        row.content.delete(save=False)
        return StoredFile.objects.get(unit=unit, sha256=digest)
    return row


def destroy_file(file: StoredFile) -> None:
    """Take a file's content off the store «hủy tệp»: it should never have come in.

    The caller has asked, inside its transaction. The row stays, since records hang on it, without
    the name and hash the file came with.
    """
    storage, key = file.content.storage, file.content.name
    file.name = _("tệp đã hủy")
    file.sha256 = f"destroyed-{file.public_id.hex}"
    file.size = 0
    file.content = ""
    file.save(update_fields=["name", "sha256", "size", "content"])
    if key:
        transaction.on_commit(lambda: storage.delete(key))
