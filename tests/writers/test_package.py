"""The file itself: the same bytes every time, no trace of a person or machine, sound XML."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import fromstring

from danvan.readers.files import open_source
from danvan.writers.docx import write_docx
from danvan.writers.letters import Footnote, OfficeDocument, Paragraph, ParagraphKind, Signature
from tests.writers.papers import PLAN, opened


def members(paper: OfficeDocument) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(write_docx(paper))) as package:
        return {each.filename: package.read(each) for each in package.infolist()}


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write_docx(PLAN) == write_docx(replace(PLAN))
    with zipfile.ZipFile(BytesIO(write_docx(PLAN))) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_name_the_office_and_nobody_else() -> None:
    properties = opened(PLAN).core_properties

    assert properties.title == "Kế hoạch Công tác dân vận chính quyền năm 2026"
    assert properties.author == "Ủy ban nhân dân xã Suối Mơ"
    assert properties.last_modified_by == ""
    assert properties.language == "vi-VN"
    assert properties.created is not None
    assert properties.created.date() == PLAN.issued_on
    assert b"created" not in members(replace(PLAN, issued_on=None))["docProps/core.xml"]


def test_marks_of_xml_in_a_text_stay_text() -> None:
    text = 'a < b & "c" > d \' </w:t>'
    document = opened(replace(PLAN, subject=text, issuers=(text,), paragraphs=(Paragraph(text),)))

    assert [p.text for p in document.paragraphs].count(text) == 2
    assert document.core_properties.author == text


def test_breaks_and_tabs_stay_and_what_xml_cannot_hold_goes() -> None:
    document = opened(replace(PLAN, paragraphs=(Paragraph("một\r\nhai\tba\x00\x0c\ud800\ufffe"),)))

    assert "một\nhai\tba" in [p.text for p in document.paragraphs]


def test_footnotes_stand_where_they_are_referred_to() -> None:
    noted = Paragraph("Căn cứ A và B", footnotes=(Footnote("về B"), Footnote("về A", after=8)))
    parts = members(replace(PLAN, paragraphs=(noted, Paragraph("C", footnotes=(Footnote("c"),)))))
    body, notes = parts["word/document.xml"].decode(), parts["word/footnotes.xml"].decode()

    after_a = body.index("Căn cứ A</w:t>")
    assert after_a < body.index('footnoteReference w:id="2"') < body.index(" và B</w:t>")
    assert body.index(" và B</w:t>") < body.index('footnoteReference w:id="3"')
    assert [notes.index(text) for text in ("về A", "về B", " c<")] == sorted(
        notes.index(text) for text in ("về A", "về B", " c<")
    )


TEXTS = st.text(st.characters(exclude_categories=[]), max_size=30)
PARAGRAPHS = st.builds(
    Paragraph,
    text=TEXTS,
    kind=st.sampled_from(ParagraphKind),
    numbered=st.booleans(),
    bold=st.sampled_from([None, True, False]),
    italic=st.booleans(),
    centred=st.booleans(),
    footnotes=st.lists(
        st.builds(Footnote, TEXTS, st.one_of(st.none(), st.integers(-3, 40))), max_size=2
    ).map(tuple),
    rows=st.lists(st.lists(TEXTS, max_size=3).map(tuple), max_size=3).map(tuple),
    widths=st.lists(st.floats(-1, 3), max_size=3).map(tuple),
)
PAPERS = st.builds(
    OfficeDocument,
    issuers=st.lists(TEXTS, max_size=2).map(tuple),
    symbol=TEXTS,
    place=TEXTS,
    type_name=st.one_of(st.none(), TEXTS),
    subject=TEXTS,
    number=st.one_of(st.none(), TEXTS),
    issued_on=st.one_of(st.none(), st.dates()),
    grounds=st.lists(TEXTS, max_size=2).map(tuple),
    paragraphs=st.lists(PARAGRAPHS, max_size=4).map(tuple),
    recipients=st.lists(TEXTS, max_size=2).map(tuple),
    archive=st.lists(TEXTS, max_size=2).map(tuple),
    signatures=st.lists(st.builds(Signature, TEXTS, TEXTS, TEXTS, TEXTS), max_size=3).map(tuple),
    party_form=st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(PAPERS)
def test_any_paper_makes_sound_xml_that_can_be_opened(paper: OfficeDocument) -> None:
    for content in members(paper).values():
        fromstring(content)
    opened(paper)


@pytest.mark.parametrize("party_form", [False, True])
def test_a_bare_paper_is_still_a_paper(party_form: bool) -> None:
    bare = OfficeDocument(
        issuers=("UBND",), symbol="KH", place="A", type_name="Kế hoạch", subject="B",
        party_form=party_form,
    )  # fmt: skip

    assert "KẾ HOẠCH" in [block.text for block in open_source(write_docx(bare), "a.docx").blocks]
