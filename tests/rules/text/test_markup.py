"""What converters leave is taken out of a line, and each letter left knows where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.rules.plans.reading import read_plan
from danvan.rules.text.markup import unmarked
from danvan.rules.text.traced import Edit, Traced
from tests.rules.printed import printed


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("A &amp; B", ["A & B"]),
        ("&amp;", ["&"]),
        ("<sup>1</sup>", ["¹"]),
        ("xã<sup>12</sup> và", ["xã¹² và"]),
        ("<p>Một</p><p>Hai</p>", ["Một", "Hai"]),
        ("| Một | Hai |", ["Một", "Hai"]),
        ("|---|:--:|", []),
        ("Một\\nHai", ["Một", "Hai"]),
        ("thu &lt; 5 &unknown; hộ", ["thu < 5 &unknown; hộ"]),
    ],
)
def test_takes_marks_out_of_a_line(line: str, parts: list[str]) -> None:
    found, _in_cells = unmarked(Traced.of(line, 0))

    assert [part.text for part in found] == parts


def test_letters_stand_where_their_marks_began() -> None:
    found, _in_cells = unmarked(Traced.of("<b>A</b> &amp; B", 100))

    pieces = [(piece.at, piece.start, piece.length) for piece in found[0].pieces]
    assert found[0].text == "A & B"
    assert pieces == [(0, 103, 1), (1, 108, 2), (3, 114, 2)]


@pytest.mark.parametrize("line", ["&amp;", "<sup>2</sup>", "&lt; &gt;", "<b></b>", "|&amp;|"])
def test_a_line_of_marks_alone_is_read(line: str) -> None:
    reading = read_plan(printed(f"KẾ HOẠCH\n{line}\nI. NỘI DUNG\n{line}\n1. Dân vận"))

    assert [section.path for section in reading.sections] == ["I", "I.1"]


@given(st.text("ab \n\v|", max_size=30), st.data())
def test_every_letter_left_is_the_one_at_its_place(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    edits = [Edit(a, b, "xyz") for a, b in zip(cuts[::2], cuts[1::2], strict=False) if b - a != 3]

    mended = Traced.of(text, 0).edited(edits).collapsed()

    for piece in mended.pieces:
        ours = mended.text[piece.at : piece.at + piece.length]
        theirs = text[piece.start : piece.start + piece.length]
        assert ours == "".join(" " if letter.isspace() else letter for letter in theirs)
    assert sum(piece.length for piece in mended.pieces) == sum(c not in "xyz" for c in mended.text)
