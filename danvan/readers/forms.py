"""Says what form a file has, by its content first and its name second."""

from pathlib import PurePath
from typing import Final

from danvan.readers.packages import word_package_form
from danvan.readers.refusals import Refused

ZIP: Final = b"PK\x03\x04"
EMPTY_ZIP: Final = b"PK\x05\x06"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Word, or a password
PDF: Final = b"%PDF-"
PDF_WITHIN: Final = 1024  # readers accept rubbish before the mark, so scanners write it
RTF: Final = b"{\\rtf"

TEXT_FORMS: Final = {"": "txt", "txt": "txt", "text": "txt", "md": "md", "markdown": "md"}
READ_FORMS: Final = frozenset({"txt", "md", "docx", "pdf"})

# Names that promise a form of ours; a file that holds another thing is mislabelled.
PROMISES: Final = {**TEXT_FORMS, "docx": "docx", "pdf": "pdf", "doc": "doc", "docm": "docm"}

# First bytes of what people drop by mistake: recognised so that the refusal can name it.
OTHERS: Final = (
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"II*\x00", "ảnh TIFF"),
    (b"MM\x00*", "ảnh TIFF"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
)


def form_of(data: bytes, name: str) -> str:
    """Return "txt", "md", "docx" or "pdf"; raise `Refused` where content and name disagree."""
    suffix = PurePath(name).suffix.lstrip(".").casefold()
    content = _form_by_content(data)
    if content == "text":
        return _text_form(suffix)
    promised = PROMISES.get(suffix, content) if suffix else content
    if promised != content:
        raise Refused("mislabelled")
    return content


def _text_form(suffix: str) -> str:
    if suffix in TEXT_FORMS:
        return TEXT_FORMS[suffix]
    raise Refused("mislabelled" if suffix in PROMISES else "unknown_form")


def _form_by_content(data: bytes) -> str:
    if data.startswith((ZIP, EMPTY_ZIP)):
        return word_package_form(data)
    if data.startswith(OLE):
        raise _refusal_of_ole(data)
    if PDF in data[:PDF_WITHIN]:
        return "pdf"
    _refuse_known_others(data)
    return "text"


def _refusal_of_ole(data: bytes) -> Refused:
    """Old Word, or a new file wrapped for its password: the stream names stand in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refused("encrypted")
    if "WordDocument".encode("utf-16-le") in data:
        return Refused("legacy_doc")
    return Refused("unknown_form")


def _refuse_known_others(data: bytes) -> None:
    if data.startswith(RTF):
        raise Refused(
            "unknown_form",
            "Tệp ở dạng RTF chưa đọc được. Hãy mở bằng Word, “Lưu thành” .docx rồi tải lại.",
        )
    for mark, kind in OTHERS:
        if data.startswith(mark):
            raise Refused(
                "unknown_form",
                f"Đây là {kind}, không phải văn bản. Hãy tải tệp .docx hoặc .pdf của văn bản; "
                "nếu chỉ có bản chụp, hãy ghép các trang thành một tệp .pdf.",
            )
