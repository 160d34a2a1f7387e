"""PDF files: text by lines with page and place; scans are shown, not refused."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from danvan.readers.files import open_source
from danvan.readers.pdf import MAX_PAGES, MAX_WIDTH, count_pages, page_image
from danvan.readers.refusals import Refused
from danvan.rules.text.blocks import BlockKind
from tests.readers.printed import print_lines, print_page, scan, turned

LETTERHEAD = """
#set page(paper: "a4", margin: (left: 30mm, right: 15mm), numbering: "1", number-align: top)
#set text(size: 13pt, hyphenate: false)
#grid(columns: (1fr, 1.7fr), align: center,
  [UBND XÃ SUỐI MƠ], [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM*],
  [Số: 7/KH-UBND], [_Suối Mơ, ngày 05 tháng 02 năm 2026_])
Căn cứ Quyết định số 12/QĐ-UBND#footnote[Sửa đổi năm 2025.] ngày 03/4/2025.
#v(40pt)
I. MỤC ĐÍCH
#pagebreak()
Trang sau.
"""

LOCKED = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[(a)(a)]/Size 5>>
%%%%EOF""" % (b"o" * 32, b"u" * 32)


def test_reads_lines_with_page_and_place() -> None:
    source = open_source(print_page(LETTERHEAD), "kh.pdf")

    assert [(block.text, block.place.page) for block in source.blocks] == [
        ("1", 1),
        ("UBND XÃ SUỐI MƠ", 1),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
        ("Số: 7/KH-UBND", 1),
        ("Suối Mơ, ngày 05 tháng 02 năm 2026", 1),
        ("Căn cứ Quyết định số 12/QĐ-UBND¹ ngày 03/4/2025.", 1),
        ("I. MỤC ĐÍCH", 1),
        ("¹ Sửa đổi năm 2025.", 1),
        ("2", 2),
        ("Trang sau.", 2),
    ]
    assert source.pages == 2
    assert source.notes == ()
    assert [block.place.paragraph for block in source.blocks] == list(range(1, 11))
    assert {block.kind for block in source.blocks} == {BlockKind.LINE}
    gaps = {block.text: block.gap_before for block in source.blocks}
    assert gaps["I. MỤC ĐÍCH"]
    assert not gaps["Trang sau."]


def test_places_are_those_of_the_picture() -> None:
    data = print_page(
        "#set page(width: 200pt, height: 300pt, margin: 0pt)\n#place(dx: 150pt, dy: 10pt)[ở góc]"
    )
    (block,) = open_source(data, "kh.pdf").blocks
    picture = Image.open(BytesIO(page_image(data, 1, 400))).convert("L")

    assert block.place.box is not None
    left, bottom, right, top = (round(2 * edge) for edge in block.place.box)
    inside = picture.crop((left, 600 - top, right, 600 - bottom))
    assert min(inside.tobytes()) < 100
    picture.paste(255, (left, 600 - top, right, 600 - bottom))
    assert min(picture.tobytes()) > 200


def test_a_hyphen_at_the_end_of_a_line_is_kept() -> None:
    data = print_page("Chương trình số 12-CTr/BDVTU-\\\nUBND ngày 09/02/2026")

    assert [block.text for block in open_source(data, "kh.pdf").blocks] == [
        "Chương trình số 12-CTr/BDVTU-",
        "UBND ngày 09/02/2026",
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    drawn = f"#rotate({-turn}deg, reflow: true)[Dòng một\\ Dòng hai của bảng ngang]"

    blocks = open_source(turned(print_page(drawn), turn), "bang.pdf").blocks

    assert [block.text for block in blocks] == ["Dòng một", "Dòng hai của bảng ngang"]


def test_a_scan_is_no_refusal_but_says_that_there_is_nothing_to_read() -> None:
    source = open_source(scan(pages=2), "quet.pdf")

    assert source.blocks == ()
    assert source.pages == 2
    assert "ảnh trang" in source.notes[0]


def test_names_the_pages_without_text() -> None:
    source = open_source(print_page("chữ #pagebreak() #rect() #pagebreak() chữ"), "kh.pdf")

    assert [block.place.page for block in source.blocks] == [1, 3]
    assert source.notes == ("Trang 2 không có chữ để đọc (trống hoặc chỉ có ảnh).",)


def test_text_over_a_picture_of_the_page_is_called_machine_read() -> None:
    file = BytesIO()
    Image.new("L", (20, 28), 200).save(file, format="PNG")
    markup = """#let picture = image(bytes(json(bytes(sys.inputs.png))), width: 100%)
    #set page(width: 200pt, height: 280pt, margin: 0pt, background: picture)
    chữ"""
    data = print_page(markup, png=str(list(file.getvalue())))

    assert "máy đọc, cần soát" in open_source(data, "kh.pdf").notes[0]


def test_draws_a_page_in_the_width_asked_within_bounds() -> None:
    data = print_lines(["Kế hoạch"])

    assert Image.open(BytesIO(page_image(data, 1, 600))).width == pytest.approx(600, abs=1)
    assert Image.open(BytesIO(page_image(data, 1, 10**6))).width <= MAX_WIDTH + 1
    assert count_pages(data) == 1
    with pytest.raises(ValueError, match="no page 2"):
        page_image(data, 2, 600)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"%PDF-1.7\nrubbish", "damaged", id="rubbish"),
        pytest.param(print_lines(["a"])[:500], "damaged", id="cut-off"),
        pytest.param(LOCKED, "encrypted", id="password"),
        pytest.param(
            print_page(f"#for _ in range({MAX_PAGES + 1}) [a #pagebreak(weak: true)]"),
            "too_many_pages",
            id="too-many-pages",
        ),
    ],
)
def test_refuses_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        open_source(data, "kh.pdf")

    assert refused.value.code == code


WHOLE = print_page(LETTERHEAD)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_with_any_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    broken = bytearray(WHOLE)
    for at in data.draw(st.lists(st.integers(8, len(WHOLE) - 1), min_size=1, max_size=12)):
        broken[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(len(WHOLE) // 2, len(WHOLE)))

    with suppress(Refused):
        open_source(bytes(broken[:end]), "kh.pdf")
