"""What converters leave in a text is taken out of it, and what they lost is put back."""

import pytest

from danvan.rules.text.flow import flow_of
from danvan.rules.text.lost_vowels import with_vowels
from danvan.rules.text.normalise import normalise
from danvan.rules.text.unbroken import line_starts
from tests.rules.printed import printed


def _lines(text: str) -> list[str]:
    return [line.text for line in normalise(printed(text)).lines]


@pytest.mark.parametrize(
    ("shown", "lines"),
    [
        pytest.param("<p><b>I. MỤC ĐÍCH</b></p>", ["I. MỤC ĐÍCH"], id="tags"),
        pytest.param("TM. UBND XÃ<br/>CHỦ TỊCH", ["TM. UBND XÃ", "CHỦ TỊCH"], id="line-break"),
        pytest.param("<td>Số: 5/KH-UBND</td><td>An Khê</td>", ["Số: 5/KH-UBND", "An Khê"],
                     id="cells"),
        pytest.param("ng&agrave;y&nbsp;5/3/2026", ["ngày 5/3/2026"], id="entities"),
        pytest.param("A &#8211; B &#x111;", ["A – B đ"], id="numbered-entities"),
        pytest.param("| TT | Việc |", ["TT", "Việc"], id="bars"),
        pytest.param("|---|:--:|", [], id="rule-of-a-table"),
        pytest.param("xã An\\r\\nKhê | \\r\\n", ["xã An", "Khê"], id="spelled-line-ends"),
        pytest.param("văn bản<sup>1</sup> mới", ["văn bản¹ mới"], id="raised-figure"),
        pytest.param("tỷ lệ < 5% và > 2%", ["tỷ lệ < 5% và > 2%"], id="less-and-more"),
        pytest.param("CTTN&BĐG; VP", ["CTTN&BĐG; VP"], id="ampersand"),
        pytest.param("C:\\new\\rieng", ["C:\\new\\rieng"], id="path"),
    ],
)  # fmt: skip
def test_marks_become_lines_and_letters(shown: str, lines: list[str]) -> None:
    assert _lines(shown) == lines


def test_what_stood_inside_marks_leads_back_to_the_print() -> None:
    normal = normalise(printed("<p>Theo Quyết&nbsp;định số&nbsp;12/QĐ-UBND</p>"))
    flow = flow_of(normal)
    start = flow.text.index("12/QĐ")

    assert flow.text == "Theo Quyết định số 12/QĐ-UBND"
    assert normal.text[flow.origin(start) :].startswith("12/QĐ-UBND")


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("ng\ufffdy 03 th\ufffdng 02 năm 2026", "ngày 03 tháng 02 năm 2026"),
        ("Th\ufffdng tư; Th\ufffdng b\ufffdo; giao th\ufffdng", "Thông tư; Thông báo; giao thông"),
        ("I. MỤC Đ\ufffdCH, Y\ufffdU CẦU", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("CỘNG HO\ufffd X\ufffd HỘI", "CỘNG HOÀ XÃ HỘI"),
        ("c\ufffdn bộ c\ufffdn thiếu", "cán bộ còn thiếu"),
        ("qu\ufffd I, qu\ufffd hạn", "quý I, quá hạn"),
        ("C\ufffd thể; V\ufffd vậy", "Có thể; Vì vậy"),
        ("xz\ufffdq", "xz\ufffdq"),
    ],
)
def test_lost_vowels_come_back_where_the_word_is_known(shown: str, meant: str) -> None:
    assert with_vowels(shown) == meant
    assert len(with_vowels(shown)) == len(shown)


def test_a_line_is_cut_where_labels_follow_each_other() -> None:
    text = (
        "KẾ HOẠCH Họp dân Căn cứ Nghị quyết của xã, Mục II. Xã làm như sau: I. MỤC ĐÍCH Nghe dân. "
        "II. VIỆC LÀM 1. Họp thôn. 2. Trả lời theo khoản 3. Không chậm. Nơi nhận: - Các thôn; "
        "- Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lò Thị Mây"
    )
    starts = line_starts(text)
    cut = [text[a:b].strip() for a, b in zip([0, *starts], [*starts, None], strict=True)]

    assert [line for line in cut if line] == [
        "KẾ HOẠCH Họp dân",
        "Căn cứ Nghị quyết của xã, Mục II. Xã làm như sau:",
        "I. MỤC ĐÍCH",
        "Nghe dân.",
        "II. VIỆC LÀM",
        "1. Họp thôn.",
        "2. Trả lời theo khoản 3. Không chậm.",
        "Nơi nhận:",
        "- Các thôn;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lò Thị Mây",
    ]


def test_a_long_sentence_is_not_cut() -> None:
    assert line_starts("Xã nghe dân nói và trả lời ngay tại chỗ. " * 40) == []
