"""Keeping files: known by content, once per unit, nothing about the photographer."""

import struct
import zipfile
import zlib
from datetime import date
from io import BytesIO

import docx
import pytest
from PIL import Image

from danvan.documents.actions import store_file
from danvan.documents.content import MB, FileRefused
from danvan.documents.models import StoredFile
from danvan.readers.files import MAX_FILE_BYTES
from tests.factories.people import World

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
GPS = 0x8825
ORIENTATION = 0x0112


def word() -> bytes:
    made = BytesIO()
    document = docx.Document()
    document.add_paragraph("Biên bản họp thôn")
    document.save(made)
    return made.getvalue()


def sheet() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        package.writestr("[Content_Types].xml", f'<Types><Override ContentType="{kind}"/></Types>')
        package.writestr("xl/workbook.xml", "<workbook/>")
    return made.getvalue()


def archive(**members: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in members.items():
            package.writestr(name, text)
    return made.getvalue()


def photo(form: str = "JPEG") -> bytes:
    made = BytesIO()
    picture = Image.new("RGB", (40, 20), "green")
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # held upright: the viewer must turn it
    exif.get_ifd(GPS)[1] = "N"
    picture.save(made, form, exif=exif)
    return made.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes that says it is very large."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    size = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    rows = b"IDAT" + zlib.compress(b"\x00")
    data = struct.pack(">I", len(rows) - 4) + rows + struct.pack(">I", zlib.crc32(rows))
    return b"\x89PNG\r\n\x1a\n" + size + data


@pytest.mark.parametrize(
    ("data", "name", "content_type", "shown"),
    [
        pytest.param(PDF, "Báo cáo.pdf", "application/pdf", "Báo cáo.pdf", id="pdf"),
        pytest.param(word(), "bien-ban.docx", "wordprocessingml.document", "bien-ban.docx", id="w"),
        pytest.param(sheet(), "so.xlsx", "spreadsheetml.sheet", "so.xlsx", id="sheet"),
        pytest.param("Kế hoạch".encode(), "kh.txt", "text/plain", "kh.txt", id="text"),
        pytest.param(PDF, "anh.jpg", "application/pdf", "anh.jpg.pdf", id="by-content-not-name"),
        pytest.param(PDF, "..\\..\\etc/a\u202efdp.pdf", "application/pdf", "afdp.pdf", id="name"),
    ],
)
def test_keeps_what_offices_use(
    world: World, monday: date, data: bytes, name: str, content_type: str, shown: str
) -> None:
    kept = store_file(world.office, data, name, by=world.thu, on=monday)

    assert kept.content_type.endswith(content_type)
    assert kept.name == shown
    assert kept.content.read() == data
    assert shown not in str(kept.content.name)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        pytest.param(b"", "a.pdf", "không có nội dung", id="empty"),
        pytest.param(b"MZ\x90\x00" + b"\x00" * 60, "a.pdf", "không được nhận", id="program"),
        pytest.param(archive(a="x"), "a.zip", "«zip» không được nhận", id="zip"),
        pytest.param(
            archive(**{"[Content_Types].xml": "x", "word/vbaProject.bin": "x"}),
            "a.docx",
            "macro",
            id="macro",
        ),
        pytest.param(b"<html><script>", "a.html", "không được nhận", id="page"),
        pytest.param(b"<svg onload='x'>", "a.svg", "không được nhận", id="svg"),
        pytest.param(b"\xff\xd8\xff\xe0garbage", "a.jpg", "bị hỏng", id="broken-photo"),
        pytest.param(b"a" * (MAX_FILE_BYTES + 1), "a.txt", "quá lớn", id="too-large"),
        pytest.param(b"a" * (2 * MB + 1), "a.txt", "không được quá 2 MB", id="heavy-text"),
        pytest.param(b"<!DOCTYPE html><p>", "a.txt", "«html» không được nhận", id="page-as-text"),
        pytest.param(b"\xef\xbb\xbf\n<svg onload='x'>", "a.txt", "«html»", id="svg-as-text"),
        pytest.param(b"<html><!-- %PDF-1.4 -->", "a.pdf", "không đúng", id="page-as-pdf"),
        pytest.param(PDF + archive(a="x"), "a.pdf", "không đúng", id="pdf-and-package"),
        pytest.param(b"GIF89a" + b"\x00" * 60, "a.gif", "«gif» không được nhận", id="gif"),
        pytest.param(bomb(20_000, 20_000), "a.png", "Ảnh quá lớn", id="huge-picture"),
        pytest.param(bomb(10_000, 10_000), "a.png", "Ảnh quá lớn", id="large-picture"),
        pytest.param(bomb(7_100, 7_100), "a.png", "Ảnh quá lớn", id="just-too-large"),
    ],
)
def test_refuses_the_rest_and_says_what_to_do(
    world: World, monday: date, data: bytes, name: str, says: str
) -> None:
    with pytest.raises(FileRefused) as refused:
        store_file(world.office, data, name, by=world.thu, on=monday)

    assert says in refused.value.message
    assert "Hãy" in refused.value.message
    assert not StoredFile.objects.exists()


def test_the_same_content_is_kept_once_per_unit(world: World, monday: date) -> None:
    first = store_file(world.office, PDF, "mot.pdf", by=world.thu, on=monday)
    again = store_file(world.office, PDF, "hai.pdf", by=world.hung, on=monday)
    elsewhere = store_file(world.economy, PDF, "ba.pdf", by=world.quang, on=monday)

    assert again == first
    assert elsewhere != first
    assert StoredFile.objects.count() == 2


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photograph_forgets_where_it_was_taken(world: World, monday: date, form: str) -> None:
    kept = store_file(world.village, photo(form), "niem-yet", by=world.tam, on=monday)

    stored = Image.open(BytesIO(kept.content.read()))
    assert not dict(stored.getexif())
    assert stored.size == (20, 40)  # turned upright before the mark was dropped
    assert kept.name == f"niem-yet{'.jpg' if form == 'JPEG' else '.png'}"


def test_what_hangs_behind_a_photograph_is_dropped(world: World, monday: date) -> None:
    hidden = archive(**{"evil.class": "payload"})

    kept = store_file(world.village, photo() + hidden, "anh.jpg", by=world.tam, on=monday)

    assert not zipfile.is_zipfile(BytesIO(kept.content.read()))
