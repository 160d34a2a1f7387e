"""What a citizen gives and reads at the window: the second thing, plain stages, warned texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.rules.petitions.denouncing import reads_like_denunciation
from danvan.rules.petitions.public_code import ALPHABET, code_from, grouped, spoken, typed
from danvan.rules.petitions.public_words import NEXT, told_of_stage
from danvan.rules.petitions.second_thing import remembered
from danvan.rules.petitions.stage_words import PLAIN


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("4321", "4321", id="four-digits"),
        pytest.param("0912 345 678", "5678", id="a-whole-phone-number"),
        pytest.param("+84 912.345.678", "5678", id="with-its-country"),
        pytest.param("321", None, id="three-digits"),
        pytest.param("Hoa Mai", "hoamai", id="a-word"),
        pytest.param("  hoa   MÀI ", "hoamai", id="same-word-typed-otherwise"),
        pytest.param("ao", None, id="too-short"),
        pytest.param("", None, id="nothing"),
        pytest.param("....", None, id="signs"),
    ],
)
def test_reads_the_second_thing(text: str, kept: str | None) -> None:
    assert remembered(text) == kept


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    kept = remembered(text)

    assert kept is None or 4 <= len(kept) <= 400
    assert kept == remembered(f"  {text} ")


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        pytest.param("Tôi tố cáo ông trưởng thôn thu tiền trái quy định", True, id="says-so"),
        pytest.param("Cán bộ vòi vĩnh, đòi lót tay mới làm giấy", True, id="bribes"),
        pytest.param("Anh ấy lập khống hồ sơ hỗ trợ bão", True, id="false-papers"),
        pytest.param("TO CAO can bo dia chinh", True, id="without-marks"),
        pytest.param("Đèn đường thôn Đông hỏng từ hôm bão", False, id="street-light"),
        pytest.param("Xin hỏi về quy định của Luật Tố cáo", False, id="asks-about-the-law"),
        pytest.param("Đề nghị dựng bảng khiếu nại, tố cáo ở nhà văn hóa", False, id="a-board"),
        pytest.param("Đường liên xã có ổ gà to, cao su lốp xe bị rách", False, id="a-big-hole"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_warns_of_what_reads_like_a_denunciation(text: str, warned: bool) -> None:
    assert reads_like_denunciation(text) is warned


@pytest.mark.parametrize("stage", sorted(PLAIN))
def test_a_guarded_case_tells_nothing_of_its_kind(stage: str) -> None:
    told, then = told_of_stage(stage, guarded=True)

    if stage != "received":
        assert told in {"Đơn đang được giải quyết", "Đã giải quyết xong"}
    assert "khiếu nại" not in (told + then).lower()
    assert "tố cáo" not in (told + then).lower()


def test_every_stage_that_goes_on_says_what_comes_next() -> None:
    silent = {stage for stage in PLAIN if not told_of_stage(stage, guarded=False)[1]}

    assert silent == {"refused", "kept", "withdrawn", "stopped", "closed"}
    assert set(NEXT) <= set(PLAIN)


def test_a_code_is_read_aloud_in_five_groups() -> None:
    assert spoken("23ACEFGHKLMNPRTUVX45") == (
        "hai ba a xê",
        "e ép giê hát",
        "ca lờ mờ nờ",
        "pê rờ tê u",
        "vê ích bốn năm",
    )


@given(st.binary(min_size=16, max_size=40))
def test_a_printed_code_is_typed_back_as_it_was(numbers: bytes) -> None:
    code = code_from(numbers)

    assert typed(grouped(code).lower()) == code
    assert set(code) <= set(ALPHABET)
    assert all(group.strip() and len(group.split()) == 4 for group in spoken(code))
