"""How often the law asks, and what makes a case complex, each on both sides of 2026-07-01."""

from datetime import date

import pytest

from danvan.law.actions import load_complexity, load_limits
from danvan.law.queries import complexity_criteria, frequency_of

BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)


@pytest.mark.django_db
def test_a_commune_chairman_receives_weekly_until_june_and_twice_a_month_after() -> None:
    load_limits()

    before, after = (
        frequency_of("reception.commune_frequency", BEFORE),
        frequency_of("reception.commune_frequency", AFTER),
    )

    assert before is not None
    assert after is not None
    assert (before.times, before.period) == (1, "week")
    assert (after.times, after.period) == (2, "month")
    assert "136/2025/QH15" in after.source


@pytest.mark.django_db
def test_a_step_without_a_frequency_has_none() -> None:
    load_limits()

    assert frequency_of("complaint.accept", AFTER) is None


@pytest.mark.parametrize(
    ("kind", "on", "count"),
    [
        ("denunciation", BEFORE, 7),
        ("denunciation", date(2019, 5, 27), None),
        ("complaint", BEFORE, None),
        ("complaint", AFTER, 7),
        ("feedback", AFTER, None),
    ],
)
@pytest.mark.django_db
def test_the_closed_lists_of_complex_cases(kind: str, on: date, count: int | None) -> None:
    load_complexity()

    found = complexity_criteria(kind, on)

    assert (len(found.criteria) if found else None) == count
