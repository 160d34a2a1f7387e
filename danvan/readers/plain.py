"""Reads .txt and .md: one block per printed line, the text kept as it stands."""

import codecs
import re
from typing import Final

from danvan.readers.old_encoding import refuse_old_encoding
from danvan.readers.refusals import Refused
from danvan.rules.text.blocks import Block, BlockKind, Place, Source

# What belongs in a text; any other control character comes from a file that is no text. A few are
# forgiven (old printers' codes), one in a thousand characters at most.
CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
FORGIVEN_CONTROL_SHARE: Final = 0.001


def read_plain(data: bytes, form: str) -> Source:
    """Read a text file; a form feed marks a page, an empty line is a gap."""
    text = decode(data)
    pages = text.rstrip("\f\r\n").split("\f")
    paged = len(pages) > 1
    blocks: list[Block] = []
    for number, page in enumerate(pages, start=1):
        gap = False
        for line in page.splitlines():
            if not line.strip():
                gap = True
                continue
            place = Place(paragraph=len(blocks) + 1, page=number if paged else None)
            blocks.append(Block(line, BlockKind.LINE, place, gap_before=gap and bool(blocks)))
            gap = False
    if not blocks:
        raise Refused("empty")
    return Source(form=form, blocks=tuple(blocks), pages=len(pages) if paged else None)


def decode(data: bytes) -> str:
    """Decode UTF-8, or UTF-16 that says so; refuse old Vietnamese encodings and other bytes."""
    text = _decode_unicode(data)
    if text is None:
        # Latin-1 shows each byte as one letter: the form in which the old encodings are known.
        shown = data.decode("latin-1")
        if not CONTROL.search(shown):
            refuse_old_encoding(shown)
        raise Refused("not_text")
    if "\x00" in text or len(CONTROL.findall(text)) > FORGIVEN_CONTROL_SHARE * len(text):
        raise Refused("not_text")
    return text


def _decode_unicode(data: bytes) -> str | None:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        return None
