"""Taking off the store what no row knows: a rolled-back upload leaves its content behind."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from django.core.files.storage import default_storage

from danvan.accounts.actions import record_event
from danvan.accounts.models import CalendarJob
from danvan.base import clock
from danvan.documents.models import StoredFile
from danvan.documents.store import kept_keys

JOB = "documents.sweep_orphans"
OLD = timedelta(days=1)  # longer than any upload lasts
BATCH = 500
# An older database put back beside a newer store knows little of it: then nothing is an orphan.
FEW = 20
SHARE = 10
logger = logging.getLogger("danvan.documents")


class TooManyOrphans(RuntimeError):
    """So much of the store is unknown that the database must be wrong «quá nhiều tệp lạ»."""

    def __init__(self, count: int, of: int) -> None:
        super().__init__(
            f"{count} trong {of} tệp của kho không có trong cơ sở dữ liệu: không xóa tệp nào. "
            "Hãy kiểm tra cơ sở dữ liệu có đúng là bản đi cùng kho tệp này không."
        )


@dataclass(frozen=True)
class Swept:
    """What sweeping did «kết quả dọn»: how many were taken away, of how many."""

    count: int
    all: int


def sweep_orphans(on: date) -> Swept:
    """Delete content older than a day that no row knows; running twice is harmless.

    Raises TooManyOrphans, with nothing deleted, when more than a tenth of the store is unknown.
    """
    seen = 0
    orphans: list[str] = []
    for batch in _batches(kept_keys()):
        seen += len(batch)
        orphans += [key for key in _unknown(batch) if _is_old(key)]
    if len(orphans) > max(FEW, seen // SHARE):
        raise TooManyOrphans(len(orphans), seen)
    for key in orphans:
        default_storage.delete(key)
    job = CalendarJob.objects.filter(name=JOB).first()
    if orphans and job is not None:
        record_event(
            "documents.orphans_swept", by=None, on=on, about=job, count=len(orphans), all=seen
        )
    logger.info("swept %d orphans of %d files", len(orphans), seen)
    return Swept(len(orphans), seen)


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(keys)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _unknown(keys: list[str]) -> list[str]:
    known = set(StoredFile.objects.filter(content__in=keys).values_list("content", flat=True))
    return [key for key in keys if key not in known]


def _is_old(key: str) -> bool:
    try:
        return default_storage.get_modified_time(key) < clock.now() - OLD
    except FileNotFoundError:
        return False  # somebody else swept it
