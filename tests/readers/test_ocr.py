"""Pages read by machine are marked so; where no machine reads, nothing pretends to."""

import pytest

from danvan.readers import ocr
from danvan.readers.ocr import (
    NOTE,
    WIDTH,
    PageNotRead,
    ocr_available,
    ocr_page,
    source_from_pages,
)
from danvan.readers.pdf import page_image
from danvan.readers.refusals import Refused
from tests.readers.printed import print_lines


def test_pages_read_by_machine_carry_the_mark() -> None:
    source = source_from_pages({2: "hai\n\nba", 1: "một\n"}, count=3)

    assert [(b.text, b.place.page, b.gap_before) for b in source.blocks] == [
        ("một", 1, False),
        ("hai", 2, False),
        ("ba", 2, True),
    ]
    assert source.notes == (NOTE,)
    assert "máy đọc, cần soát" in NOTE
    assert source.pages == 3


def test_a_stamp_read_by_machine_is_refused_too() -> None:
    with pytest.raises(Refused) as refused:
        source_from_pages({1: "UBND XÃ\nTUYỆT MẬT\n"}, count=1)

    assert refused.value.code == "state_secret"


def test_pages_on_which_nothing_was_read_are_empty() -> None:
    with pytest.raises(Refused) as refused:
        source_from_pages({1: " \n"}, count=1)

    assert refused.value.code == "empty"


def test_without_the_program_there_is_no_machine_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ocr.ocr_available.cache_clear()

    assert not ocr_available()
    with pytest.raises(PageNotRead):
        ocr_page(b"")

    ocr.ocr_available.cache_clear()


@pytest.mark.skipif(not ocr_available(), reason="tesseract with Vietnamese is not installed")
def test_reads_a_printed_page() -> None:
    picture = page_image(print_lines(["Ủy ban nhân dân xã tổ chức đối thoại."]), 1, WIDTH)

    assert "nhân dân xã tổ chức đối thoại" in ocr_page(picture)


@pytest.mark.skipif(not ocr_available(), reason="tesseract with Vietnamese is not installed")
def test_what_is_no_picture_is_not_read() -> None:
    with pytest.raises(PageNotRead):
        ocr_page(b"no picture")
