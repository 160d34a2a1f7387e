"""What counts as in time, and which numbers may hold sealed cases; worked out by hand."""

from datetime import date

import pytest

from danvan.rules.petitions.figures import (
    DECIDING_STEPS,
    SETTLING_STAGES,
    Timeliness,
    may_show_sealed,
    timeliness,
)
from danvan.rules.petitions.stages import law_step

DUE = date(2026, 7, 10)


@pytest.mark.parametrize(
    ("due", "settled_on", "as_of", "told"),
    [
        pytest.param(DUE, date(2026, 7, 9), date(2026, 7, 31), Timeliness.IN_TIME, id="before"),
        pytest.param(DUE, DUE, date(2026, 7, 31), Timeliness.IN_TIME, id="on-the-day"),
        pytest.param(DUE, date(2026, 7, 11), date(2026, 7, 31), Timeliness.LATE, id="day-after"),
        pytest.param(DUE, None, DUE, Timeliness.IN_TIME, id="open-on-its-day"),
        pytest.param(DUE, None, date(2026, 7, 11), Timeliness.LATE, id="open-the-day-after"),
        # Settled in time is so whatever day one looks at it.
        pytest.param(DUE, date(2026, 7, 1), date(2027, 7, 1), Timeliness.IN_TIME, id="long-ago"),
        pytest.param(None, date(2026, 7, 9), date(2026, 7, 31), Timeliness.NO_DAY, id="no-day"),
        pytest.param(None, None, date(2026, 7, 31), Timeliness.NO_DAY, id="open-without-a-day"),
    ],
)
def test_in_time_until_midnight_of_the_day(
    due: date | None, settled_on: date | None, as_of: date, told: Timeliness
) -> None:
    assert timeliness(due, settled_on, as_of) is told


@pytest.mark.parametrize(
    ("count", "sees", "named", "shown"),
    [
        pytest.param(1, True, False, True, id="who-sees-the-register"),
        pytest.param(3, False, True, True, id="three-in-everybodys-period"),
        pytest.param(2, False, True, False, id="two-would-point-at-one"),
        pytest.param(0, False, True, False, id="none"),
        pytest.param(9, False, False, False, id="days-of-ones-own-choice"),
    ],
)
def test_who_is_shown_numbers_with_sealed_cases(
    count: int, sees: bool, named: bool, shown: bool
) -> None:
    assert may_show_sealed(count, sees_register=sees, named_period=named) is shown


def test_what_decides_is_the_settling_of_each_kind_and_not_what_follows_it() -> None:
    assert {"complaint.settle_first", "complaint.settle_second", "denunciation.settle"} <= set(
        DECIDING_STEPS
    )
    assert not {step for step in DECIDING_STEPS if "send" in step or "publish" in step}
    # A second complaint is judged by its own steps.
    assert {law_step("complaint.settle_first", 2), law_step("complaint.accept", 2)} <= set(
        DECIDING_STEPS
    )


def test_what_leaves_the_pile_and_what_does_not() -> None:
    assert {"decided", "concluded", "transferred", "withdrawn", "kept"} <= SETTLING_STAGES
    assert not {"received", "classified", "accepted"} & SETTLING_STAGES
