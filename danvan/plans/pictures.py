"""The pages of a scan: their pictures, and their words where a machine can read them."""

from danvan.readers.guarded import draw_guarded, open_guarded
from danvan.readers.ocr import WIDTH, PageNotRead, ocr_page, source_from_pages
from danvan.rules.text.blocks import Source

SCREEN_WIDTH = 1_000  # points across of the picture shown beside the rows


def picture_for_screen(data: bytes, page: int) -> bytes:
    """Return the picture of a page (counted from 1) as PNG, or raise `Refused`."""
    return draw_guarded(data, page, SCREEN_WIDTH)


def open_pictures(data: bytes, name: str) -> Source:
    """Read a scan by machine, page by page; raise `Refused` when nothing could be read.

    A page the machine cannot read stays empty: its rows are typed by hand from the picture.
    """
    count = open_guarded(data, name).pages or 0
    pages: dict[int, str] = {}
    for page in range(1, count + 1):
        try:
            pages[page] = ocr_page(draw_guarded(data, page, WIDTH))
        except PageNotRead:
            pages[page] = ""
    return source_from_pages(pages, count)
