"""Word's paragraphs, cells and notes come out as they would be printed."""

import pytest

from danvan.readers.files import open_source
from danvan.rules.text.blocks import BlockKind
from tests.readers.word_files import (
    blocks_of,
    level,
    listed,
    make_docx,
    numbering,
    p,
    r,
    texts_of,
)

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
ONE_LIST = numbering(level(0, "decimal", "%1."))

FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    f'<w:footnote w:id="5">{p(" Nghị quyết số 12-NQ/TU.")}</w:footnote>'
    f'<w:footnote w:id="3">{p("Quyết định.")}{p("Dòng hai.")}</w:footnote>'
)


def refer(note_id: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{note_id}"/></w:r>'


def box(content: str) -> str:
    return (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        f"{content}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent>{content}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param(f"<w:ins>{r('mới')}</w:ins><w:del>{r('cũ')}</w:del>", "mới", id="changes"),
        pytest.param(
            f"<w:moveFrom>{r('đi')}</w:moveFrom><w:moveTo>{r('đến')}</w:moveTo>", "đến", id="moves"
        ),
        pytest.param(
            "<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t></w:r>",
            "một\nhai\tba",
            id="breaks",
        ),
        pytest.param(
            f"<w:hyperlink>{r('liên kết')}</w:hyperlink><w:sdt><w:sdtContent>{r(' ô')}"
            "</w:sdtContent></w:sdt>",
            "liên kết ô",
            id="links-and-fields-to-fill",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:t>05/3</w:t></w:r>',
            "05/3",
            id="field-result",
        ),
        pytest.param(r("hiện") + r("ẩn", "<w:vanish/>"), "hiện", id="hidden"),
        pytest.param(r("Kế hoạch", "<w:caps/>"), "KẾ HOẠCH", id="capitals-by-format"),
        pytest.param(
            r("NĐ-CP") + r("1", '<w:vertAlign w:val="superscript"/>'), "NĐ-CP¹", id="raised-digit"
        ),
        pytest.param("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a-b", id="hyphen"),
        pytest.param(
            '<w:r><w:sym w:font="Wingdings" w:char="F0D8"/><w:sym w:char="00B7"/></w:r>',
            "•\u00b7",
            id="symbols",
        ),
        pytest.param(r("chữ") + '<w:r><w:sym w:char="xyz"/></w:r>', "chữ", id="broken-symbol"),
    ],
)
def test_reads_runs_as_printed(inside: str, expected: str) -> None:
    assert texts_of(f"<w:p>{inside}</w:p>") == [expected]


def test_a_deleted_end_joins_two_paragraphs() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    body = p("Điều ", deleted) + p("một.") + p("cuối", deleted)

    assert texts_of(body) == ["Điều một.", "cuối"]


def test_footnotes_follow_their_paragraph_with_a_mark() -> None:
    body = f"<w:p>{r('Căn cứ A')}{refer(5)}{r(' và B')}{refer(3)}</w:p>" + p("Sau.")

    blocks = blocks_of(body, footnotes=FOOTNOTES)

    assert [(block.text, block.kind) for block in blocks] == [
        ("Căn cứ A¹ và B²", BlockKind.PARAGRAPH),
        ("¹ Nghị quyết số 12-NQ/TU.", BlockKind.FOOTNOTE),
        ("² Quyết định.", BlockKind.FOOTNOTE),
        ("Dòng hai.", BlockKind.FOOTNOTE),
        ("Sau.", BlockKind.PARAGRAPH),
    ]


def test_endnotes_are_marked_in_their_own_way_and_lost_notes_have_no_mark() -> None:
    body = f"<w:p>{r('A')}{refer(1, 'endnote')}{refer(77)}</w:p>"

    assert texts_of(body, endnotes=f'<w:endnote w:id="1">{p("B")}</w:endnote>') == ["A[i]", "[i] B"]


def test_merged_cells_are_read_once_and_know_their_place() -> None:
    table = (
        "<w:tbl>"
        + row(cell(p("rộng"), '<w:gridSpan w:val="2"/>'), cell(p("ba")))
        + row(cell(p("cao"), '<w:vMerge w:val="restart"/>'), cell(p("x") + p("y")), cell(p("z")))
        + row(cell(p("che"), "<w:vMerge/>"), cell(p("")), cell(p("w")))
        + row(cell(p("bỏ")), properties="<w:del/>")
        + "</w:tbl>"
    )

    blocks = blocks_of(p("trước") + table + p("sau"))

    assert [(b.text, b.place.table, b.place.row, b.place.column) for b in blocks] == [
        ("trước", None, None, None),
        ("rộng", 1, 1, 1),
        ("ba", 1, 1, 3),
        ("cao", 1, 2, 1),
        ("x", 1, 2, 2),
        ("y", 1, 2, 2),
        ("z", 1, 2, 3),
        ("w", 1, 3, 3),
        ("sau", None, None, None),
    ]
    assert {b.kind for b in blocks[1:-1]} == {BlockKind.CELL}


def test_a_table_in_a_cell_is_read_in_its_place() -> None:
    inner = f"<w:tbl>{row(cell(p('trong')))}</w:tbl>"
    outer = f"<w:tbl>{row(cell(p('a') + inner + p('b')))}</w:tbl>"

    assert [(b.text, b.place.table) for b in blocks_of(outer)] == [("a", 1), ("trong", 2), ("b", 1)]


def test_bold_centred_and_gaps_come_from_the_paragraph_or_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dam"><w:pPr><w:jc w:val="center"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Dam"/></w:style>'
    )
    light = r("không", '<w:b w:val="0"/>')
    by_style, child = '<w:pStyle w:val="Dam"/>', '<w:pStyle w:val="Con"/>'
    body = (
        p("kiểu", by_style)
        + p("")
        + p("con", child)
        + f"<w:p><w:pPr>{by_style}</w:pPr>{light}</w:p>"
        + f"<w:p>{r('một phần', '<w:b/>')}{r(' thôi')}</w:p>"
        + p("trái", f'{by_style}<w:jc w:val="left"/>')
    )

    assert [(b.bold, b.centred, b.gap_before) for b in blocks_of(body, styles=styles)] == [
        (True, True, False),
        (True, True, True),
        (False, True, False),
        (False, False, False),
        (True, False, False),
    ]


def test_styles_based_on_each_other_in_a_circle_end() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )

    assert texts_of(p("x", '<w:pStyle w:val="A"/>'), styles=styles) == ["x"]


def test_says_what_it_could_not_carry_over() -> None:
    picture = "<w:r><w:drawing><a:blip xmlns:a='urn:a'/></w:drawing></w:r>"
    body = f"<w:p>{r('chữ')}{picture}{box(p('Số: 5') + p('khung'))}<w:del>{r('x')}</w:del></w:p>"

    source = open_source(make_docx(body), "kh.docx")

    assert [block.text for block in source.blocks] == ["chữ"]
    assert len(source.notes) == 3
    assert "1 hình ảnh" in source.notes[0]
    assert "“Số: 5 khung”" in source.notes[1]
    assert "Track Changes" in source.notes[2]


def test_reads_a_file_of_the_strict_form() -> None:
    strict = make_docx(listed("Kế hoạch", 1), {"numbering": ONE_LIST}, namespace=STRICT)

    assert [block.text for block in open_source(strict, "kh.docx").blocks] == ["1. Kế hoạch"]
