"""Prints texts into PDF files for the tests."""

import json
from io import BytesIO

import typst
from PIL import Image

from danvan.readers.page.library import pdfium

# Data goes in as data: a text may hold any of typst's own marks.
LINES = """
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, leading: 0.5em, spacing: 1em)
#for line in json(bytes(sys.inputs.lines)) [#par(text(line))]
"""


def print_lines(lines: list[str]) -> bytes:
    """Print paragraphs on A4 pages."""
    return print_page(LINES, lines=json.dumps(lines))


def print_page(markup: str, **inputs: str) -> bytes:
    """Print typst markup."""
    printed = typst.compile(markup.encode(), format="pdf", sys_inputs=inputs)
    assert isinstance(printed, bytes)
    return printed


def scan(pages: int = 1) -> bytes:
    """Make a PDF of grey pictures, as a scanner does."""
    pictures = [Image.new("L", (200, 280), 200) for _ in range(pages)]
    file = BytesIO()
    pictures[0].save(file, format="PDF", save_all=True, append_images=pictures[1:])
    return file.getvalue()


def turned(printed: bytes, turn: int) -> bytes:
    """Turn the first page, as a file says it for a table across."""
    document = pdfium.PdfDocument(printed)
    document[0].set_rotation(turn)
    file = BytesIO()
    document.save(file)
    return file.getvalue()
