"""Dates as offices print them."""

import pytest

from danvan.rules.text.dates import find_date_line, find_dates, first_day, last_day


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param("ngày 07/5/2024", "2024-05-07", id="slashes"),
        pytest.param("ngày 10 tháng 11 năm 2022", "2022-11-10", id="in-words"),
        pytest.param("ngày 3 tháng 02, 2026", "2026-02-03", id="comma-for-year"),
        pytest.param("ngày 12-3-2020", "2020-03-12", id="hyphens"),
        pytest.param("ngày 5.1.2026", "2026-01-05", id="dots"),
        pytest.param("28/ 01/ 2022", "2022-01-28", id="spaces"),
        pytest.param("NGÀY 06 THÁNG 01 NĂM 2026", "2026-01-06", id="capitals"),
    ],
)
def test_finds_a_whole_date(text: str, iso: str) -> None:
    assert [found.iso for found in find_dates(text)] == [iso]


@pytest.mark.parametrize("text", ["31/02/2026", "mức độ 3/4", "1/2/20261", "tháng 5/2024"])
def test_finds_no_date_where_none_is(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        pytest.param("An Khê, ngày 05 tháng 01 năm 2026", "2026-01-05", id="whole"),
        pytest.param("An Khê, ngày    tháng 4 năm 2026", "2026-04", id="day-blank"),
        pytest.param("An Khê, ngày … tháng … năm 2023", "2023", id="only-year"),
    ],
)
def test_reads_a_date_line_as_far_as_it_is_filled_in(line: str, iso: str) -> None:
    found = find_date_line(line)

    assert found is not None
    assert found.iso == iso


def test_knows_the_days_a_part_of_a_date_may_mean() -> None:
    assert last_day("2024-02").isoformat() == "2024-02-29"
    assert last_day("2023").isoformat() == "2023-12-31"
    assert first_day("2026-04").isoformat() == "2026-04-01"
