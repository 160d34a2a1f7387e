"""Working days: weekends, days off, Saturdays worked in their place."""

from datetime import date

import pytest

from danvan.rules.deadlines.calendar import NoWorkingDay, WorkCalendar, say_day, say_weekday

# Thursday 1 and Friday 2 January 2026 off, Saturday 10 worked in place of the Friday.
NEW_YEAR = WorkCalendar(
    off=frozenset({date(2026, 1, 1), date(2026, 1, 2)}), make_up=frozenset({date(2026, 1, 10)})
)
# Tết 2026: Monday 16 to Friday 20 February.
TET = WorkCalendar(off=frozenset(date(2026, 2, day) for day in range(16, 21)))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        pytest.param(date(2026, 1, 1), False, id="day-off"),
        pytest.param(date(2026, 1, 2), False, id="swapped-friday"),
        pytest.param(date(2026, 1, 3), False, id="saturday"),
        pytest.param(date(2026, 1, 5), True, id="monday"),
        pytest.param(date(2026, 1, 10), True, id="make-up-saturday"),
        pytest.param(date(2026, 1, 11), False, id="sunday-after-it"),
    ],
)
def test_says_whether_a_day_is_worked(day: date, worked: bool) -> None:
    assert NEW_YEAR.is_working(day) is worked


@pytest.mark.parametrize(
    ("day", "following", "before"),
    [
        pytest.param(date(2026, 2, 14), date(2026, 2, 23), date(2026, 2, 13), id="over-tet"),
        pytest.param(date(2026, 2, 23), date(2026, 2, 23), date(2026, 2, 23), id="itself"),
        pytest.param(date(2026, 3, 8), date(2026, 3, 9), date(2026, 3, 6), id="sunday"),
    ],
)
def test_finds_the_nearest_working_day(day: date, following: date, before: date) -> None:
    assert TET.next_working(day) == following
    assert TET.previous_working(day) == before


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param(date(2026, 2, 12), 2, date(2026, 2, 23), id="forward-over-tet"),
        pytest.param(date(2026, 2, 24), -3, date(2026, 2, 12), id="back-over-tet"),
        pytest.param(date(2026, 3, 9), 0, date(2026, 3, 9), id="none"),
        pytest.param(date(2026, 3, 7), 1, date(2026, 3, 9), id="from-a-saturday"),
        pytest.param(date(2026, 3, 9), 5, date(2026, 3, 16), id="a-week"),
    ],
)
def test_counts_working_days(day: date, count: int, expected: date) -> None:
    assert TET.add_working(day, count) == expected


def test_a_make_up_saturday_counts() -> None:
    assert NEW_YEAR.add_working(date(2026, 1, 9), 1) == date(2026, 1, 10)
    assert NEW_YEAR.add_working(date(2026, 1, 12), -1) == date(2026, 1, 10)


def test_a_table_without_working_days_is_refused() -> None:
    whole_year = frozenset(date.fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(365))

    with pytest.raises(NoWorkingDay):
        WorkCalendar(off=whole_year).next_working(date(2026, 3, 1))


def test_days_are_said_as_people_write_them() -> None:
    assert say_day(date(2026, 3, 5)) == "05/03/2026"
    assert say_weekday(date(2026, 11, 21)) == "thứ Bảy, 21/11/2026"
    assert say_weekday(date(2026, 11, 22)) == "Chủ nhật, 22/11/2026"
