"""Reads .pdf with text line by line, says which pages are only pictures, and draws a page."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from danvan.readers.page.drawn import letters_of
from danvan.readers.page.library import Document, Page, PdfFault, pdfium, raw
from danvan.readers.page.lines import PrintedLine, lines_of
from danvan.readers.refusals import Refused
from danvan.rules.text.blocks import Block, BlockKind, Place, Source

# Plans with all their annexes stay below a hundred pages; a law gazette is not a plan.
MAX_PAGES: Final = 300
# A page of dense table holds about 6,000 letters; drawings made of letters hold millions.
MAX_LETTERS: Final = 3_000_000

MIN_WIDTH: Final = 50
MAX_WIDTH: Final = 2_400  # A4 at 290 dots an inch: enough for reading and for OCR
MAX_PIXELS: Final = 12_000_000  # a page may claim to be a mile high

# A picture over this share of the page, under letters, is a scan that a machine has read.
SCAN_COVERS: Final = 0.7

ONE_AT_A_TIME: Final = threading.Lock()  # PDFium is not safe to call from two threads


def read_pdf(data: bytes, form: str) -> Source:
    """Read the text of a PDF; pages that are only pictures are named in the notes."""
    blocks: list[Block] = []
    without_text: list[int] = []
    machine_read: list[int] = []
    with _opened(data) as document:
        pages = len(document)
        letters = 0
        for number, page in _pages(document):
            lines = lines_of(letters_of(page))
            letters += sum(len(line.text) for line in lines)
            if letters > MAX_LETTERS:
                raise Refused("too_large")
            blocks += [_block(line, number, at) for at, line in enumerate(lines, len(blocks) + 1)]
            if not lines:
                without_text.append(number)
            elif _is_scan(page):
                machine_read.append(number)
    notes = tuple(_notes(pages, without_text, machine_read))
    return Source(form=form, blocks=tuple(blocks), pages=pages, notes=notes)


def page_image(data: bytes, page: int, width: int) -> bytes:
    """Draw a page, counted from 1, as a PNG of about `width` points across."""
    with _opened(data) as document:
        if not 1 <= page <= len(document):
            raise ValueError(f"no page {page} in a file of {len(document)}")
        shown = document[page - 1]
        across, high = shown.get_size()
        scale = min(max(width, MIN_WIDTH), MAX_WIDTH) / max(across, 1)
        scale = min(scale, (MAX_PIXELS / max(across * high, 1)) ** 0.5)
        with BytesIO() as png:
            shown.render(scale=scale, may_draw_forms=False).to_pil().save(png, format="PNG")
            return png.getvalue()


def count_pages(data: bytes) -> int:
    """Return the number of pages of a PDF."""
    with _opened(data) as document:
        return len(document)


@contextmanager
def _opened(data: bytes) -> Iterator[Document]:
    with ONE_AT_A_TIME:
        document = _open(data)
        try:
            if len(document) > MAX_PAGES:
                raise Refused("too_many_pages")
            if len(document) == 0:
                raise Refused("damaged")
            yield document
        except PdfFault as problem:
            raise Refused("damaged") from problem
        finally:
            document.close()


def _open(data: bytes) -> Document:
    try:
        document: Document = pdfium.PdfDocument(data)
    except PdfFault as problem:
        locked = getattr(problem, "err_code", None) in {
            raw.FPDF_ERR_PASSWORD,
            raw.FPDF_ERR_SECURITY,
        }
        raise Refused("encrypted" if locked else "damaged") from problem
    return document


def _pages(document: Document) -> Iterator[tuple[int, Page]]:
    for index in range(len(document)):
        page = document[index]
        try:
            yield index + 1, page
        finally:
            page.close()  # a long file must not keep every page in memory


def _block(line: PrintedLine, page: int, position: int) -> Block:
    left, bottom, right, top = line.box
    box = (round(left, 1), round(bottom, 1), round(right, 1), round(top, 1))
    place = Place(paragraph=position, page=page, box=box)
    return Block(line.text, BlockKind.LINE, place, gap_before=line.gap_before)


def _is_scan(page: Page) -> bool:
    across, high = page.get_size()
    for picture in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], 2):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > SCAN_COVERS * across * high:
            return True
    return False


def _notes(pages: int, without_text: list[int], machine_read: list[int]) -> Iterator[str]:
    if len(without_text) == pages:
        yield (
            "Tệp chỉ có ảnh trang, không có chữ để đọc: "
            "hãy xem từng trang và nhập nhiệm vụ bên cạnh."
        )
    elif without_text:
        yield f"Trang {_listed(without_text)} không có chữ để đọc (trống hoặc chỉ có ảnh)."
    if machine_read:
        yield f"Trang {_listed(machine_read)} là ảnh chụp có lớp chữ do máy đọc, cần soát lại."


def _listed(numbers: list[int]) -> str:
    return ", ".join(str(number) for number in numbers)
