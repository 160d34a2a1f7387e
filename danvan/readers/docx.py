"""Reads .docx: paragraphs with their automatic numbers, table cells, footnotes in their place."""

from collections.abc import Iterator
from typing import Final

from danvan.readers.refusals import Refused
from danvan.readers.secrecy import refuse_state_secret
from danvan.readers.word.element import Element
from danvan.readers.word.notes import read_notes
from danvan.readers.word.numbering import read_numbering
from danvan.readers.word.page_form import read_look
from danvan.readers.word.parts import W, WordParts, open_parts
from danvan.readers.word.runs import Asides, RunReader
from danvan.readers.word.styles import read_styles
from danvan.readers.word.walk import Walk
from danvan.rules.text.blocks import Source

SHOWN_OF_A_BOX: Final = 60


def read_docx(data: bytes, form: str) -> Source:
    """Read a Word file as it would be printed with every tracked change accepted."""
    parts = open_parts(data)
    for head in parts.running_heads:
        refuse_state_secret(_lines(head))
    walk = _walk_over(parts)
    body = parts.document.find(f"{W}body")
    if body is None:
        raise Refused("damaged")
    walk.read(body)
    asides = walk.runs.asides
    for box in asides.text_boxes:
        refuse_state_secret(box.splitlines())
    notes = tuple(_notes(asides, parts.document))
    if not walk.blocks and not notes:
        raise Refused("empty")
    look = read_look(parts, walk.styles, walk.printed)
    return Source(form=form, blocks=tuple(walk.blocks), notes=notes, look=look)


def _walk_over(parts: WordParts) -> Walk:
    styles = read_styles(parts.styles)
    asides = Asides(
        footnotes=read_notes(parts.footnotes, "footnote"),
        endnotes=read_notes(parts.endnotes, "endnote", "lowerRoman"),
    )
    return Walk(styles, read_numbering(parts.numbering, styles), RunReader(styles, asides))


def _lines(part: Element) -> Iterator[str]:
    for paragraph in part.iter(f"{W}p"):
        yield "".join(paragraph.itertext(f"{W}t"))


def _notes(asides: Asides, document: Element) -> Iterator[str]:
    if asides.pictures:
        yield f"Có {asides.pictures} hình ảnh trong tệp: chữ trong hình không được đọc."
    for box in asides.text_boxes:
        shown = " ".join(box.split())
        shown = shown if len(shown) <= SHOWN_OF_A_BOX else f"{shown[:SHOWN_OF_A_BOX].rstrip()}…"
        yield f"Khung chữ đặt ngoài dòng văn bản không được đọc, hãy kiểm tra: “{shown}”"
    if document.find(f".//{W}altChunk") is not None:
        yield "Tệp nhúng một tệp khác bên trong: phần nhúng không được đọc."
    changes = (document.find(f".//{W}{name}") for name in ("ins", "del", "moveFrom"))
    if any(change is not None for change in changes):
        yield "Tệp còn dấu vết sửa đổi (Track Changes): đã đọc như khi chấp nhận mọi thay đổi."
