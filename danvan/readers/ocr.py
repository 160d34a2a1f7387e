"""Reads the picture of a page by machine, where tesseract with Vietnamese is installed."""

import shutil
import subprocess
from functools import cache
from typing import Final

from danvan.readers.refusals import Refused
from danvan.readers.secrecy import refuse_state_secret
from danvan.rules.text.blocks import Block, BlockKind, Place, Source

PROGRAM: Final = "tesseract"
LANGUAGE: Final = "vie"
SECONDS_TO_ASK: Final = 10.0
SECONDS_A_PAGE: Final = 60.0  # one page at 200 dots an inch takes 5 to 6 seconds on two cores
WIDTH: Final = 1_654  # points across for `page_image`: A4 at 200 dots an inch

NOTE: Final = "Chữ do máy đọc, cần soát từng dòng với ảnh trang."


class PageNotRead(Exception):
    """The machine could not read the picture of a page «không đọc được ảnh trang»."""


@cache
def ocr_available() -> bool:
    """Tell whether this machine can read pictures of Vietnamese text."""
    program = shutil.which(PROGRAM)
    if program is None:
        return False
    try:
        listed = subprocess.run(  # noqa: S603 - a program found by name, fixed arguments
            [program, "--list-langs"], capture_output=True, timeout=SECONDS_TO_ASK, check=False
        )
    except (subprocess.TimeoutExpired, OSError):
        return False
    return LANGUAGE.encode() in listed.stdout.split()


def ocr_page(png: bytes) -> str:
    """Return the text that the machine reads in a picture; raise `PageNotRead` when it cannot."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise PageNotRead("tesseract is not installed")
    try:
        read = subprocess.run(  # noqa: S603 - a program found by name, the picture on its input
            [program, "stdin", "stdout", "-l", LANGUAGE],
            input=png,
            capture_output=True,
            timeout=SECONDS_A_PAGE,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as problem:
        raise PageNotRead(str(problem)) from problem
    return read.stdout.decode("utf-8", errors="replace").strip("\f\n ")


def source_from_pages(pages: dict[int, str], count: int) -> Source:
    """Make a source of pages read by machine, marked so; `pages` maps page numbers to text."""
    blocks: list[Block] = []
    for page, text in sorted(pages.items()):
        gap = False
        for line in text.splitlines():
            if line.strip():
                place = Place(paragraph=len(blocks) + 1, page=page)
                blocks.append(Block(line, BlockKind.LINE, place, gap_before=gap))
            gap = not line.strip()
    refuse_state_secret(block.text for block in blocks)
    if not blocks:
        raise Refused("empty")
    return Source(form="pdf", blocks=tuple(blocks), pages=count, notes=(NOTE,))
