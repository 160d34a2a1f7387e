"""Text from before Unicode is recognised, as bytes and as wrongly shown letters, and refused."""

import unicodedata
from pathlib import Path

import pytest

from danvan.readers.files import open_source
from danvan.readers.old_encoding import old_encoding_of
from danvan.readers.refusals import Refused
from tests.readers.old_letters import in_tcvn3, in_vni

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"

PLAN = (
    "KẾ HOẠCH\nThực hiện công tác dân vận chính quyền năm 2026\n"
    "Ủy ban nhân dân xã Suối Mơ giao Văn phòng chủ trì, phối hợp với các thôn tổ chức đối thoại "
    "với người dân trước ngày 30/9/2026 và đăng kết quả tại nhà văn hóa.\n"
)
ENGLISH = (
    "The plan of the people's committee: a naïve résumé, a café, and El Niño in the margin. " * 3
)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param("KÕ ho¹ch", "tcvn3", id="two-words-tcvn3"),
        pytest.param("UÛy ban", "vni", id="two-words-vni"),
        pytest.param(in_tcvn3(PLAN), "tcvn3", id="plan-tcvn3"),
        pytest.param(in_vni(PLAN), "vni", id="plan-vni"),
        pytest.param(in_vni(PLAN.upper()), "vni", id="capitals-vni"),
        pytest.param(PLAN.encode().decode("latin-1"), "misread", id="utf-8-read-as-latin-1"),
        pytest.param(PLAN * 2 + in_tcvn3(PLAN), "tcvn3", id="one-third-left-unconverted"),
    ],
)
def test_names_the_old_encoding(shown: str, expected: str) -> None:
    assert old_encoding_of(shown) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PLAN, id="composed"),
        pytest.param(unicodedata.normalize("NFD", PLAN), id="decomposed"),
        pytest.param(PLAN.upper(), id="capitals"),
        pytest.param(ENGLISH, id="english"),
        pytest.param("«Dân vận khéo»¹ là gì? 3\u00d74 m², ½ số hộ, 25°C · § 7 ®", id="signs"),
        pytest.param("Buôn Krông Ñăk, ông Y Ñuê, xã Ea Drăng, huyện Ea H’leo", id="names"),
    ],
)
def test_raises_no_false_alarm(text: str) -> None:
    assert old_encoding_of(text) is None


def test_refuses_the_bytes_of_an_old_file_and_says_how_to_convert() -> None:
    with pytest.raises(Refused) as refused:
        open_source(in_tcvn3(PLAN).encode("latin-1"), "kehoach.txt")

    assert refused.value.code == "old_encoding"
    assert "TCVN3" in refused.value.message
    assert "Unikey" in refused.value.message


def test_a_paragraph_left_unconverted_is_told_and_the_rest_is_read() -> None:
    source = open_source((PLAN * 8 + in_tcvn3(PLAN)).encode(), "kehoach.txt")

    assert len(source.blocks) == 27
    (note,) = source.notes
    assert "TCVN3" in note


def test_refuses_old_letters_that_were_saved_as_unicode() -> None:
    with pytest.raises(Refused, match="VNI"):
        open_source(in_vni(PLAN).encode(), "kehoach.md")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the real plans are not beside the project")
def test_every_real_plan_is_unicode_until_it_is_converted() -> None:
    for path in sorted(SHARED.glob("*.txt")):
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))

        assert old_encoding_of(text) is None
        assert old_encoding_of(unicodedata.normalize("NFD", text)) is None
        assert old_encoding_of(in_tcvn3(text)) == "tcvn3"
        assert old_encoding_of(in_vni(text)) == "vni"
