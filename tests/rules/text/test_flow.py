"""The flow: sentences are whole again, and every offset leads back to the print."""

from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.rules.text.flow import Flow, flow_of
from danvan.rules.text.normalise import normalise
from tests.rules.printed import printed


def _flow(text: str) -> Flow:
    return flow_of(normalise(printed(text)))


def _paragraphs(text: str) -> list[str]:
    flow = _flow(text)
    return [flow.text[p.start : p.end] for p in flow.paragraphs]


def test_takes_a_page_number_out_of_a_sentence() -> None:
    flow = _flow("Cán bộ nghe dân nói trước khi\n\n7\n\nhướng dẫn thủ tục.")

    assert flow.text == "Cán bộ nghe dân nói trước khi hướng dẫn thủ tục."
    assert [torn.kind for torn in flow.interruptions] == ["page"]


def test_takes_a_footnote_out_of_a_sentence() -> None:
    paragraphs = _paragraphs("Mỗi tổ mở một\n\n¹ Theo Luật An ninh mạng.\n\nnhóm thông tin².")

    assert paragraphs == ["Mỗi tổ mở một nhóm thông tin².", "¹ Theo Luật An ninh mạng."]


def test_gives_a_cut_footnote_its_end_back() -> None:
    text = (
        "Các thôn họp dân ở nhà văn hóa để từng hộ\n\n¹ Nghị quyết về xây dựng của\n\n"
        "nghe và nói. Hết phần này. Các tổ chia nhau từng\n\nlàng xóm văn minh.\n\n"
        "² Xem phụ lục.\n\nviệc một.\n"
    )

    paragraphs = _paragraphs(text)

    assert paragraphs[0].endswith("Các tổ chia nhau từng việc một.")
    assert "¹ Nghị quyết về xây dựng của làng xóm văn minh." in paragraphs


def test_joins_wrapped_lines_and_keeps_labels_apart() -> None:
    body = "\n\n".join(
        [
            "1. Gắn dân vận với cải cách hành chính, chấn chỉnh lề lối làm việc của từng người",
            "trong cơ quan",
            "- Các phòng tự rà soát quy chế của mình và gửi kết quả về Văn phòng để tổng hợp",
            "chung. Không để sót việc nào trong những việc đã hứa với dân tại buổi đối thoại đã",
            "tổ chức.",
            "- Các xã niêm yết lịch tiếp dân tại nơi dễ thấy, dễ đọc, cả ở nhà văn hóa các thôn",
            "trong xã.",
        ]
    )

    paragraphs = _paragraphs(body)

    assert [words[:12] for words in paragraphs] == ["1. Gắn dân v", "- Các phòng ", "- Các xã niê"]


def test_a_dash_in_mid_sentence_is_no_bullet() -> None:
    paragraphs = _paragraphs("Các tổ chức chính trị\n- xã hội cùng tham gia.")

    assert paragraphs == ["Các tổ chức chính trị - xã hội cùng tham gia."]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("aÂn1.;:-¹*) \n\u0301Đ7"), max_size=120))
def test_every_character_leads_back_to_itself(text: str) -> None:
    normal = normalise(printed(text))
    flow = flow_of(normal)

    for place, letter in enumerate(flow.printed):
        if letter not in " \n":
            assert normal.text[flow.origin(place)] == letter
