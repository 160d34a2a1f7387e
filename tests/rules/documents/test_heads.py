"""The head of a paper tells its number, day, issuer, type and subject; blanks stay blank."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.readers.files import open_source
from danvan.rules.documents.heads import Head, read_head
from danvan.rules.documents.recipients import named_in, recipients_in
from danvan.rules.text.blocks import Source
from tests.factories.letters import Letter, as_docx, as_pdf

LETTER = """UBND TỈNH MINH HẢI
SỞ NỘI VỤ
Số: 634/SNV-XDCQ
V/v rà soát quy chế dân chủ
ở các xã, phường

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Minh Hải, ngày 12 tháng 02 năm 2026

Kính gửi: Ủy ban nhân dân các xã, phường.

Thực hiện chương trình công tác, Sở Nội vụ đề nghị rà soát quy chế.

Nơi nhận:
- Như trên;
- UBND tỉnh (để báo cáo);
- Giám đốc Sở;
- Lưu: VT, XDCQ.
"""
PARTY = """ĐẢNG BỘ TỈNH MINH HẢI
ĐẢNG ỦY XÃ AN BÌNH
*
Số 12-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
An Bình, ngày 05/3/2026

KẾ HOẠCH
kiểm tra, giám sát năm 2026
-----
Thực hiện Nghị quyết của Đảng ủy.
"""


def said(text: str) -> Source:
    """Read a text."""
    return open_source(text.encode(), "van-ban.txt")


@pytest.mark.parametrize(
    ("source", "head"),
    [
        pytest.param(
            open_source(as_pdf(Letter().signed()), "a.pdf"),
            Head(
                "Kế hoạch",
                "46/KH-UBND",
                "ỦY BAN NHÂN DÂN XÃ AN BÌNH",
                date(2026, 3, 9),
                "Kiểm tra công tác tiếp công dân năm 2026",
            ),
            id="plan-on-paper",
        ),
        pytest.param(
            open_source(as_docx(Letter()), "a.docx"),
            Head(
                "Kế hoạch",
                "",
                "ỦY BAN NHÂN DÂN XÃ AN BÌNH",
                None,
                "Kiểm tra công tác tiếp công dân năm 2026",
            ),
            id="draft-without-number-and-day",
        ),
        pytest.param(
            open_source(
                as_pdf(replace(Letter(kind="Quyết định", symbol="QĐ-UBND").signed("7"))), "a.pdf"
            ),
            Head(
                "Quyết định",
                "7/QĐ-UBND",
                "ỦY BAN NHÂN DÂN XÃ AN BÌNH",
                date(2026, 3, 9),
                "Kiểm tra công tác tiếp công dân năm 2026",
            ),
            id="decision",
        ),
        pytest.param(
            said(LETTER),
            Head(
                "Công văn",
                "634/SNV-XDCQ",
                "SỞ NỘI VỤ",
                date(2026, 2, 12),
                "rà soát quy chế dân chủ ở các xã, phường",
            ),
            id="official-letter",
        ),
        pytest.param(
            said(PARTY),
            Head(
                "Kế hoạch",
                "12-KH/ĐU",
                "ĐẢNG ỦY XÃ AN BÌNH",
                date(2026, 3, 5),
                "kiểm tra, giám sát năm 2026",
            ),
            id="party",
        ),
        pytest.param(
            open_source(
                as_pdf(replace(Letter(issuer="ỦY BAN NHÂN DÂN XÃ BẠCH KHÊ").signed("9"))), "a.pdf"
            ),
            Head(
                "Kế hoạch",
                "9/KH-UBND",
                "ỦY BAN NHÂN DÂN XÃ BẠCH KHÊ",
                date(2026, 3, 9),
                "Kiểm tra công tác tiếp công dân năm 2026",
            ),
            id="a-name-that-wraps-in-its-column",
        ),
        pytest.param(said("Chỉ là mấy dòng ghi chép."), Head(), id="no-head-at-all"),
    ],
)
def test_reads_the_head(source: Source, head: Head) -> None:
    assert read_head(source) == head


@pytest.mark.parametrize(
    ("source", "recipients"),
    [
        pytest.param(said(LETTER), ("UBND tỉnh (để báo cáo)", "Giám đốc Sở"), id="letter"),
        pytest.param(
            open_source(as_docx(Letter()), "a.docx"),
            ("Đảng ủy xã", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế"),
            id="docx",
        ),
        pytest.param(
            open_source(as_pdf(Letter().signed()), "a.pdf"),
            ("Đảng ủy xã", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế"),
            id="pdf",
        ),
        pytest.param(said("Không có nơi nhận."), (), id="none"),
    ],
)
def test_reads_whom_it_goes_to(source: Source, recipients: tuple[str, ...]) -> None:
    assert recipients_in(source) == recipients


def test_typed_names_are_taken_once_without_bullets() -> None:
    assert named_in(["- Đảng ủy xã;", "", "Đảng ủy xã", " + Các thôn ./."]) == (
        "Đảng ủy xã",
        "Các thôn",
    )
