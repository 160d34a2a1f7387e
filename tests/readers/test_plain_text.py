"""Text files: one block per printed line, kept as it stands."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.readers.files import open_source
from danvan.readers.refusals import Refused
from danvan.rules.text.blocks import BlockKind

TEXT = "# KẾ HOẠCH\n\nCăn cứ **Luật**;\n  - việc một \n\n\n- việc hai"


def test_keeps_lines_as_they_stand_and_notes_gaps() -> None:
    source = open_source(TEXT.encode(), "kh.md")

    assert source.form == "md"
    assert source.pages is None
    assert [(block.text, block.gap_before) for block in source.blocks] == [
        ("# KẾ HOẠCH", False),
        ("Căn cứ **Luật**;", True),
        ("  - việc một ", False),
        ("- việc hai", True),
    ]
    assert [block.place.paragraph for block in source.blocks] == [1, 2, 3, 4]
    assert {block.kind for block in source.blocks} == {BlockKind.LINE}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), id="utf-8-with-mark"),
        pytest.param(TEXT.encode("utf-16"), id="utf-16"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="utf-16-big-end"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="windows-lines"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="old-mac-lines"),
    ],
)
def test_reads_every_unicode_form_alike(data: bytes) -> None:
    assert open_source(data, "kh.txt").blocks == open_source(TEXT.encode(), "kh.txt").blocks


def test_a_form_feed_starts_a_page_and_the_last_one_ends_the_file() -> None:
    source = open_source("một\f2\nhai\n\f".encode(), "kh.txt")

    assert [(block.text, block.place.page) for block in source.blocks] == [
        ("một", 1),
        ("2", 2),
        ("hai", 2),
    ]
    assert source.pages == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\t\r\n\f ", "empty", id="only-white-space"),
        pytest.param(codecs.BOM_UTF8, "empty", id="only-a-mark"),
        pytest.param(b"k\x00\xe1\x00", "not_text", id="nuls"),
        pytest.param(bytes(range(1, 9)) * 9, "not_text", id="controls"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "not_text", id="broken-utf-16"),
        pytest.param("Plan für Größe".encode("latin-1"), "not_text", id="other-8-bit-text"),
    ],
)
def test_refuses_what_is_no_text(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        open_source(data, "kh.txt")

    assert refused.value.code == code


def test_reads_one_huge_line() -> None:
    words = "công tác dân vận " * 300_000

    assert open_source(words.encode(), "kh.txt").blocks[0].text == words


@given(st.binary(max_size=400))
def test_any_bytes_give_blocks_or_a_refusal(data: bytes) -> None:
    with suppress(Refused):
        assert all(block.text.strip() for block in open_source(data, "kh.txt").blocks)


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    try:
        source = open_source(text.encode(), "kh.txt")
    except Refused:
        return
    assert "".join("".join(block.text.split()) for block in source.blocks) == "".join(
        text.removeprefix("\ufeff").split()
    )
