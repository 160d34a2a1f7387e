"""A stamp of secrecy near the top stops a file; the word in a sentence does not."""

import unicodedata

import pytest

from danvan.readers.files import open_source
from danvan.readers.refusals import Refused
from danvan.readers.secrecy import is_secrecy_stamp
from tests.readers.word_files import make_docx, p

BOX = (
    "<w:p><w:r><w:pict><v:shape xmlns:v='urn:v'><v:textbox><w:txbxContent>"
    f"{p('TỐI MẬT')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


@pytest.mark.parametrize(
    "line",
    [
        "MẬT",
        "TỐI MẬT",
        "TUYỆT MẬT",
        " **TUYỆT  MẬT** ",
        "[ MẬT ]",
        "M Ậ T",
        "Độ mật: Tối mật",
        "ĐỘ MẬT: MẬT",
        unicodedata.normalize("NFD", "TỐI MẬT"),
    ],
)
def test_knows_a_stamp(line: str) -> None:
    assert is_secrecy_stamp(line)


@pytest.mark.parametrize(
    "line", ["", "Mật", "mật", "BẢO MẬT", "BÍ MẬT NHÀ NƯỚC", "Giữ kín danh tính: MẬT", "Độ mật:"]
)
def test_a_mere_word_is_no_stamp(line: str) -> None:
    assert not is_secrecy_stamp(line)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param("UBND XÃ A\nMẬT\nKẾ HOẠCH".encode(), "a.txt", id="txt"),
        pytest.param(make_docx(p("KẾ HOẠCH") + p("TUYỆT MẬT")), "a.docx", id="docx"),
        pytest.param(make_docx(p("KẾ HOẠCH"), {"header": p("MẬT")}), "a.docx", id="page-header"),
        pytest.param(make_docx(p("KẾ HOẠCH") + BOX), "a.docx", id="text-box"),
    ],
)
def test_refuses_stamped_content(data: bytes, name: str) -> None:
    with pytest.raises(Refused) as refused:
        open_source(data, name)

    assert refused.value.code == "state_secret"


def test_a_line_far_below_the_top_is_no_stamp() -> None:
    text = "KẾ HOẠCH\n" * 60 + "MẬT\n"

    assert len(open_source(text.encode(), "a.txt").blocks) == 61
