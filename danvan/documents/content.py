"""What a file is by its content, and what is kept of it: photographs lose where they were made."""

import unicodedata
import zipfile
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePath

import filetype
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from danvan.base.acts import ActRefused
from danvan.readers.files import MAX_FILE_BYTES
from danvan.readers.forms import PDF, PDF_WITHIN
from danvan.readers.packages import word_package_form
from danvan.readers.refusals import MESSAGES, Refused

MAX_PIXELS = 50_000_000  # a phone of today takes 12 to 48 million
# What Pillow says, at twice its own bound, of a picture that would fill the memory.
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
MAX_NAME = 200
SHEET_TYPE = b"spreadsheetml.sheet.main+xml"
TEXT_ENDINGS = {".txt": "text/plain", ".md": "text/markdown"}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS = {
    "application/pdf": (".pdf",),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "text/plain": (".txt",),
    "text/markdown": (".md",),
}
ACCEPTED = ".pdf, .docx, .xlsx, .jpg, .png, .txt"
MB = 1024 * 1024
# What each kind may weigh; nothing weighs more than MAX_FILE_BYTES, which is what a server lets in.
LIMITS = {
    "application/pdf": MAX_FILE_BYTES,
    DOCX: MAX_FILE_BYTES,
    XLSX: 10 * MB,
    "image/jpeg": MAX_FILE_BYTES,
    "image/png": MAX_FILE_BYTES,
    "text/plain": 2 * MB,
    "text/markdown": 2 * MB,
}
# A page of the web that calls itself text or a PDF; browsers look for these past blanks.
PAGE_MARKS = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<head", b"<body")
BLANK = b"\xef\xbb\xbf \t\r\n\x00"


class FileRefused(ActRefused):
    """A file that is not kept «tệp không nhận»: `message` says what it is and what to do."""


@dataclass(frozen=True)
class Content:
    """A file ready to be stored «nội dung tệp»: its bytes, its type by content, its shown name."""

    data: bytes
    content_type: str
    name: str

    @property
    def ending(self) -> str:
        """Return the ending its storage key bears."""
        return ENDINGS[self.content_type][0]


def checked_content(data: bytes, name: str) -> Content:
    """Return what is to be stored of a file. Raises FileRefused in Vietnamese."""
    if not data:
        raise FileRefused(MESSAGES["empty"])
    if len(data) > MAX_FILE_BYTES:
        raise FileRefused(MESSAGES["too_large"])
    content_type = _type_of(data, name)
    _refuse_heavy(data, content_type)
    content = Content(data, content_type, shown_name(name, content_type))
    if content_type.startswith("image/"):
        return replace(content, data=_bare_picture(data, content_type))
    return content


def shown_name(name: str, content_type: str) -> str:
    """Return a name as people see it: no folders, no hidden characters, the ending of its type."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(c for c in last if unicodedata.category(c)[0] != "C").strip() or "tep"
    stem, ending = PurePath(clean).stem[:MAX_NAME], PurePath(clean).suffix
    endings = ENDINGS[content_type]
    return stem + ending if ending.lower() in endings else clean[:MAX_NAME] + endings[0]


def _type_of(data: bytes, name: str) -> str:
    if data.startswith(b"PK"):
        return _package_type(data)
    if PDF in data[:PDF_WITHIN]:
        return _pdf_type(data)
    kind = filetype.guess(data)  # type: ignore[no-untyped-call]  # the package has no types
    if kind is not None:
        if kind.mime in {"image/jpeg", "image/png"}:
            return str(kind.mime)
        raise FileRefused(_not_kept(str(kind.extension)))
    ending = PurePath(name).suffix.lower()
    if _is_page(data):
        raise FileRefused(_not_kept("html"))
    if ending in TEXT_ENDINGS and b"\x00" not in data.removeprefix(b"\xff\xfe")[:4096:2]:
        return TEXT_ENDINGS[ending]
    raise FileRefused(_not_kept(ending.lstrip(".")))


def _pdf_type(data: bytes) -> str:
    """Return the type of a PDF; one that is a page or a package as well is none of ours.

    Scanners may write rubbish before the mark, which readers accept.
    """
    if _is_page(data) or zipfile.is_zipfile(BytesIO(data)):
        raise FileRefused(MESSAGES["mislabelled"])
    return "application/pdf"


def _is_page(data: bytes) -> bool:
    return data.lstrip(BLANK)[:16].lower().startswith(PAGE_MARKS)


def _refuse_heavy(data: bytes, content_type: str) -> None:
    limit = LIMITS[content_type]
    if len(data) > limit:
        raise FileRefused(
            _("Tệp %(ending)s không được quá %(limit)d MB. Hãy tách bớt hoặc giảm cỡ rồi tải lại.")
            % {"ending": ENDINGS[content_type][0], "limit": limit // MB}
        )


def _package_type(data: bytes) -> str:
    """Return the type of an office package; bombs, macros and passwords are refused."""
    try:
        word_package_form(data)
    except Refused as refused:
        # Bombs, macros and passwords are judged before the form: a sound sheet comes this far.
        if refused.code == "unknown_form" and _is_sheet(data):
            return XLSX
        message = _not_kept("zip") if refused.code == "unknown_form" else refused.message
        raise FileRefused(message) from refused
    return DOCX


def _is_sheet(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        return "[Content_Types].xml" in names and SHEET_TYPE in package.read("[Content_Types].xml")


def _bare_picture(data: bytes, content_type: str) -> bytes:
    """Return a picture upright and without the place, time and camera that phones write into it."""
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise FileRefused(_picture_too_large())
            upright = ImageOps.exif_transpose(picture)
            kept = BytesIO()
            if content_type == "image/jpeg":
                upright.convert("RGB").save(kept, "JPEG", quality=88, exif=b"")
            else:
                upright.save(kept, "PNG", optimize=False)
    except BOMBS as problem:
        raise FileRefused(_picture_too_large()) from problem
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as problem:
        message = _("Ảnh bị hỏng nên không mở được. Hãy chụp lại hoặc lưu lại.")
        raise FileRefused(message) from problem
    return kept.getvalue()


def _picture_too_large() -> str:
    return _("Ảnh quá lớn. Hãy giảm kích thước ảnh rồi tải lại.")


def _not_kept(ending: str) -> str:
    return _("Tệp dạng «%(ending)s» không được nhận. Hãy dùng một trong các dạng: %(forms)s.") % {
        "ending": ending,
        "forms": ACCEPTED,
    }
