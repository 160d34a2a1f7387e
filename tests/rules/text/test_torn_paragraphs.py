"""However a paragraph is printed (wrapped, over pages, around notes), it reads as one."""

import re
import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.rules.text.flow import Flow, flow_of
from danvan.rules.text.normalise import normalise
from tests.rules.printed import printed

PARAGRAPHS = (
    "1. Văn phòng rà soát lịch tiếp công dân của lãnh đạo xã, niêm yết tại trụ sở và nhà văn hóa "
    "các thôn, trả lời bằng văn bản cho từng người đã gửi kiến nghị trong tháng trước đó.",
    "2. Phòng Kinh tế công khai giá đất, phí và lệ phí của từng thủ tục, ghi rõ ai nhận hồ sơ và "
    "ngày nào trả kết quả; người dân không phải hỏi lại lần thứ hai về cùng một tờ giấy.",
    "- Các thôn họp dân mỗi quý một lần, ghi biên bản theo mẫu chung, gửi về bộ phận một cửa để "
    "tổng hợp; việc nào chưa làm được thì nói lý do ngay trong buổi họp sau.",
    "a) Trạm Y tế tiêm phòng cho trẻ em, báo lịch trước một tuần trên loa truyền thanh và nhóm "
    "thông tin của thôn, không để gia đình nào phải đi hai lần.",
)
NOTE = "¹ Mẫu biên bản do xã soạn, dùng chung cho các thôn từ đầu năm."
WIDTHS = st.integers(min_value=52, max_value=110)


def _wrapped(width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in PARAGRAPHS:
        lines += textwrap.wrap(paragraph, width, break_on_hyphens=False)
    return lines


def _flow(lines: list[str]) -> Flow:
    return flow_of(normalise(printed("\n".join(lines))))


def _texts(flow: Flow) -> list[str]:
    return [flow.printed[p.start : p.end] for p in flow.paragraphs]


@settings(max_examples=40, deadline=None)
@given(WIDTHS)
def test_any_hard_wrap_reads_as_the_paragraphs(width: int) -> None:
    assert _texts(_flow(_wrapped(width))) == list(PARAGRAPHS)


@settings(max_examples=60, deadline=None)
@given(WIDTHS, st.data(), st.sampled_from(["7", "- 7 -", "Trang 7/12", "Trang 7", "[7]"]))
def test_a_page_number_anywhere_changes_nothing(
    width: int, data: st.DataObject, number: str
) -> None:
    lines = _wrapped(width)
    place = data.draw(st.integers(min_value=1, max_value=len(lines) - 1))

    flow = _flow([*lines[:place], number, *lines[place:]])

    assert _texts(flow) == list(PARAGRAPHS)


@settings(max_examples=60, deadline=None)
@given(WIDTHS, st.data())
def test_a_note_inside_a_sentence_is_put_behind(width: int, data: st.DataObject) -> None:
    lines = _wrapped(width)
    inside = [
        place
        for place in range(1, len(lines))
        if not re.search(r"[.;:]$", lines[place - 1]) and re.match(r"[^\W\d]", lines[place])
    ]
    place = data.draw(st.sampled_from(inside))

    texts = _texts(_flow([*lines[:place], NOTE, *lines[place:]]))

    assert texts == [*PARAGRAPHS, NOTE]


@settings(max_examples=60, deadline=None)
@given(WIDTHS, st.data())
def test_a_running_head_on_each_page_changes_nothing(width: int, data: st.DataObject) -> None:
    lines = _wrapped(width)
    places = sorted(
        data.draw(
            st.lists(
                st.integers(min_value=1, max_value=len(lines) - 1),
                min_size=3,
                max_size=5,
                unique=True,
            )
        )
    )
    for page, place in reversed(list(enumerate(places, start=1))):
        lines.insert(place, f"Kế hoạch công khai việc xã làm - Trang {page}/9")

    assert _texts(_flow(lines)) == list(PARAGRAPHS)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("aÂn1.|<b>&nbsp;\\r\n\ufffd %/"), max_size=120))
def test_marks_of_converters_lead_back_to_the_print(text: str) -> None:
    normal = normalise(printed(text))
    flow = flow_of(normal)

    for place, letter in enumerate(flow.printed):
        at = flow.origin(place)
        assert 0 <= at <= len(normal.text)
        if letter.isalnum() and letter.isascii() and normal.text[at] not in "&<\ufffd\\":
            assert normal.text[at] == letter
