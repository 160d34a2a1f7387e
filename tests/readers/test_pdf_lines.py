"""Letters become lines by where they lie, whatever the order and the library's own line breaks."""

from danvan.readers.page.letters import Box, Letter
from danvan.readers.page.lines import lines_of

HIGH, WIDE = 14.0, 7.0


def typed(text: str, left: float, bottom: float, high: float = HIGH) -> list[Letter]:
    """Set a text in letters of equal width; spaces are not drawn."""
    wide = WIDE * high / HIGH
    letters = []
    for at, letter in enumerate(text):
        box = Box(left + at * wide, bottom, left + (at + 1) * wide, bottom + high)
        base = bottom + 0.2 * high
        ink = box._replace(bottom=base, top=bottom + 0.77 * high) if letter.isdigit() else None
        if letter != " ":
            letters.append(Letter(letter, box, base, ink=ink))
    return letters


def texts(*groups: list[Letter]) -> list[str]:
    return [line.text for line in lines_of(letter for group in groups for letter in group)]


def test_a_hole_of_a_letter_is_a_space_and_a_new_height_a_line() -> None:
    assert texts(typed("công tác", 50, 700), typed("dân vận", 50, 680)) == ["công tác", "dân vận"]


def test_columns_on_one_height_are_apart() -> None:
    assert texts(typed("Số: 5", 50, 700), typed("Suối Mơ", 250, 700)) == ["Số: 5", "Suối Mơ"]


def test_a_tab_after_a_label_keeps_the_line_together() -> None:
    assert texts(typed("1.", 50, 700), typed("việc", 85, 700)) == ["1. việc"]


def test_a_mark_of_a_note_inside_a_line_is_raised_and_breaks_nothing() -> None:
    mark = typed("12", 50 + 5 * WIDE, 706, high=8)
    rest = typed("ngày", 50 + 8 * WIDE, 700)

    assert texts(typed("NĐ-CP", 50, 700), mark, rest) == ["NĐ-CP¹² ngày"]


def test_a_note_below_the_page_keeps_its_mark_apart() -> None:
    assert texts(typed("1", 50, 104, high=7), typed("Nghị quyết", 54, 100, high=11)) == [
        "¹ Nghị quyết"
    ]


def test_a_mark_drawn_small_by_the_font_is_raised() -> None:
    plain, small = typed("CP", 50, 700), typed("1", 64, 700)[0]
    raised = small._replace(ink=small.box._replace(bottom=706, top=711))

    assert texts([*plain, raised]) == ["CP¹"]


def test_a_small_digit_on_the_ground_stays_a_digit() -> None:
    assert texts(typed("Hx", 50, 700), typed("2", 64, 700, high=8)) == ["Hx2"]


def test_a_guess_of_the_library_makes_a_small_hole_a_space() -> None:
    near = typed("b", 58.5, 700)
    guessed = [near[0]._replace(after_guess=True)]

    assert texts(typed("a", 50, 700), near) == ["ab"]
    assert texts(typed("a", 50, 700), guessed) == ["a b"]


def test_letters_of_a_second_font_drawn_later_go_into_their_holes() -> None:
    main = typed("K  HO CH", 50, 700)
    borrowed = typed("Ế", 57, 700) + typed("Ạ", 50 + 5 * WIDE, 700)
    main = [each._replace(after_guess=each.text in "HC") for each in main]

    assert texts(main, borrowed, typed("Số", 50, 680)) == ["KẾ HOẠCH", "Số"]


def test_a_line_printed_over_another_is_not_mixed_into_it() -> None:
    assert texts(typed("một", 50, 700), typed("hai", 52, 700)) == ["một", "hai"]


def test_white_space_above_is_a_gap_but_not_below_the_page_number() -> None:
    page = (
        typed("2", 300, 800)
        + typed("tiếp câu", 50, 740)
        + typed("dòng hai", 50, 722)
        + typed("đoạn mới", 50, 690)
        + typed("cột bên", 400, 740)
    )

    assert [(line.text, line.gap_before) for line in lines_of(page)] == [
        ("2", False),
        ("tiếp câu", False),
        ("dòng hai", False),
        ("đoạn mới", True),
        ("cột bên", True),
    ]


def test_the_box_holds_the_line() -> None:
    (line,) = lines_of(typed("ab", 50, 700))

    assert line.box == Box(50, 700, 64, 714)


def test_a_page_of_spaces_has_no_lines() -> None:
    assert lines_of([Letter(" ", Box(0, 0, 5, 10), 2)]) == ()


def test_tilted_letters_make_a_line_of_their_own() -> None:
    tilted = [letter._replace(tilted=True) for letter in typed("nháp", 300, 400)]

    assert texts(typed("chữ", 50, 700), tilted, typed("nữa", 50, 680)) == ["chữ", "nháp", "nữa"]
