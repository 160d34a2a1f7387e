"""Last year's words for this year: days and years move on, cited acts and spans of years stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.rules.plans.year_ahead import year_ahead


@pytest.mark.parametrize(
    ("text", "moved", "days"),
    [
        pytest.param("gửi trước ngày 20/3/2025.", "gửi trước ngày 20/3/2026.", ["20/3/2026"],
                     id="a-day"),
        pytest.param("từ ngày 01-4-2025 đến 30 . 6 . 2025", "từ ngày 01-4-2026 đến 30 . 6 . 2026",
                     ["01-4-2026", "30 . 6 . 2026"], id="two-days"),
        pytest.param("ngày 05 tháng 6 năm 2025", "ngày 05 tháng 6 năm 2026",
                     ["05 tháng 6 năm 2026"], id="in-words"),
        pytest.param("trong tháng 9/2025", "trong tháng 9/2026", ["tháng 9/2026"], id="a-month"),
        pytest.param("họp tháng 4 năm 2025", "họp tháng 4 năm 2026",
                     ["tháng 4 năm 2026"], id="a-month-in-words"),
        pytest.param("trong quý I/2025, quý IV năm 2025", "trong quý I/2026, quý IV năm 2026",
                     ["quý I/2026", "quý IV năm 2026"], id="quarters"),
        pytest.param("báo cáo trước 15/01/2026", "báo cáo trước 15/01/2027", ["15/01/2027"],
                     id="the-january-after"),
        pytest.param("năm 2025 tăng so với năm 2024", "năm 2026 tăng so với năm 2025",
                     [], id="years-alone"),
        pytest.param("giai đoạn 2021-2025, nhiệm kỳ 2025 – 2030",
                     "giai đoạn 2021-2025, nhiệm kỳ 2025 – 2030", [], id="spans-of-years"),
        pytest.param("theo Nghị quyết số 25-NQ/TW ngày 03/6/2013", None, [], id="an-old-act"),
        pytest.param("theo Kế hoạch số 12/KH-UBND ngày 05/3/2025, xong trước 20/3/2025",
                     "theo Kế hoạch số 12/KH-UBND ngày 05/3/2025, xong trước 20/3/2026",
                     ["20/3/2026"], id="an-act-of-that-year"),
        pytest.param("Kế hoạch số 12/KH-UBND ngày 05/3/2025 của UBND tỉnh về dân vận năm 2025",
                     None, [], id="the-subject-of-a-cited-plan"),
        pytest.param("trước ngày 30/11 hằng năm", None, [], id="every-year"),
        pytest.param("dự án 12025 hộ, mã 20251", None, [], id="no-years"),
    ],
)  # fmt: skip
def test_moves_what_is_of_the_plans_year(text: str, moved: str | None, days: list[str]) -> None:
    found = year_ahead(text, year=2025)

    assert found.text == (moved or text)
    assert [day.after for day in found.days] == days
    assert [found.text[: day.end][-len(day.after) :] for day in found.days] == days


@pytest.mark.parametrize(
    ("text", "year", "moved"),
    [
        pytest.param("trước 29/02/2028", 2028, "trước 28/02/2029", id="digits"),
        pytest.param("ngày 29 tháng 2 năm 2028", 2028, "ngày 28 tháng 2 năm 2029", id="words"),
        pytest.param("ngày 29/12/2028", 2028, "ngày 29/12/2029", id="december"),
    ],
)
def test_a_leap_day_becomes_the_last_of_february(text: str, year: int, moved: str) -> None:
    assert year_ahead(text, year=year).text == moved


def test_nothing_is_proposed_for_the_same_year() -> None:
    assert year_ahead("trước ngày 20/3/2025", year=2025, years=0).days == ()


@given(st.text(alphabet="20 25/-3năm,tháng.quýIV", max_size=80))
def test_any_text_moves_without_fault_and_its_days_lie_in_it(text: str) -> None:
    found = year_ahead(text, year=2025)

    assert all(found.text[: day.end].endswith(day.after) for day in found.days)
