"""The same text in .txt, .docx and .pdf gives the same words in the same order."""

import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from danvan.readers.files import open_source
from danvan.rules.text.blocks import BlockKind, Source
from danvan.writers.docx import write_docx
from danvan.writers.letters import (
    Footnote,
    OfficeDocument,
    Paragraph,
    ParagraphKind,
    Signature,
)
from tests.readers.printed import print_lines
from tests.readers.word_files import make_docx, p

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
XML_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

PLAN = OfficeDocument(
    issuers=("Ủy ban nhân dân xã Suối Mơ",),
    symbol="KH-UBND",
    place="Suối Mơ",
    number="7",
    issued_on=date(2026, 2, 5),
    type_name="Kế hoạch",
    subject="Công tác dân vận chính quyền năm 2026",
    grounds=("Căn cứ Luật Thực hiện dân chủ ở cơ sở",),
    paragraphs=(
        Paragraph("MỤC ĐÍCH", ParagraphKind.HEADING1, numbered=True),
        Paragraph("Chung", ParagraphKind.HEADING2, numbered=True),
        Paragraph(
            "Theo Quyết định số 12/QĐ-UBND ngày 03/4/2025.",
            footnotes=(Footnote("Sửa đổi bởi Quyết định số 40/QĐ-UBND.", after=28),),
        ),
        Paragraph("Riêng", ParagraphKind.HEADING2, numbered=True),
        Paragraph("Họp thôn mỗi quý một lần.", ParagraphKind.BULLET),
        Paragraph("TỔ CHỨC THỰC HIỆN", ParagraphKind.HEADING1, numbered=True),
    ),
    recipients=("Các thôn",),
    archive=("VT",),
    signatures=(Signature("TM.", "Ủy ban nhân dân", "Chủ tịch", "Lê Thị Mận"),),
)
LINES = [
    "ỦY BAN NHÂN DÂN XÃ SUỐI MƠ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 07/KH-UBND",
    "Suối Mơ, ngày 05 tháng 02 năm 2026",
    "KẾ HOẠCH",
    "Công tác dân vận chính quyền năm 2026",
    "Căn cứ Luật Thực hiện dân chủ ở cơ sở.",
    "I. MỤC ĐÍCH",
    "1. Chung",
    "Theo Quyết định số 12/QĐ-UBN¹D ngày 03/4/2025.",
    "¹ Sửa đổi bởi Quyết định số 40/QĐ-UBND.",
    "2. Riêng",
    "- Họp thôn mỗi quý một lần.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Nơi nhận:",
    "- Các thôn;",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Lê Thị Mận",
]


def words(source: Source) -> list[str]:
    text = unicodedata.normalize("NFC", " ".join(block.text for block in source.blocks))
    # A printed line may end after a hyphen or slash of a number: the rules join it again.
    return re.sub(r"(?<=[-/])\s+", "", re.sub(r"[*#]", "", text)).split()


def as_word(lines: list[str]) -> bytes:
    """Print lines as paragraphs of a Word file."""
    marks = str.maketrans(XML_MARKS)
    return make_docx("".join(p(line.translate(marks)) for line in lines))


def test_a_written_paper_is_read_back_line_by_line() -> None:
    source = open_source(write_docx(PLAN), "kh.docx")

    assert [block.text for block in source.blocks] == LINES
    assert source.blocks[11].kind is BlockKind.FOOTNOTE
    assert source.notes == ()


def test_its_lines_printed_as_pdf_give_the_same_words() -> None:
    assert words(open_source(print_lines(LINES), "kh.pdf")) == words(
        open_source("\n".join(LINES).encode(), "kh.txt")
    )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_composed_or_not_give_the_same_words_in_every_form(
    form: Literal["NFC", "NFD"],
) -> None:
    lines = [unicodedata.normalize(form, line) for line in LINES]
    expected = words(open_source("\n".join(LINES).encode(), "kh.txt"))

    assert words(open_source("\n".join(lines).encode(), "kh.txt")) == expected
    assert words(open_source(as_word(lines), "kh.docx")) == expected


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the real plans are not beside the project")
@pytest.mark.parametrize("number", range(5))
def test_every_real_plan_gives_the_same_words_in_every_form(number: int) -> None:
    path = sorted(SHARED.glob("*.txt"))[number]
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    plain = words(open_source(path.read_bytes(), path.name))

    assert plain
    assert words(open_source(as_word(lines), "kh.docx")) == plain
    assert words(open_source(print_lines(lines), "kh.pdf")) == plain
