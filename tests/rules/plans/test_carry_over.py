"""Last year's text without what is not carried over: cut, emptied, numbered anew."""

import pytest

from danvan.rules.plans.carry_over import Numbered, carry_over
from danvan.rules.plans.leftovers import Stretch

LINES = (
    "I. MỤC ĐÍCH",
    "Gần dân, sát dân.",
    "II. NHIỆM VỤ",
    "1. Công khai",
    "- Niêm yết thủ tục tại trụ sở. Cập nhật trang tin hằng tháng.",
    "2. Đối thoại",
    "- Tổ chức đối thoại hai lần.",
    "3. Tiếp công dân",
    "3.1. Người đứng đầu tiếp công dân hai ngày mỗi tháng.",
)
TEXT = " ".join(LINES)


def stretch(words: str, until: str | None = None) -> Stretch:
    """The place of some words, up to and with others."""
    last = until or words
    return Stretch(TEXT.index(words), TEXT.index(last) + len(last))


PARAGRAPHS = tuple(stretch(line) for line in LINES)
SECTIONS = (
    Numbered("I", "I.", stretch(LINES[0], LINES[1])),
    Numbered("II", "II.", stretch(LINES[2], LINES[8])),
    Numbered("II.1", "1.", stretch(LINES[3], LINES[4])),
    Numbered("II.2", "2.", stretch(LINES[5], LINES[6])),
    Numbered("II.3", "3.", stretch(LINES[7], LINES[8])),
    Numbered("II.3.1", "3.1.", stretch(LINES[8])),
)
POST = stretch("Niêm yết thủ tục tại trụ sở")
UPDATE = stretch("Cập nhật trang tin hằng tháng")
TALK = stretch("Tổ chức đối thoại hai lần")
RECEIVE = stretch("Người đứng đầu tiếp công dân hai ngày mỗi tháng")
EVERY = (POST, UPDATE, TALK, RECEIVE)


@pytest.mark.parametrize(
    ("dropped", "changed"),
    [
        pytest.param((), {}, id="nothing"),
        pytest.param((UPDATE,), {4: "- Niêm yết thủ tục tại trụ sở."}, id="one-of-two-sentences"),
        pytest.param((POST,), {4: "- Cập nhật trang tin hằng tháng."}, id="the-first-sentence"),
        pytest.param(
            (TALK,),
            {
                5: None,
                6: None,
                7: "2. Tiếp công dân",
                8: "2.1. Người đứng đầu tiếp công dân hai ngày mỗi tháng.",
            },
            id="a-whole-section-and-those-after-move-up",
        ),
        pytest.param((RECEIVE,), {7: None, 8: None}, id="the-last-section"),
        pytest.param(
            EVERY, {2: None, 3: None, 4: None, 5: None, 6: None, 7: None, 8: None}, id="everything"
        ),
    ],
)
def test_leaves_what_is_carried_over(
    dropped: tuple[Stretch, ...], changed: dict[int, str | None]
) -> None:
    kept = [each for each in EVERY if each not in dropped]

    found = carry_over(TEXT, PARAGRAPHS, SECTIONS, kept, dropped)

    expected = [changed.get(n, line) for n, line in enumerate(LINES)]
    assert [each.text for each in found] == [line for line in expected if line is not None]


def test_what_follows_a_dropped_part_begins_the_paragraph() -> None:
    text = "2. Thanh tra tăng cường kiểm tra việc tiếp dân; đề xuất xử lý người để dân chờ."
    check, judge = "Thanh tra tăng cường kiểm tra việc tiếp dân", "đề xuất xử lý người để dân chờ"
    places = [
        Stretch(text.index(words), text.index(words) + len(words)) for words in (check, judge)
    ]
    whole = Stretch(0, len(text))

    found = carry_over(text, [whole], [Numbered("2", "2.", whole)], places[1:], places[:1])

    ended = carry_over(text, [whole], [Numbered("2", "2.", whole)], places[:1], places[1:])

    assert [each.text for each in found] == ["2. Đề xuất xử lý người để dân chờ."]
    assert [each.text for each in ended] == ["2. Thanh tra tăng cường kiểm tra việc tiếp dân."]


def test_a_paragraph_that_says_more_than_its_dropped_duty_stays() -> None:
    dropped = (stretch("sát dân"),)

    found = carry_over(TEXT, PARAGRAPHS, SECTIONS, EVERY, dropped)

    assert found[1].text == "Gần dân."
