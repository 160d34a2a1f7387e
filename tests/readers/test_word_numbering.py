"""Automatic numbers are written out as Word prints them."""

import pytest

from tests.readers.word_files import blocks_of, level, listed, numbering, p, texts_of

PLAN = numbering(
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
)


def test_counts_levels_and_starts_the_deeper_ones_anew() -> None:
    body = (
        listed("Mục đích", 1)
        + listed("Chung", 1, 1)
        + listed("điểm", 1, 2)
        + listed("điểm", 1, 2)
        + p("đoạn xen giữa")
        + listed("Riêng", 1, 1)
        + listed("điểm", 1, 2)
        + listed("gạch", 1, 3)
        + listed("Nội dung", 1)
        + listed("Tuyên truyền", 1, 1)
    )

    assert texts_of(body, numbering=PLAN) == [
        "I. Mục đích",
        "1. Chung",
        "a) điểm",
        "b) điểm",
        "đoạn xen giữa",
        "2. Riêng",
        "a) điểm",
        "- gạch",
        "II. Nội dung",
        "1. Tuyên truyền",
    ]


def test_writes_the_numbers_of_higher_levels_in_their_own_format() -> None:
    part = numbering(
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2."),
        level(2, "decimal", "%1.%2.%3.", "<w:isLgl/>"),
    )
    body = listed("a", 1) + listed("b", 1, 1) + listed("c", 1, 2) + listed("d", 1, 2)

    assert texts_of(body, numbering=part) == ["I. a", "I.1. b", "1.1.1. c", "1.1.2. d"]


def test_a_deeper_level_used_first_shows_the_higher_one_at_its_start() -> None:
    part = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))

    assert texts_of(listed("a", 1, 1) + listed("b", 1), numbering=part) == ["1.1. a", "1. b"]


@pytest.mark.parametrize(
    ("number_format", "labels"),
    [
        ("decimal", ["1", "2", "3", "4", "5"]),
        ("decimalZero", ["01", "02", "03", "04", "05"]),
        ("upperRoman", ["I", "II", "III", "IV", "V"]),
        ("lowerRoman", ["i", "ii", "iii", "iv", "v"]),
        ("upperLetter", ["A", "B", "C", "D", "E"]),
        ("lowerLetter", ["a", "b", "c", "d", "e"]),
        ("noSuchFormat", ["1", "2", "3", "4", "5"]),
    ],
)
def test_writes_each_number_format(number_format: str, labels: list[str]) -> None:
    part = numbering(level(0, number_format, "%1)"))

    assert texts_of(listed("x", 1) * 5, numbering=part) == [f"{label}) x" for label in labels]


def test_letters_go_on_after_z_as_word_does() -> None:
    part = numbering(level(0, "lowerLetter", "%1)"))

    assert texts_of(listed("x", 1) * 28, numbering=part)[24:] == ["y) x", "z) x", "aa) x", "bb) x"]


def test_a_letter_d_with_stroke_written_into_the_list_is_kept() -> None:
    part = numbering(
        level(0, "lowerLetter", "%1)"),
        lists='<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, 'none', 'đ)')}</w:lvlOverride></w:num>",
    )
    body = listed("x", 1) * 4 + listed("x", 2)

    assert texts_of(body, numbering=part) == ["a) x", "b) x", "c) x", "d) x", "đ) x"]


@pytest.mark.parametrize(
    ("sign", "font", "label"),
    [
        pytest.param("-", "Times New Roman", "-", id="dash"),
        pytest.param("+", "Times New Roman", "+", id="plus"),
        pytest.param("\uf0b7", "Symbol", "•", id="symbol"),
        pytest.param("\uf02d", "Symbol", "-", id="symbol-dash"),
        pytest.param("v", "Wingdings", "•", id="wingdings"),
        pytest.param("o", "Courier New", "•", id="courier-o"),
    ],
)
def test_bullets_are_signs_that_can_be_read(sign: str, font: str, label: str) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    part = numbering(level(0, "bullet", sign).replace("</w:lvl>", f"{look}</w:lvl>"))

    assert texts_of(listed("việc", 1), numbering=part) == [f"{label} việc"]


def test_an_empty_bullet_is_an_empty_line_but_an_empty_number_is_printed() -> None:
    part = numbering(level(0, "bullet", "-"), level(1, "decimal", "%2."))
    body = p("a") + listed("", 1) + p("b") + listed("", 1, 1)

    assert [(b.text, b.gap_before) for b in blocks_of(body, numbering=part)] == [
        ("a", False),
        ("b", True),
        ("1.", False),
    ]


def test_two_lists_of_one_kind_count_on_and_an_override_starts_anew() -> None:
    def another(list_id: int, more: str = "") -> str:
        return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="0"/>{more}</w:num>'

    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    part = numbering(level(0, "decimal", "%1."), lists=another(2) + another(3, start))
    body = listed("a", 1) + listed("b", 2) + listed("c", 3) + listed("d", 3) + listed("e", 1)

    assert texts_of(body, numbering=part) == ["1. a", "2. b", "7. c", "8. d", "9. e"]


@pytest.mark.parametrize(
    ("restart", "labels"),
    [
        pytest.param("", ["1", "1", "2", "1"], id="after-every-higher"),
        pytest.param('<w:lvlRestart w:val="0"/>', ["1", "1", "2", "2"], id="never"),
    ],
)
def test_obeys_the_restart_of_a_level(restart: str, labels: list[str]) -> None:
    part = numbering(level(0, "decimal", "%1"), level(1, "decimal", "%2", restart))
    body = (listed("x", 1) + listed("x", 1, 1)) * 2

    assert texts_of(body, numbering=part) == [f"{label} x" for label in labels]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
    '<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="Normal"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:ilvl w:val="1"/>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
TIED = numbering(
    level(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc"/>'),
    level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>'),
)


def test_numbers_that_come_from_the_style_are_written_out() -> None:
    body = "".join(
        p("x", f'<w:pStyle w:val="{style}"/>') for style in ("Muc", "Khoan", "Khoan", "MucCon")
    )

    assert texts_of(body, numbering=TIED, styles=STYLES) == ["I. x", "1. x", "2. x", "II. x"]


def test_a_paragraph_may_switch_the_number_of_its_style_off() -> None:
    off = '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'

    assert texts_of(p("x", off), numbering=TIED, styles=STYLES) == ["x"]


def test_a_paragraph_may_choose_another_level_of_the_list_of_its_style() -> None:
    deeper = '<w:pStyle w:val="Muc"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'

    assert texts_of(p("x", deeper), numbering=TIED, styles=STYLES) == ["1. x"]


def test_a_list_may_borrow_its_levels_through_a_list_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="List"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    part = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "Điều %1.")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="List"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )

    assert texts_of(listed("x", 2) * 2, numbering=part, styles=styles) == ["Điều 1. x", "Điều 2. x"]


def test_newer_number_formats_fall_back_to_the_known_one() -> None:
    fallback = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback>'
        "</mc:AlternateContent>"
    )
    part = numbering(f'<w:lvl w:ilvl="0">{fallback}<w:lvlText w:val="%1."/></w:lvl>')

    assert texts_of(listed("x", 1), numbering=part) == ["01. x"]


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("", id="no-lists"),
        pytest.param('<w:num w:numId="1"/>', id="list-of-nothing"),
        pytest.param('<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>', id="lost-kind"),
        pytest.param(numbering(), id="no-levels"),
        pytest.param(numbering('<w:lvl w:ilvl="x"/><w:lvl w:ilvl="77"/>'), id="odd-levels"),
    ],
)
def test_a_broken_list_costs_the_number_not_the_text(part: str) -> None:
    assert texts_of(listed("x", 1), numbering=part) == ["x"]


def test_a_start_beyond_measure_writes_no_gigabyte() -> None:
    part = numbering(
        level(0, "upperRoman", "%1.").replace('start w:val="1"', 'start w:val="999999999"')
    )

    assert texts_of(listed("x", 1), numbering=part) == ["999999999. x"]
