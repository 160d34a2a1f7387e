"""Papers of an invented commune, and another library's view of what was written."""

from datetime import date
from io import BytesIO

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph as WrittenParagraph

from danvan.writers.docx import write_docx
from danvan.writers.letters import OfficeDocument, Signature

PLAN = OfficeDocument(
    issuers=("Ủy ban nhân dân xã Suối Mơ",),
    symbol="KH-UBND",
    place="Suối Mơ",
    number="7",
    issued_on=date(2026, 2, 5),
    type_name="Kế hoạch",
    subject="Công tác dân vận chính quyền năm 2026",
    recipients=("Các thôn",),
    archive=("VT", "VHXH"),
    signatures=(Signature("TM.", "Ủy ban nhân dân", "Chủ tịch", "Lê Thị Mận"),),
)


def opened(paper: OfficeDocument) -> Document:
    """Open a written paper with python-docx."""
    return docx.Document(BytesIO(write_docx(paper)))


def cells(document: Document, table: int) -> list[list[str]]:
    """Return the texts of a table, row by row."""
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


def paragraph_of(document: Document, text: str) -> WrittenParagraph:
    """Return the one paragraph, in the body or in a cell, whose text is as given."""
    inside = [
        paragraph
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]
    paragraphs: list[WrittenParagraph] = [*document.paragraphs, *inside]
    (found,) = [each for each in paragraphs if each.text == text]
    return found
