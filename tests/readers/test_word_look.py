"""How a .docx is set is read from its own words: page, margins, fonts, sizes, page numbers."""

import pytest

from danvan.readers.files import open_source
from danvan.readers.packing import pack_source, unpack_source
from danvan.rules.text.look import FileLook, PageLook, PageNumber, RunLook, Spot
from tests.readers.word_files import make_docx, p, r

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Base"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
)
A4 = (
    '<w:sectPr><w:titlePg/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="851"/></w:sectPr>'
)
NUMBER = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'


def wrapped(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def look_of(body: str, **parts: str) -> FileLook:
    look = open_source(make_docx(body, parts), "a.docx").look
    assert look is not None
    return look


def test_reads_page_and_margins_in_millimetres() -> None:
    (page,) = look_of(p("Một") + A4).pages

    assert page == PageLook(210.0, 297.0, 20.0, 20.0, 30.0, 15.0)
    assert not page.lies_across


def test_a_look_comes_from_the_nearest_that_says_it() -> None:
    body = (
        p("Không nói gì")
        + p("Theo kiểu", '<w:pStyle w:val="Head"/>')
        + wrapped(r("Tự nói", '<w:sz w:val="24"/><w:i/>') + r(" rồi thôi"))
        + wrapped(r("Chữ khác", '<w:rFonts w:ascii="Arial"/>'))
    )

    blocks = look_of(body, styles=STYLES).blocks

    times = "Times New Roman"
    assert blocks == {
        0: (RunLook(10, times, 14.0, bold=False, italic=False),),
        1: (RunLook(8, times, 13.0, bold=True, italic=False),),
        2: (
            RunLook(5, times, 12.0, bold=False, italic=True),
            RunLook(7, times, 14.0, bold=False, italic=False),
        ),
        3: (RunLook(7, "Arial", 14.0, bold=False, italic=False),),
    }


@pytest.mark.parametrize(
    ("properties", "body", "number"),
    [
        ('<w:jc w:val="center"/>', A4, PageNumber(Spot.TOP, centred=True, on_first=False)),
        ('<w:jc w:val="right"/>', A4, PageNumber(Spot.TOP, centred=False, on_first=False)),
        ('<w:framePr w:xAlign="center"/>', "", PageNumber(Spot.TOP, centred=True, on_first=True)),
    ],
)
def test_reads_where_the_page_number_stands(properties: str, body: str, number: PageNumber) -> None:
    head = f"<w:p><w:pPr>{properties}</w:pPr>{NUMBER}</w:p>"

    assert look_of(p("Một") + body, header=head).number == number


def test_the_number_of_pages_is_no_page_number() -> None:
    head = "<w:p><w:r><w:instrText>NUMPAGES</w:instrText></w:r></w:p>"

    assert look_of(p("Một"), header=head).number is None


def test_the_look_comes_whole_out_of_the_guarded_child() -> None:
    head = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{NUMBER}</w:p>'
    source = open_source(make_docx(p("Một") + A4, {"header": head, "styles": STYLES}), "a.docx")

    assert unpack_source(pack_source(source)) == source
