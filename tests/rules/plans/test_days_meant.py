"""Which written deadlines say when, beside those that only name the report."""

import pytest

from danvan.rules.deadlines.written import Written
from danvan.rules.plans.days_meant import days_meant


def _said(*values: str) -> tuple[Written, ...]:
    return tuple(Written(value, "date", value) for value in values)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        pytest.param(("every 6 months", "2026-06-20"), ("2026-06-20",), id="half-year-report"),
        pytest.param(
            ("every 6 months; yearly", "2026-06-20", "2026-11-30"),
            ("2026-06-20", "2026-11-30"),
            id="both-reports",
        ),
        pytest.param(("every 6 months",), ("every 6 months",), id="no-day-at-all"),
        pytest.param(("monthly", "2026-06-20"), ("monthly", "2026-06-20"), id="monthly-stays"),
        pytest.param(
            ("yearly 11-30", "2026-06-20"), ("yearly 11-30", "2026-06-20"), id="has-its-own-day"
        ),
        pytest.param((), (), id="nothing"),
    ],
)
def test_a_written_day_outweighs_the_name_of_a_report(
    written: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    assert days_meant(_said(*written)) == _said(*kept)
