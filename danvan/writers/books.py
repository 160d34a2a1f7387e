"""Writes a book that an office keeps, as .docx with the page lying: headings over a wide table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from danvan.writers.docx import PAGE_NUMBER, SETTINGS
from danvan.writers.word.footnotes import write_footnotes
from danvan.writers.word.numbering import write_numbering
from danvan.writers.word.package import HEADER_ID, pack
from danvan.writers.word.styles import (
    LEFT,
    PAGE_HEIGHT,
    RIGHT,
    lying_properties,
    write_styles,
)
from danvan.writers.word.tables import body_table
from danvan.writers.word.xml import NOT_IN_XML, Look, Setting, element, paragraph, points, run

TABLE_WIDTH: Final = PAGE_HEIGHT - LEFT - RIGHT
CELL_TEXT: Final = 10.0
_CENTRED: Final = Setting(align="center", after=points(2))


@dataclass(frozen=True)
class BookPart:
    """One part of a book «phần sổ»: its title, a note under it, its table."""

    title: str
    note: str
    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


def write_book(office: str, parts: Sequence[BookPart]) -> bytes:
    """Return the .docx of a book: the same bytes for the same rows."""
    written = "".join(_part(office, part) for part in parts)
    end = paragraph(setting=Setting(exact_line=20)) + lying_properties(HEADER_ID)
    title = parts[0].title if parts else ""
    return pack(
        {
            "document": element("body", written, end),
            "header1": PAGE_NUMBER,
            "styles": write_styles(),
            "numbering": write_numbering(),
            "footnotes": write_footnotes([]),
            "settings": SETTINGS,
        },
        title=NOT_IN_XML.sub("", title),
        author=NOT_IN_XML.sub("", office),
        made_on=None,
    )


def _part(office: str, part: BookPart) -> str:
    """Write one part; the columns are numbered under their heads, as paper books are."""
    numbers = tuple(f"({order})" for order in range(1, len(part.head) + 1))
    table = body_table(
        (part.head, numbers, *part.rows),
        head_rows=2,
        shares=part.widths,
        width=TABLE_WIDTH,
        size=CELL_TEXT,
    )
    head = (
        paragraph(run(office.upper(), Look(bold=True, size=12)), setting=_CENTRED),
        paragraph(run(part.title, Look(bold=True, size=14)), setting=_CENTRED),
        paragraph(
            run(part.note, Look(italic=True, size=11)),
            setting=Setting(align="center", after=points(8)),
        ),
    )
    return "".join((*head, table, paragraph(setting=Setting(exact_line=points(14)))))
