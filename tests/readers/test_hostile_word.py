"""Word files made to do harm, or broken on the way, are refused and nothing breaks."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.readers.files import open_source
from danvan.readers.packages import MAX_MEMBERS, MAX_UNZIPPED_BYTES
from danvan.readers.refusals import Refused
from tests.readers.word_files import PACKAGE, level, listed, make_docx, numbering, p, root, zipped

LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>' + root(
    "document", "<w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body>"
)
PLAIN = root("document", f"<w:body>{p('a')}</w:body>")
OUTSIDE = f'<!DOCTYPE w SYSTEM "file:///etc/hostname">{PLAIN}'
DELETED_END = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>"
TAGS = ["tbl", "tr", "tc", "p", "r", "sdt", "ins", "pPr", "numPr", "drawing"]
ONE_LIST = numbering(level(0, "decimal", "%1."))


def code_of(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        open_source(data, "kh.docx")
    return refused.value.code


def with_member(name: str, content: bytes) -> bytes:
    """Make a package in which one member is replaced."""
    return make_docx(p("a"), extra={name: content})


@pytest.mark.parametrize("document", [LAUGHS, OUTSIDE], ids=["entities", "outside-file"])
def test_refuses_a_document_type(document: str) -> None:
    assert code_of(with_member("word/document.xml", document.encode())) == "damaged"


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param({"word/media/a.bmp": bytes(MAX_UNZIPPED_BYTES + 1)}, id="one-huge-member"),
        pytest.param({"word/fill.xml": b"<a/>" * 4_000_000}, id="shrinks-too-well"),
        pytest.param({f"word/{n}": b"" for n in range(MAX_MEMBERS)}, id="too-many-members"),
    ],
)
def test_refuses_a_bomb_without_unpacking_it(extra: dict[str, bytes]) -> None:
    assert code_of(make_docx(p("a"), extra=extra)) == "zip_bomb"


def test_a_directory_that_lies_about_sizes_is_damaged() -> None:
    packed = bytearray(make_docx(p("chữ " * 900)))
    with zipfile.ZipFile(BytesIO(packed)) as package:
        size = package.getinfo("word/document.xml").file_size
    lying = bytes(packed).replace(size.to_bytes(4, "little"), (50).to_bytes(4, "little"))

    assert code_of(lying) == "damaged"


def test_refuses_members_with_a_password() -> None:
    packed = bytearray(make_docx(p("a")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = packed.find(mark)
        while at >= 0:
            packed[at + offset] |= 1
            at = packed.find(mark, at + 4)

    assert code_of(bytes(packed)) == "encrypted"


@pytest.mark.parametrize(
    "document",
    [
        pytest.param("", id="empty-part"),
        pytest.param("<w:document", id="cut-off"),
        pytest.param(root("document", ""), id="no-body"),
        pytest.param(root("document", "<w:sdt>" * 400 + "</w:sdt>" * 400), id="too-deep"),
    ],
)
def test_a_broken_document_part_is_damaged(document: str) -> None:
    assert code_of(with_member("word/document.xml", document.encode())) == "damaged"


def test_an_empty_document_says_so() -> None:
    assert code_of(make_docx(p(" ") + "<w:p/>")) == "empty"


def test_a_broken_relationship_that_word_overlooks_is_overlooked() -> None:
    lost = '<Relationship Id="x" Type="x/styles" Target="../NULL"/><Relationship Id="y"/>'
    outside = '<Relationship Id="z" Type="x/footnotes" Target="/etc/passwd" TargetMode="External"/>'

    source = open_source(make_docx(p("a"), relations=lost + outside), "kh.docx")

    assert [block.text for block in source.blocks] == ["a"]


def test_finds_the_document_under_another_name() -> None:
    moved = zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override '
            'PartName="/word/document2.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/></Types>'.encode(),
            "word/document2.xml": root("document", f"<w:body>{p('a')}</w:body>").encode(),
        }
    )

    assert open_source(moved, "kh.docx").blocks[0].text == "a"


WHOLE = make_docx(
    listed("một", 1) + p("hai") + f"<w:tbl><w:tr><w:tc>{p('ba')}</w:tc></w:tr></w:tbl>",
    {"numbering": ONE_LIST},
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_with_any_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    broken = bytearray(WHOLE)
    for at in data.draw(st.lists(st.integers(0, len(WHOLE) - 1), min_size=1, max_size=12)):
        broken[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(len(WHOLE) // 2, len(WHOLE)))

    with suppress(Refused):
        open_source(bytes(broken[:end]), "kh.docx")


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.sampled_from([p("x"), listed("x", 1), DELETED_END]),
        lambda inner: st.tuples(
            st.sampled_from(TAGS),
            st.lists(inner, max_size=3).map("".join),
        ).map(lambda made: f'<w:{made[0]} w:val="-7">{made[1]}</w:{made[0]}>'),
        max_leaves=12,
    )
)
def test_elements_in_places_where_they_do_not_belong_break_nothing(body: str) -> None:
    with suppress(Refused):
        open_source(make_docx(body, {"numbering": ONE_LIST}), "kh.docx")
