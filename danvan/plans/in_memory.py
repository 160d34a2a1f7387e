"""Takes what is handed in without ever writing it to a disk."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler

from danvan.readers.files import MAX_FILE_BYTES


class InMemoryUpload(MemoryFileUploadHandler):
    """Keeps a file in memory whatever its size «chỉ giữ trong bộ nhớ».

    Django's own lays large files down in a temporary folder. What goes beyond the largest file that
    is read is let fall as it comes: one letter more than is allowed is enough to be refused.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: Mapping[str, str],  # noqa: N803 - the parent's own name
        content_length: Any,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Take files of any announced size."""
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a piece of the file while it may still be read."""
        if start <= MAX_FILE_BYTES:
            self.file.write(raw_data)
        return None
