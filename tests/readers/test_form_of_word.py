"""The form of a Word file: the office's own print has no fault, each departure is told once."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest

from danvan.cli import load_forms
from danvan.readers.files import open_source
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.reading import read_plan
from danvan.writers.docx import write_docx
from danvan.writers.letters import OfficeDocument, Paragraph, ParagraphKind, Signature

PLAN = OfficeDocument(
    issuers=("Ủy ban nhân dân xã Suối Mơ",),
    symbol="KH-UBND",
    place="Suối Mơ",
    number="17",
    issued_on=date(2026, 2, 5),
    type_name="Kế hoạch",
    subject="Công tác dân vận chính quyền năm 2026",
    grounds=("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022",),
    paragraphs=(
        Paragraph("NỘI DUNG", ParagraphKind.HEADING1, numbered=True),
        Paragraph("Xóm trưởng phát tờ gấp đến từng nhà."),
        Paragraph("Trạm y tế khám sức khỏe cho người già."),
        Paragraph("TỔ CHỨC THỰC HIỆN", ParagraphKind.HEADING1, numbered=True),
        Paragraph("Văn phòng theo dõi, đôn đốc."),
    ),
    recipients=("Các thôn",),
    archive=("VT", "VHXH"),
    signatures=(Signature("TM.", "Ủy ban nhân dân", "Chủ tịch", "Lê Thị Mận"),),
)
Edit = Callable[[str, str], str]


def findings(data: bytes) -> list[Finding]:
    reading = read_plan(open_source(data, "a.docx"), forms=load_forms())
    return [found for found in reading.findings if found.code.startswith("form_")]


def edited(edit: Edit) -> bytes:
    """Print the plan, then change the parts of the file as a hurried clerk would have set them."""
    out = BytesIO()
    printed = zipfile.ZipFile(BytesIO(write_docx(PLAN)))
    with printed as package, zipfile.ZipFile(out, "w") as changed:
        for name in package.namelist():
            text = package.read(name)
            if name.endswith(".xml"):
                text = edit(name.rsplit("/", 1)[-1], text.decode()).encode()
            changed.writestr(name, text)
    return out.getvalue()


def put(part: str, old: str, new: str) -> Edit:
    def edit(name: str, text: str) -> str:
        if name != part:
            return text
        assert old in text
        return text.replace(old, new)

    return edit


def test_what_the_office_prints_has_no_fault() -> None:
    assert findings(write_docx(PLAN)) == []


@pytest.mark.parametrize(
    ("edit", "codes", "words"),
    [
        pytest.param(
            put("document.xml", 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
            ["form_page"],
            "215,9 x 279,4 mm",
            id="letter-paper",
        ),
        pytest.param(
            put("document.xml", 'w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"'),
            ["form_page"],
            "nằm ngang",
            id="across",
        ),
        pytest.param(
            put("document.xml", 'w:left="1701"', 'w:left="1134"'),
            ["form_margins"],
            "lề trái 20 mm (quy định 30–35 mm)",
            id="narrow-left-margin",
        ),
        pytest.param(
            put("styles.xml", "Times New Roman", "Arial"),
            ["form_font"],
            "Arial",
            id="another-font",
        ),
        pytest.param(
            put("styles.xml", '<w:sz w:val="28"/>', '<w:sz w:val="24"/>'),
            ["form_size"],
            "nội dung cỡ 12 ở 3 đoạn, đặt cỡ 13–14",
            id="small-letters-of-many-parts-told-once",
        ),
        pytest.param(
            put("styles.xml", 'w:jc w:val="center"', 'w:jc w:val="right"'),
            ["form_page_number"],
            "canh giữa",
            id="page-number-at-the-edge",
        ),
        pytest.param(
            put("document.xml", "<w:titlePg/>", ""),
            ["form_page_number"],
            "trang đầu",
            id="page-number-on-the-first-page",
        ),
        pytest.param(
            put("document.xml", "NỘI DUNG", "Nội dung"),
            ["form_style"],
            "in hoa",
            id="heading-in-small-letters",
        ),
        pytest.param(
            put("document.xml", "Độc lập - Tự do - Hạnh phúc", "Độc Lập – Tự Do – Hạnh Phúc"),
            ["form_header"],
            "Độc lập - Tự do - Hạnh phúc",
            id="slogan-with-capitals",
        ),
    ],
)
def test_each_departure_is_told(edit: Edit, codes: list[str], words: str) -> None:
    found = findings(edited(edit))

    assert [each.code for each in found] == codes
    assert any(words in each.message for each in found)
    assert all(each.rule and each.basis for each in found)


def test_a_table_on_a_page_across_is_no_fault() -> None:
    across = (
        '<w:p><w:pPr><w:sectPr><w:titlePg/><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="567" '
        'w:bottom="567" w:left="567" w:right="567"/></w:sectPr></w:pPr></w:p><w:sectPr>'
    )

    def edit(name: str, text: str) -> str:
        return text.replace("<w:sectPr>", across, 1) if name == "document.xml" else text

    assert findings(edited(edit)) == []


def test_a_paper_from_before_the_decree_is_not_held_against_it() -> None:
    old = put("document.xml", "năm 2026", "năm 2019")

    def edit(name: str, text: str) -> str:
        text = text.replace("Times New Roman", "Arial") if name == "styles.xml" else text
        return old(name, text)

    assert findings(edited(edit)) == []


def test_the_form_of_the_state_asks_nothing_of_the_front() -> None:
    front = put("document.xml", "ỦY BAN NHÂN DÂN XÃ SUỐI MƠ", "ỦY BAN MẶT TRẬN XÃ SUỐI MƠ")

    def edit(name: str, text: str) -> str:
        text = text.replace("Times New Roman", "Arial") if name == "styles.xml" else text
        return front(name, text)

    assert findings(edited(edit)) == []


def test_only_what_the_words_prove_is_a_warning_in_a_word_file() -> None:
    (found,) = findings(edited(put("document.xml", "ngày 05 tháng 02", "ngày 5 tháng 2")))

    assert (found.code, found.severity) == ("form_date", Severity.WARNING)


def test_a_part_in_the_wrong_place_is_told() -> None:
    motto, slogan = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"

    def edit(name: str, text: str) -> str:
        if name != "document.xml":
            return text
        return text.replace(motto, "·").replace(slogan, motto).replace("·", slogan)

    found = findings(edited(edit))

    (order,) = [each for each in found if each.code == "form_order"]
    assert order.message.startswith("Phần Quốc hiệu đứng sau phần Tiêu ngữ.")
    assert order.text == motto
