"""Every finding code: a plan in which it stands, and the same plan in which it must not."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.cli import load_forms
from danvan.rules.documents.validity import Proof, Register, RegisterEntry
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.lint import told_once
from danvan.rules.plans.reading import read_plan
from tests.rules.printed import printed

GOOD = """ỦY BAN NHÂN DÂN
XÃ ĐỒI MƠ

Số: 15/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Đồi Mơ, ngày 03 tháng 02 năm 2026

KẾ HOẠCH
Dân vận năm 2026

Căn cứ Nghị định số 901/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ;
Căn cứ Kế hoạch số 11/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh.

Ủy ban nhân dân xã Đồi Mơ ban hành Kế hoạch như sau:

I. CHỈ TIÊU

1. Phấn đấu 95% hồ sơ trả đúng hạn.

2. Nâng cao số hộ dùng nước sạch lên 90%.

II. TỔ CHỨC THỰC HIỆN

1. Trách nhiệm của Phòng Kinh tế, Trạm Y tế

Phòng Kinh tế lập danh sách các bến nước, hoàn thành trước ngày 20/3/2026.

Trạm Y tế khám sức khỏe cho người già.

2. Phòng Văn hóa - Xã hội

Viết báo cáo kết quả, hoàn thành trước ngày 20/11/2026.

Nơi nhận:
- Ủy ban nhân dân tỉnh;
- Phòng Kinh tế;
- Trạm Y tế;
- Phòng Văn hóa - Xã hội;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thị Mơ
"""
DECREE = "Căn cứ Nghị định số 901/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ;"


def act(serial: int, issued: date) -> RegisterEntry:
    """A verified decree of its year, in force from the day of its issue."""
    return RegisterEntry(
        type="Nghị định",
        number=f"{serial}/{issued.year}/NĐ-CP",
        issuer="Chính phủ",
        date=issued,
        title="Bến nước",
        effective_from=issued,
        status=Proof.VERIFIED,
    )


NEWER = act(901, date(2023, 8, 14))
REGISTER = Register(
    [
        NEWER,
        replace(act(902, date(2020, 5, 4)), effective_until=date(2024, 12, 31)),
        replace(act(903, date(2020, 5, 5)), effective_until=date(2026, 6, 30)),
        replace(
            act(904, date(2020, 5, 6)),
            followed_by=(NEWER.number,),
            followed_from=NEWER.effective_from,
        ),
        replace(act(905, date(2020, 5, 7)), amended_by=(NEWER.number,)),
        replace(act(906, date(2025, 12, 1)), effective_from=date(2026, 7, 1)),
    ]
)


def cites(act_named: str) -> tuple[str, str]:
    """Put another basis in place of the first one."""
    return DECREE, f"Căn cứ {act_named};"


CHANGED: dict[str, tuple[str, str]] = {
    "missing_number": ("Số: 15/KH-UBND", "Số:     /KH-UBND"),
    "missing_date": ("ngày 03 tháng 02 năm 2026\n", "ngày     tháng     năm 2026\n"),
    "missing_header": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n", ""),
    "missing_signer": ("Lê Thị Mơ\n", ""),
    "missing_authority": ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "CHỦ TỊCH"),
    "numbering": ("II. TỔ CHỨC", "III. TỔ CHỨC"),
    "page_artifact": ("khám sức khỏe cho", "khám sức\n\n2\n\nkhỏe cho"),
    "footnote_split": (
        "Trạm Y tế khám sức khỏe cho người già.",
        "Trạm Y tế khám sức khỏe¹ cho các\n\n¹ Theo Quyết định số 44/QĐ-UBND.\n\nngười già.",
    ),
    "encoding": ("sức khỏe", "sức kho\u0309e"),
    "spacing": ("số 11/KH-UBND", "số 11/KH- UBND"),
    "citation_format": ("Kế hoạch số 11/KH-UBND", "Kế hoạch 11/KH-UBND"),
    "missing_date_in_citation": (" ngày 12 tháng 01 năm 2026", ""),
    "missing_issuer_in_citation": (" của Ủy ban nhân dân tỉnh.", "."),
    "incomplete_citation": cites("Luật Đất đai"),
    "wrong_symbol": cites("Nghị định số 77/2022/TT-CP ngày 14 tháng 8 năm 2022 của Chính phủ"),
    "expired_period": cites(
        "Nghị quyết số 12/NQ-HĐND ngày 08 tháng 7 năm 2020 của Hội đồng nhân dân tỉnh về bến nước "
        "giai đoạn 2020 - 2025"
    ),
    "wrong_issuer": ("năm 2023 của Chính phủ", "năm 2023 của Bộ Nội vụ"),
    "expired_citation": cites("Nghị định số 902/2020/NĐ-CP ngày 04 tháng 5 năm 2020 của Chính phủ"),
    "expiring_citation": cites(
        "Nghị định số 903/2020/NĐ-CP ngày 05 tháng 5 năm 2020 của Chính phủ"
    ),
    "superseded_citation": cites(
        "Nghị định số 904/2020/NĐ-CP ngày 06 tháng 5 năm 2020 của Chính phủ"
    ),
    "amended_citation": cites("Nghị định số 905/2020/NĐ-CP ngày 07 tháng 5 năm 2020 của Chính phủ"),
    "not_yet_citation": cites(
        "Nghị định số 906/2025/NĐ-CP ngày 01 tháng 12 năm 2025 của Chính phủ"
    ),
    "did_you_mean": ("ngày 14 tháng 8 năm 2023", "ngày 14 tháng 9 năm 2023"),
    "number_date_mismatch": cites(
        "Nghị định số 77/2022/NĐ-CP ngày 03 tháng 4 năm 2021 của Chính phủ"
    ),
    "citation_after_document": ("ngày 12 tháng 01 năm 2026", "ngày 12 tháng 5 năm 2026"),
    "duty_without_unit": ("2. Phòng Văn hóa - Xã hội\n", "2. Việc chung\n"),
    "no_deadline": (
        "Viết báo cáo kết quả, hoàn thành trước ngày 20/11/2026.",
        "Viết báo cáo kết quả.",
    ),
    "deadline_before_document": ("trước ngày 20/3/2026", "trước ngày 20/01/2026"),
    "target_without_number": ("dùng nước sạch lên 90%", "dùng nước sạch"),
    "unit_gap": ("Trạm Y tế khám sức khỏe cho người già.\n", ""),
    "wrong_unit_level": ("sức khỏe cho người già", "sức khỏe cho người già trên địa bàn tỉnh"),
    "recipient_missing": ("- Trạm Y tế;\n", ""),
    "form_header": ("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"),
    "form_number": ("Số: 15/", "Số 15/"),
    "form_date": ("ngày 03 tháng 02", "ngày 3 tháng 2"),
    "form_basis": ("năm 2023 của Chính phủ;", "năm 2023 của Chính phủ"),
    "form_style": ("I. CHỈ TIÊU", "I. Chỉ tiêu"),
    "form_signing": ("TM. ỦY BAN", "T/M ỦY BAN"),
    "form_recipients": ("- Lưu: VT.\n", ""),
    "form_annex": ("Lê Thị Mơ\n", "Lê Thị Mơ\n\nPhụ lục 1\nBến\n\nPhụ lục 2\nCầu\n"),
}
# Told by a Word file alone: tests/readers/test_form_of_word.py.
ONLY_OF_WORD = {
    "form_page", "form_margins", "form_font", "form_size", "form_order", "form_page_number",
}  # fmt: skip
FORMS = load_forms()
PAGE = Path(__file__).resolve().parents[3] / "docs" / "reading.md"


def findings(text: str) -> tuple[Finding, ...]:
    return read_plan(printed(text), REGISTER, forms=FORMS).findings


def test_a_plan_without_fault_has_no_finding() -> None:
    assert findings(GOOD) == ()


@pytest.mark.parametrize("code", CHANGED)
def test_one_change_brings_the_finding(code: str) -> None:
    old, new = CHANGED[code]
    assert GOOD.count(old) == 1

    assert code in {found.code for found in findings(GOOD.replace(old, new))}


def test_the_codes_written_down_are_those_tried_here() -> None:
    table = PAGE.read_text(encoding="utf-8").split("## Finding codes")[1]
    written = re.findall(r"^\| `([a-z_]+)` \|", table, re.MULTILINE)

    assert set(written) == set(CHANGED) | ONLY_OF_WORD


@pytest.mark.parametrize("code", CHANGED)
def test_every_finding_says_its_rule_its_basis_and_what_to_do(code: str) -> None:
    for found in findings(GOOD.replace(*CHANGED[code])):
        assert found.rule
        assert found.basis
        assert found.message.endswith((".", "?", ")"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Số: 15/KH-UBND", "Số: 15/TB-UBND", "không khớp loại văn bản kế hoạch"),
        ("Số: 15/KH-UBND", "Số: 5/KH-UBND", "Viết: Số: 05/KH-UBND."),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nKT. PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH"),
        ("ngày 03 tháng 02 năm 2026\n", "ngày 03/02/2026\n", "viết đủ chữ"),
        (DECREE, "Căn cứ Luật số 72/2025/QH15 ngày 16 tháng 6 năm 2025;", "ghi tên và ngày"),
    ],
)
def test_the_form_says_how_to_write_it(old: str, new: str, words: str) -> None:
    told = [found.message for found in findings(GOOD.replace(old, new))]

    assert any(words in message for message in told), told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("năm 2026\n\nKẾ", "năm 2019\n\nKẾ", id="older-than-the-decree"),
        pytest.param(
            "ỦY BAN NHÂN DÂN\nXÃ ĐỒI MƠ", "ỦY BAN MẶT TRẬN TỔ QUỐC\nXÃ ĐỒI MƠ", id="front"
        ),
    ],
)
def test_what_is_not_asked_of_a_document_is_not_told(old: str, new: str) -> None:
    sloppy = GOOD.replace("Số: 15/", "Số 5/").replace(old, new, 1)

    assert not [found for found in findings(sloppy) if found.code == "form_number"]


def test_a_fault_that_is_everywhere_is_told_with_its_count() -> None:
    many = [Finding("spacing", Severity.WARNING, f"Chỗ {n}.", start=n) for n in range(40)]
    errors = [Finding("expired_citation", Severity.ERROR, "Hết.", start=n) for n in range(9)]

    told = told_once(many + errors, letters=6000)

    assert [found.code for found in told] == ["spacing"] * 4 + ["expired_citation"] * 9
    assert told[3].message == "Chỗ 3. (Còn 36 chỗ khác như vậy.)"


WORDS = st.sampled_from(
    [
        "Căn cứ ", "Luật ", "Nghị định số ", "59/2023/NĐ-CP", "01/2024/", "Số 7/KH-UBND", " ngày ",
        "31/02/2023", "14 tháng 8 năm 2023", "\n", "ỦY BAN NHÂN DÂN", "KẾ HOẠCH", "I. ",
        "Phụ lục 9", "Nơi nhận:", "- Lưu", "TM. ", "KT. PHÓ ", "Độc lập", "của Chính phủ", ";",
        "Số:", "/", "0",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map("".join))
def test_no_text_breaks_a_check(text: str) -> None:
    reading = read_plan(printed(text), REGISTER, forms=FORMS, on=date(2026, 2, 1))

    assert len(reading.judged) == len(reading.citations)
    for found in reading.findings:
        assert found.start is None or 0 <= found.start <= (found.end or 0) <= len(reading.text)


def test_a_day_that_most_acts_are_younger_than_is_not_the_documents_own() -> None:
    """A list of acts: the day above it is that of an act named in the heading."""
    acts = "".join(
        f"Căn cứ Nghị định số {serial}/2024/NĐ-CP ngày 0{serial} tháng 5 năm 2024 của Chính phủ;\n"
        for serial in (1, 2, 3)
    )
    old = GOOD.replace("ngày 03 tháng 02 năm 2026", "ngày 03 tháng 02 năm 2019")
    listed = old.replace(DECREE + "\n", f"{DECREE}\n{acts}")

    reading = read_plan(printed(listed), REGISTER, forms=FORMS)

    assert reading.judged_on is not None
    assert reading.judged_on.isoformat() == "2026-01-12"
    assert "citation_after_document" not in {found.code for found in reading.findings}
