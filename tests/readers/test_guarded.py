"""A stranger's file is opened in a child that may die: the parent gets a source or a refusal."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from danvan.readers import child
from danvan.readers.files import MAX_FILE_BYTES, open_source
from danvan.readers.guarded import draw_guarded, open_guarded
from danvan.readers.packing import pack_source, unpack_source
from danvan.readers.refusals import Refused
from tests.readers.printed import print_lines, print_page
from tests.readers.word_files import make_docx, p

PLAN = print_lines(["KẾ HOẠCH", "Công tác dân vận"])


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param("Kế hoạch\n\n“dân vận”".encode(), "-rf kế hoạch.txt", id="txt"),
        pytest.param(make_docx(p("Kế hoạch") + p("Mục")), "kh.docx", id="docx"),
        pytest.param(PLAN, "kh.pdf", id="pdf"),
    ],
)
def test_gives_the_same_source_as_reading_here(data: bytes, name: str) -> None:
    assert open_guarded(data, name) == open_source(data, name)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        pytest.param(b"", "a.txt", "empty", id="empty"),
        pytest.param(bytes(MAX_FILE_BYTES + 1), "a.txt", "too_large", id="too-large"),
        pytest.param(b"\x00\x01", "a.txt", "not_text", id="from-the-child"),
        pytest.param(b"a", "a.tệp lạ", "unknown_form", id="odd-name"),
        pytest.param(PLAN[:400], "a.pdf", "damaged", id="damaged"),
    ],
)
def test_hands_on_the_refusal(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        open_guarded(data, name)

    assert refused.value.code == code
    assert "Hãy" in refused.value.message


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bounds of processor time")
def test_a_file_that_takes_for_ever_is_too_large() -> None:
    heavy = print_page("#for _ in range(290) [#lorem(600) #pagebreak()]")

    with pytest.raises(Refused) as refused:
        open_guarded(heavy, "kh.pdf", seconds=0.01)

    assert refused.value.code == "too_large"


def test_draws_a_page_in_the_child() -> None:
    assert Image.open(BytesIO(draw_guarded(PLAN, 1, 300))).width == pytest.approx(300, abs=1)


@pytest.mark.parametrize(
    ("data", "page"),
    [pytest.param(PLAN, 2, id="no-such-page"), pytest.param(b"%PDF-", 1, id="bad")],
)
def test_a_page_that_cannot_be_drawn_is_damaged(data: bytes, page: int) -> None:
    with pytest.raises(Refused) as refused:
        draw_guarded(data, page, 300)

    assert refused.value.code == "damaged"


def test_running_out_of_memory_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    def run_out(data: bytes) -> bytes:
        raise MemoryError

    monkeypatch.setitem(child.ACTS, "read", run_out)

    assert b"too_large" in child.answer(b"", "read")


@pytest.mark.parametrize("packed", ["", "[]", "{}", '{"form": "txt", "blocks": [1]}'])
def test_only_a_packed_source_is_unpacked(packed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack_source(packed)


def test_packing_keeps_places_and_notes() -> None:
    source = open_source(PLAN, "kh.pdf")

    assert unpack_source(pack_source(source)) == source


def test_the_child_knows_nothing_of_its_parents_secrets(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DANVAN_SECRET_KEY", "x")
    fake = tmp_path / "danvan" / "readers"
    fake.mkdir(parents=True)
    for folder in (fake, fake.parent):
        (folder / "__init__.py").write_text("")
    (fake / "child.py").write_text(
        "import json, os, sys\n"
        "told = 'zip_bomb' if 'DANVAN_SECRET_KEY' in os.environ else 'macro'\n"
        "sys.stdin.buffer.read()\n"
        "print(json.dumps({'refused': told, 'message': None}))\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(Refused) as refused:
        open_guarded(b"a", "a.txt")

    assert refused.value.code == "macro"
