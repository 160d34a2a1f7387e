"""The one door to what is inside kept files: open it, or say in Vietnamese why not."""

from collections.abc import Iterator
from typing import IO

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused
from danvan.documents.models import StoredFile

FOLDER = "files"  # every key of ours begins with it (StoredFile.content)
CHUNK = 64 * 1024
UNREACHABLE = (OSError, BotoCoreError, ClientError)


class FileHeld(ActRefused):
    """A file that the scanner has not cleared «tệp bị giữ»: nobody gets it, nothing reads it."""

    def __init__(self, file: StoredFile) -> None:
        infected = file.scan == StoredFile.Scan.INFECTED
        super().__init__(
            _("Tệp này có mã độc nên đã bị khóa. Hãy báo người gửi và quản trị hệ thống.")
            if infected
            else _("Tệp đang được quét mã độc, hãy thử lại sau ít phút.")
        )
        self.infected = infected


class ContentGone(ActRefused):
    """The store has no such content «tệp không còn trong kho»."""

    def __init__(self, file: StoredFile) -> None:
        super().__init__(
            _("Tệp này đã được hủy, không còn nội dung để mở.")
            if file.is_destroyed
            else _("Tệp không còn trong kho. Hãy báo quản trị hệ thống để phục hồi từ bản sao lưu.")
        )


class StoreSilent(ActRefused):
    """The store does not answer «kho tệp không trả lời»."""

    def __init__(self) -> None:
        super().__init__(_("Kho tệp đang không trả lời. Hãy thử lại sau ít phút."))


def open_content(file: StoredFile) -> File[bytes]:
    """Return a file opened for reading. Raises FileHeld, ContentGone, StoreSilent."""
    if file.is_held:
        raise FileHeld(file)
    return open_unscanned(file)


def open_unscanned(file: StoredFile) -> File[bytes]:
    """Return a file opened whatever the scanner said: for the scanner and for checks alone."""
    if file.is_destroyed:
        raise ContentGone(file)
    try:
        # Not through the row: it would hand out the opening of the last time once more.
        kept: File[bytes] = file.content.storage.open(str(file.content.name), "rb")
        kept.seek(0)  # a bucket is asked only now: here it can still be said that it fails
    except FileNotFoundError as problem:
        raise ContentGone(file) from problem
    except UNREACHABLE as problem:
        raise StoreSilent from problem
    return kept


def chunks_of(kept: IO[bytes] | File[bytes]) -> Iterator[bytes]:
    """Yield what an opened file holds, a piece at a time."""
    while piece := kept.read(CHUNK):
        yield piece


def kept_keys() -> Iterator[str]:
    """Yield the key of everything the store holds of ours. Raises StoreSilent."""
    folders = [FOLDER]
    while folders:
        folder = folders.pop()
        try:
            inner, names = default_storage.listdir(folder)
        except FileNotFoundError:
            continue  # nothing was ever stored
        except UNREACHABLE as problem:
            raise StoreSilent from problem
        folders += [f"{folder}/{name}" for name in inner if name]
        yield from (f"{folder}/{name}" for name in names if name)
