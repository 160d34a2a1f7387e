"""What an operator decides about files that are held back."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, RecordGone, require
from danvan.documents.access.files import may_release
from danvan.documents.actions.files import destroy_file
from danvan.documents.models import StoredFile


class NotHeld(ActRefused):
    """The file is not held back «tệp không bị giữ»."""

    def __init__(self) -> None:
        super().__init__(_("Tệp này không còn bị giữ. Hãy tải lại trang."))


class ReasonNeeded(ActRefused):
    """Releasing or destroying says why «thiếu lý do»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi lý do."))


@transaction.atomic
def release_file(file_id: int, *, reason: str, by: User, on: date) -> StoredFile:
    """Let a held file out «mở khóa tệp» on an operator's word: a false alarm, a scanner gone."""
    file = _held(file_id, reason, by, on)
    file.scan = StoredFile.Scan.NONE
    file.scan_problem = ""
    file.save(update_fields=["scan", "scan_problem"])
    facts = {"file": file.name, "reason": reason.strip()}
    record_event("documents.file_released", by=by, on=on, about=file, **facts)
    return file


@transaction.atomic
def destroy_held(file_id: int, *, reason: str, by: User, on: date) -> StoredFile:
    """Destroy a held file «hủy tệp bị giữ»; what refers to it shows that it is gone."""
    file = _held(file_id, reason, by, on)
    destroy_file(file)
    record_event("documents.file_destroyed", by=by, on=on, about=file, reason=reason.strip())
    return file


def _held(file_id: int, reason: str, by: User, on: date) -> StoredFile:
    """Return the held file, locked, once the person may decide about it and says why."""
    file = StoredFile.objects.select_for_update().filter(pk=file_id).first()
    if file is None:
        raise RecordGone
    require(may_release(by, file, on=on))
    if not file.is_held:
        raise NotHeld
    if not reason.strip():
        raise ReasonNeeded
    return file
