"""Running heads and notes with plain figures are told from the text they stand in."""

import pytest

from danvan.rules.text.flow import flow_of
from danvan.rules.text.furniture import running_heads
from danvan.rules.text.normalise import normalise
from tests.rules.printed import printed


def _heads(*texts: str) -> list[str]:
    lines = normalise(printed("\n".join(texts))).lines
    return [lines[at].text for at in sorted(running_heads(lines))]


def test_lines_that_count_pages_are_running_heads() -> None:
    assert _heads("Việc một", "UBND xã - Trang 1/3", "Việc hai", "UBND xã - Trang 2/3") == [
        "UBND xã - Trang 1/3",
        "UBND xã - Trang 2/3",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("Thôn 1", "Thôn 2"), id="two-are-too-few"),
        pytest.param(("Năm 2024", "Năm 2024", "Năm 2024"), id="the-same-year"),
        pytest.param(("1. Họp thôn 3", "2. Họp thôn 4", "3. Họp thôn 5"), id="labels"),
        pytest.param(("Hạn: hằng quý", "Hạn: hằng quý", "Hạn: hằng quý"), id="no-figure"),
    ],
)
def test_lines_of_the_text_are_not(texts: tuple[str, ...]) -> None:
    assert _heads(*texts) == []


BODY = (
    "Các thôn niêm yết lịch theo văn bản của cấp trên{sign} tại nhà văn hóa, nơi ai cũng thấy và",
    "{note} Kế hoạch số 31/KH-UBND ngày 22/9/2025 của UBND tỉnh về công khai.",
    "đọc được; loa truyền thanh nhắc lại vào sáng thứ Hai cùng giờ với bản tin của xã, không để",
    "ai phải hỏi hai lần về cùng một việc; bộ phận một cửa ghi lại từng câu hỏi để trả lời sau,",
    "hết tuần thì gửi cho từng người, việc nào chưa rõ thì hẹn ngày và nói trước lý do với dân.",
    "Cuối tháng, Văn phòng đọc lại sổ này trước toàn thể cán bộ, công chức và người lao động ở",
    "trụ sở xã.",
)


@pytest.mark.parametrize(("sign", "note"), [("1", "1"), ("(1)", "(1)"), ("²", "²"), ("[1]", "[1]")])
def test_a_note_opens_with_the_sign_that_asked_for_it(sign: str, note: str) -> None:
    text = "\n".join(BODY).format(sign=sign, note=note)
    flow = flow_of(normalise(printed(text)))

    assert [paragraph.is_note for paragraph in flow.paragraphs][-1]
    assert "ai cũng thấy và đọc được" in flow.text


def test_a_figure_that_nobody_asked_for_opens_no_note() -> None:
    flow = flow_of(normalise(printed("Diện tích 30 m2 đất.\n2 Tổ dân phố cùng làm.")))

    assert not any(paragraph.is_note for paragraph in flow.paragraphs)
