"""Labels and numerals that open a part of a text."""

import pytest

from danvan.rules.text.labels import read_label
from danvan.rules.text.numerals import letters_follow, roman_form, roman_value


@pytest.mark.parametrize(
    ("line", "style", "numeral"),
    [
        pytest.param("IV. TỔ CHỨC", "roman", "IV", id="roman"),
        pytest.param("II/ Nội dung", "roman", "II", id="roman-slash"),
        pytest.param("1. Mục đích", "arabic1", "1", id="arabic"),
        pytest.param("5.. Phối hợp", "arabic1", "5", id="two-full-stops"),
        pytest.param("2) Nhiệm vụ", "arabic1", "2", id="bracket"),
        pytest.param("1.2. Nội dung", "arabic2", "2", id="two-levels"),
        pytest.param("3.1 Họp dân", "arabic2", "1", id="no-last-stop"),
        pytest.param("1. 100% cán bộ", "arabic1", "1", id="percent-behind"),
        pytest.param("đ) Phòng Kinh tế", "letter", "đ", id="letter"),
        pytest.param("B. NỘI DUNG", "capital", "B", id="capital"),
        pytest.param("Điều 5. Phạm vi", "article", "5", id="article"),
        pytest.param("Chương II. QUY ĐỊNH", "chapter", "II", id="chapter"),
        pytest.param("PHẦN THỨ NHẤT", "part", "NHẤT", id="part-in-words"),
        pytest.param("Chương II QUY ĐỊNH CHUNG", "chapter", "II", id="chapter-before-capitals"),
        pytest.param("(1) Phát tin", "paren", "1", id="in-brackets"),
        pytest.param("a.1) Họp thôn", "lettered", "1", id="letter-and-number"),
        pytest.param("\u00d0iều 3. Kinh phí", "article", "3", id="look-alike"),
        pytest.param("Il. NỘI DUNG", "roman", "II", id="scanned-two"),
        pytest.param("lll. TỔ CHỨC", "roman", "III", id="scanned-three"),
        pytest.param("- Tiếp tục", "bullet", "", id="dash"),
        pytest.param("• Tiếp tục", "bullet", "", id="dot"),
    ],
)
def test_reads_a_label(line: str, style: str, numeral: str) -> None:
    label = read_label(line)

    assert label is not None
    assert (label.style, label.numeral) == (style, numeral)


@pytest.mark.parametrize(
    "line",
    ["Điều 5 và Điều 9 của Quyết định", "CV/HU ngày 14/10/2015", "2024 là năm cuối", "20/10/2023.",
     "1,5 tỷ đồng", "Các phòng", "", "Chương I của Nghị định", "Phần lớn các thôn",
     "(qua Văn phòng)", "Mục này nêu", "Il y a"],
)  # fmt: skip
def test_reads_no_label_in_running_words(line: str) -> None:
    assert read_label(line) is None


def test_roman_numerals_go_both_ways() -> None:
    assert [roman_value(roman_form(number)) for number in range(1, 60)] == list(range(1, 60))
    assert roman_value("IIX") is None
    assert roman_value("AB") is None


@pytest.mark.parametrize(
    ("before", "after", "follows"),
    [("d", "đ", True), ("d", "e", True), ("đ", "e", True), ("e", "f", True), ("e", "g", True),
     ("b", "b", False), ("a", "c", False)],
)  # fmt: skip
def test_letters_follow_in_the_order_of_law_or_the_latin_one(
    before: str, after: str, follows: bool
) -> None:
    assert letters_follow(before, after) is follows
