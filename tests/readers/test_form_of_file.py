"""The content says what a file is; where the name says another thing, it is refused."""

import pytest

from danvan.readers.files import MAX_FILE_BYTES, form_of, open_source
from danvan.readers.refusals import MESSAGES, Refused
from tests.readers.word_files import make_docx, p, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WORD = make_docx(p("Kế hoạch"))
PDF = b"%PDF-1.7\n%\xe2\xe3\n"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        pytest.param(b"ke hoach", "kh.txt", "txt", id="txt"),
        pytest.param(b"ke hoach", "KH.TXT", "txt", id="capitals-in-the-name"),
        pytest.param(b"# ke hoach", "kh.md", "md", id="md"),
        pytest.param(b"ke hoach", "kehoach", "txt", id="no-ending"),
        pytest.param(WORD, "kh.docx", "docx", id="docx"),
        pytest.param(WORD, "tệp tải về", "docx", id="docx-without-ending"),
        pytest.param(PDF, "kh.pdf", "pdf", id="pdf"),
        pytest.param(b"\r\nscanner" + PDF, "kh.pdf", "pdf", id="pdf-after-rubbish"),
    ],
)
def test_tells_the_form(data: bytes, name: str, form: str) -> None:
    assert form_of(data, name) == form


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        pytest.param(b"chi la chu", "kh.docx", "mislabelled", id="text-called-docx"),
        pytest.param(b"chi la chu", "kh.pdf", "mislabelled", id="text-called-pdf"),
        pytest.param(WORD, "kh.pdf", "mislabelled", id="docx-called-pdf"),
        pytest.param(WORD, "kh.doc", "mislabelled", id="docx-called-doc"),
        pytest.param(PDF, "kh.txt", "mislabelled", id="pdf-called-txt"),
        pytest.param(b"a;b", "bang.csv", "unknown_form", id="csv"),
        pytest.param(b"{\\rtf1 a}", "kh.doc", "unknown_form", id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "anh.png", "unknown_form", id="picture"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "anh.docx", "unknown_form", id="picture-called-docx"),
        pytest.param(zipped({"a.txt": b"a"}), "kh.docx", "unknown_form", id="other-zip"),
        pytest.param(OLE, "kh.doc", "unknown_form", id="other-old-office-file"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "a.doc", "legacy_doc", id="doc"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "a.docx", "legacy_doc", id="doc-x"),
        pytest.param(
            OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted", id="password"
        ),
        pytest.param(b"PK\x03\x04 cut off", "kh.docx", "damaged", id="cut-zip"),
        pytest.param(
            make_docx(p("a"), main_type=MACRO_TYPE), "kh.docm", "macro", id="macro-enabled"
        ),
        pytest.param(
            make_docx(p("a"), extra={"word/vbaProject.bin": b"x"}), "kh.docx", "macro", id="macro"
        ),
    ],
)
def test_refuses_with_a_reason(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        open_source(data, name)

    assert refused.value.code == code


def test_refuses_a_file_that_is_too_large_before_looking_at_it() -> None:
    with pytest.raises(Refused) as refused:
        open_source(b"%PDF-" + bytes(MAX_FILE_BYTES), "kh.pdf")

    assert refused.value.code == "too_large"


def test_every_refusal_says_what_to_do() -> None:
    assert all("Hãy" in message and message.endswith(".") for message in MESSAGES.values())


def test_an_unknown_code_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="no_such_code"):
        Refused("no_such_code")
