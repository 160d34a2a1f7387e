"""The form of Nghị định 30/2020/NĐ-CP: page, letterhead, title, body, end."""

from dataclasses import replace
from datetime import date

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from danvan.writers.letters import Paragraph, ParagraphKind, Signature
from tests.writers.papers import PLAN, cells, opened, paragraph_of


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    (section,) = opened(PLAN).sections

    assert abs((section.page_width or 0) - Mm(210)) < Mm(0.1)
    assert abs((section.page_height or 0) - Mm(297)) < Mm(0.1)
    assert Mm(19.9) < (section.top_margin or 0) < Mm(25)
    assert Mm(19.9) < (section.bottom_margin or 0) < Mm(25)
    assert Mm(29.9) < (section.left_margin or 0) < Mm(35)
    assert Mm(14.9) < (section.right_margin or 0) < Mm(20)


def test_the_page_number_stands_in_the_middle_on_top_but_not_on_the_first_page() -> None:
    (section,) = opened(PLAN).sections
    (number,) = section.header.paragraphs

    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous
    assert " PAGE " in number._p.xml
    assert number.style is not None
    assert number.style.name == "Header"


def test_the_letterhead_has_two_columns() -> None:
    document = opened(replace(PLAN, parent="Ủy ban nhân dân tỉnh Sơn Khê"))

    (left, right), (number, place) = cells(document, 0)
    assert left.splitlines()[:2] == ["ỦY BAN NHÂN DÂN TỈNH SƠN KHÊ", "ỦY BAN NHÂN DÂN XÃ SUỐI MƠ"]
    assert right.splitlines()[:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert number == "Số: 07/KH-UBND"
    assert place == "Suối Mơ, ngày 05 tháng 02 năm 2026"
    assert not paragraph_of(document, "ỦY BAN NHÂN DÂN TỈNH SƠN KHÊ").runs[0].bold
    assert paragraph_of(document, "ỦY BAN NHÂN DÂN XÃ SUỐI MƠ").runs[0].bold
    assert paragraph_of(document, place).runs[0].italic


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days_and_the_first_months_get_a_zero(day: date, written: str) -> None:
    assert cells(opened(replace(PLAN, issued_on=day)), 0)[1][1] == f"Suối Mơ, {written}"


def test_number_and_day_stay_blank_for_the_clerk() -> None:
    number, day = cells(opened(replace(PLAN, number=None, issued_on=None, year=2026)), 0)[1]

    assert number.split() == ["Số:", "/KH-UBND"]
    assert day.split() == ["Suối", "Mơ,", "ngày", "tháng", "năm", "2026"]


def test_every_letter_is_times_new_roman_and_the_body_fourteen() -> None:
    document = opened(replace(PLAN, paragraphs=(Paragraph("Đoạn văn."),)))
    defaults = document.styles.element.xml.partition("</w:docDefaults>")[0]
    body = paragraph_of(document, "Đoạn văn.")

    assert 'w:ascii="Times New Roman"' in defaults
    assert 'w:sz w:val="28"' in defaults
    assert body.style is not None
    form = body.style.paragraph_format
    assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert form.first_line_indent is not None
    assert Mm(10) <= form.first_line_indent <= Mm(12.7)
    assert form.space_after is not None
    assert form.space_after >= Pt(6)


def test_type_and_subject_are_bold_in_the_middle() -> None:
    document = opened(PLAN)

    for text in ("KẾ HOẠCH", "Công tác dân vận chính quyền năm 2026"):
        line = paragraph_of(document, text)
        assert line.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert line.runs[0].bold


def test_grounds_are_italic_and_end_with_semicolons_and_a_full_stop() -> None:
    document = opened(replace(PLAN, grounds=("Căn cứ Luật A;", "Căn cứ Luật B", "Xét đề nghị.")))

    for text in ("Căn cứ Luật A;", "Căn cứ Luật B;", "Xét đề nghị."):
        assert paragraph_of(document, text).runs[0].italic


def test_headings_are_headings_for_readers_and_screen_readers() -> None:
    document = opened(
        replace(
            PLAN,
            paragraphs=(
                Paragraph("I. MỤC ĐÍCH", ParagraphKind.HEADING1),
                Paragraph("1. Chung", ParagraphKind.HEADING2),
                Paragraph("Nhẹ", ParagraphKind.HEADING3, bold=False),
            ),
        )
    )
    first, second, third = (
        paragraph_of(document, text) for text in ("I. MỤC ĐÍCH", "1. Chung", "Nhẹ")
    )

    assert [each.style.name for each in (first, second, third) if each.style] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
    ]
    assert isinstance(first.style, ParagraphStyle)
    assert first.style.font.bold
    assert third.runs[0].bold is False


def test_letters_are_counted_in_the_vietnamese_order_and_start_anew() -> None:
    point = Paragraph("việc", ParagraphKind.HEADING3, numbered=True)
    heading = Paragraph("Mục", ParagraphKind.HEADING2)
    texts = [
        p.text for p in opened(replace(PLAN, paragraphs=(*[point] * 7, heading, point))).paragraphs
    ]

    assert [text.split(")")[0] for text in texts if text.endswith("việc")] == [*"abcdđeg", "a"]


def test_tables_have_a_head_that_is_repeated_and_short_rows_are_filled() -> None:
    table = Paragraph(
        kind=ParagraphKind.TABLE, rows=(("STT", "Việc"), ("1",), ("2", "Họp\nthôn")), widths=(1, 4)
    )
    document = opened(replace(PLAN, paragraphs=(table,)))

    assert cells(document, 1) == [["STT", "Việc"], ["1", ""], ["2", "Họp\nthôn"]]
    assert "w:tblHeader" in document.tables[1].rows[0]._tr.xml
    assert "w:tblHeader" not in document.tables[1].rows[1]._tr.xml
    first, second = (column.width or 0 for column in document.tables[1].columns)
    assert second == pytest.approx(4 * first, rel=0.01)


def test_the_end_has_recipients_on_the_left_and_the_signature_on_the_right() -> None:
    document = opened(PLAN)
    ((left, right),) = cells(document, 1)

    assert left.splitlines() == ["Nơi nhận:", "- Các thôn;", "- Lưu: VT, VHXH."]
    assert right.splitlines() == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mận"]
    assert paragraph_of(document, "- Các thôn;").runs[0].font.size == Pt(11)
    assert paragraph_of(document, "Nơi nhận:").runs[0].italic


def test_a_deputy_signs_below_the_head_he_signs_for() -> None:
    deputy = Signature("TM.", "Ủy ban nhân dân", "KT. Chủ tịch\nPhó Chủ tịch", "Trần Tám")
    ((_, right),) = cells(opened(replace(PLAN, signatures=(deputy,))), 1)

    assert right.splitlines() == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Tám",
    ]


def test_without_an_archive_the_last_recipient_ends_the_list() -> None:
    document = opened(replace(PLAN, recipients=("Các thôn;", "Trường học"), archive=()))

    assert cells(document, 1)[0][0].splitlines()[1:] == ["- Các thôn;", "- Trường học."]


def test_an_official_letter_names_its_subject_below_the_number_and_whom_it_is_for() -> None:
    letter = replace(
        PLAN,
        type_name=None,
        subject="đôn đốc báo cáo",
        symbol="UBND-VP",
        addressed_to=("Công an xã;", "Các thôn"),
    )
    document = opened(letter)

    assert cells(document, 0)[2][0] == "V/v đôn đốc báo cáo"
    shown = [p.text for p in document.paragraphs if p.text]
    assert shown[:3] == ["Kính gửi:", "- Công an xã;", "- Các thôn."]
    one = opened(replace(letter, addressed_to=("Công an xã",)))
    assert next(p.text for p in one.paragraphs if p.text) == "Kính gửi: Công an xã"
