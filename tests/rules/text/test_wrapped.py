"""Which paragraphs of a file are only printed lines."""

from danvan.rules.text.blocks import Block, BlockKind, Place, Source
from danvan.rules.text.normalise import normalise
from danvan.rules.text.wrapped import as_printed

WHOLE = (
    "Phòng Kinh tế chủ trì rà soát các tuyến đường đã hư hỏng trong mùa mưa vừa qua.",
    "các phòng, ban khác gửi ý kiến về Phòng Kinh tế;",
    "Trạm Y tế phân công người trực tại các điểm tiêm vào sáng thứ Bảy hằng tuần.",
)
TORN = (
    "Phòng Kinh tế chủ trì rà soát các tuyến đường đã hư hỏng trong mùa",
    "mưa vừa qua.",
)


def _kinds(*texts: str) -> list[BlockKind]:
    blocks = tuple(
        Block(text, BlockKind.PARAGRAPH, Place(number)) for number, text in enumerate(texts, 1)
    )
    return [line.kind for line in as_printed(normalise(Source("docx", blocks)).lines)]


def test_whole_paragraphs_stay_whole() -> None:
    assert _kinds(*WHOLE) == [BlockKind.PARAGRAPH] * 3


def test_one_torn_sentence_is_taken_up_and_the_others_stay() -> None:
    paragraph, line = BlockKind.PARAGRAPH, BlockKind.LINE

    assert _kinds(WHOLE[0], *TORN, *WHOLE) == [paragraph, line, line, *[paragraph] * 3]


def test_a_page_number_between_does_not_hide_that_a_sentence_is_torn() -> None:
    line = BlockKind.LINE

    assert _kinds(TORN[0], "- 2 -", TORN[1]) == [line, line, line]


def test_a_file_of_printed_lines_is_lines_throughout() -> None:
    assert set(_kinds(*TORN * 5, *WHOLE)) == {BlockKind.LINE}
