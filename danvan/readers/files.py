"""The one door for files: bytes and a name become a `Source`, or a refusal."""

import importlib
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from danvan.readers.forms import form_of
from danvan.readers.old_encoding import refuse_old_encoding
from danvan.readers.refusals import Refused
from danvan.readers.secrecy import refuse_state_secret
from danvan.rules.text.blocks import Source

__all__ = ["MAX_FILE_BYTES", "form_of", "open_source"]

# A signed plan with its annexes as a scan is 1 to 8 MB; the office's mail refuses more than 20.
MAX_FILE_BYTES: Final = 20 * 1024 * 1024

# By dotted name, so that a .txt never pays for (or trusts) the packages that read .docx and .pdf.
READERS: Final = {
    "txt": "danvan.readers.plain:read_plain",
    "md": "danvan.readers.plain:read_plain",
    "docx": "danvan.readers.docx:read_docx",
    "pdf": "danvan.readers.pdf:read_pdf",
}

Reader = Callable[[bytes, str], Source]


def open_source(data: bytes, name: str) -> Source:
    """Read a .txt, .md, .docx or .pdf into blocks with their places, or raise `Refused`."""
    if not data:
        raise Refused("empty")
    if len(data) > MAX_FILE_BYTES:
        raise Refused("too_large")
    form = form_of(data, name)
    source = _reader_of(form)(data, form)
    refuse_state_secret(block.text for block in source.blocks)
    note = refuse_old_encoding("\n".join(block.text for block in source.blocks))
    return replace(source, notes=(*source.notes, note)) if note else source


def _reader_of(form: str) -> Reader:
    module, _, function = READERS[form].partition(":")
    reader: Reader = getattr(importlib.import_module(module), function)
    return reader
