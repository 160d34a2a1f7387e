"""The number of a petition, however somebody spells it."""

import pytest

from danvan.rules.petitions.numbers import PetitionNumber, petition_number


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("12", 12, None),
        (" 012 ", 12, None),
        ("012/2026", 12, 2026),
        ("12 - 26", 12, 2026),
        ("12 2026", 12, 2026),
        ("Số 12/2026", 12, 2026),
        ("số: 12", 12, None),
        ("đơn số 12 năm 2026", 12, 2026),
        ("ĐƠN SỐ 12 NĂM 26", 12, 2026),
        ("Số đến: 12.2026", 12, 2026),
        ("«12/2026»", 12, 2026),
        ("999999/1999", 999999, 1999),
    ],
)
def test_a_number_is_read(text: str, number: int, year: int | None) -> None:
    assert petition_number(text) == PetitionNumber(number, year)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("0", id="nought"),
        pytest.param("000/2026", id="nought-of-a-year"),
        pytest.param("khiếu nại 12", id="words"),
        pytest.param("thôn 12", id="a-place"),
        pytest.param("12/KN", id="a-sign"),
        pytest.param("12/2026/TTr", id="a-paper"),
        pytest.param("12/202", id="half-a-year"),
        pytest.param("1234567", id="too-long"),
        pytest.param("12/07/2026", id="a-day"),
        pytest.param("12" + " " * 60 + "thôn Đông", id="more-is-said-further-on"),
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    assert petition_number(text) is None
