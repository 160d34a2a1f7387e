"""The Party's own form, and papers that two bodies sign."""

from dataclasses import replace

from docx.shared import Pt

from danvan.writers.letters import Signature
from tests.writers.papers import PLAN, cells, opened, paragraph_of

PARTY = replace(
    PLAN,
    party_form=True,
    parent="Đảng bộ tỉnh Sơn Khê",
    issuers=("Đảng ủy xã Suối Mơ",),
    symbol="KH/ĐU",
    signatures=(Signature("T/M", "Đảng ủy", "Bí thư", "Đỗ Văn Khế"),),
)


def test_a_party_paper_has_its_own_title_star_and_number() -> None:
    document = opened(PARTY)
    (left, right), (number, _) = cells(document, 0)

    assert left.splitlines() == ["ĐẢNG BỘ TỈNH SƠN KHÊ", "ĐẢNG ỦY XÃ SUỐI MƠ", "*"]
    assert right.splitlines()[0] == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert "CỘNG HÒA" not in right
    assert number == "Số 07-KH/ĐU"
    title = paragraph_of(document, "ĐẢNG CỘNG SẢN VIỆT NAM").runs[0]
    assert title.bold
    assert title.font.size == Pt(15)
    assert cells(document, 1)[0][1].splitlines()[0] == "T/M ĐẢNG ỦY"


def test_the_number_of_a_party_paper_stays_blank_too() -> None:
    assert cells(opened(replace(PARTY, number=None)), 0)[1][0].split() == ["Số", "-KH/ĐU"]


def test_two_bodies_stand_in_the_letterhead_and_sign_side_by_side() -> None:
    joint = replace(
        PLAN,
        issuers=("Ủy ban nhân dân xã Suối Mơ", "Ủy ban MTTQ Việt Nam xã"),
        signatures=(
            Signature("TM.", "Ban Thường trực", "Chủ tịch", "Đỗ Văn Khế"),
            Signature("TM.", "Ủy ban nhân dân", "Chủ tịch", ""),
        ),
    )
    document = opened(joint)

    assert cells(document, 0)[0][0].splitlines()[:2] == [
        "ỦY BAN NHÂN DÂN XÃ SUỐI MƠ",
        "ỦY BAN MTTQ VIỆT NAM XÃ",
    ]
    ((left, right),) = cells(document, 1)
    assert left.splitlines() == ["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Đỗ Văn Khế"]
    assert right.splitlines()[:2] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert [p.text for p in document.paragraphs if p.text][-3:] == [
        "Nơi nhận:",
        "- Các thôn;",
        "- Lưu: VT, VHXH.",
    ]
