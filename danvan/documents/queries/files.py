"""Whether the store still holds what the rows of files say."""

import hashlib
from collections.abc import Collection

from django.db.models import QuerySet

from danvan.documents.models import StoredFile
from danvan.documents.store import ContentGone, chunks_of, kept_keys, open_unscanned


def missing_files() -> tuple[list[StoredFile], int]:
    """Return the files whose content is not in the store, and how many were looked for."""
    there = set(kept_keys())
    rows = _kept()
    return [file for file in rows.iterator() if file.content.name not in there], rows.count()


def altered_files(left_out: Collection[int]) -> list[StoredFile]:
    """Return the files whose content is not the one that was kept; reads every one of them."""
    rows = _kept().exclude(pk__in=left_out)
    return [file for file in rows.iterator(chunk_size=200) if not is_as_kept(file)]


def is_as_kept(file: StoredFile) -> bool:
    """Say whether a file's content is there and bears its hash. Raises StoreSilent."""
    try:
        kept = open_unscanned(file)
    except ContentGone:
        return False
    digest = hashlib.sha256()
    with kept:
        for chunk in chunks_of(kept):
            digest.update(chunk)
    return digest.hexdigest() == file.sha256


def _kept() -> QuerySet[StoredFile]:
    return StoredFile.objects.exclude(content="").select_related("unit").order_by("pk")
