"""From what a plan writes to the days on which its work is due."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from danvan.rules.deadlines.calendar import WorkCalendar
from danvan.rules.deadlines.plan_days import Occurrence, inner_due, occurrences
from danvan.rules.deadlines.written import Written

PLAIN = WorkCalendar()
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
ISSUED = date(2026, 1, 20)


def ask(
    *written: Written,
    nature: str = "deliverable",
    since: date = YEAR[0],
    until: date | None = YEAR[1],
    issued_on: date = ISSUED,
    inclusive: bool = False,
    calendar: WorkCalendar = PLAIN,
    horizon: date | None = None,
) -> tuple[Occurrence, ...]:
    return occurrences(
        written,
        nature,
        since,
        until,
        issued_on,
        inclusive=inclusive,
        calendar=calendar,
        horizon=horizon or issued_on + timedelta(days=365),
    )


def line(value: str | None, relation: str | None = None, kind: str = "date") -> Written:
    return Written(f"lời văn ({value})", kind, value, relation)


def days(found: Sequence[Occurrence]) -> list[tuple[str, date | None]]:
    return [(one.occurrence, one.due) for one in found]


@pytest.mark.parametrize(
    ("value", "relation", "inclusive", "due"),
    [
        pytest.param("2026-10-20", "before", False, date(2026, 10, 19), id="before"),
        pytest.param("2026-10-20", "before", True, date(2026, 10, 20), id="before-inclusive"),
        pytest.param("2026-10-20", "no later than", False, date(2026, 10, 20), id="no-later"),
        pytest.param("2026-10-20", None, False, date(2026, 10, 20), id="bare"),
        pytest.param("2026-03-01", "before", False, date(2026, 2, 28), id="before-a-first"),
        pytest.param("2026-10", None, False, date(2026, 10, 31), id="month"),
        pytest.param("2026-10", "within", False, date(2026, 10, 31), id="within-month"),
        pytest.param("2026-10", "before", False, date(2026, 9, 30), id="before-month"),
        pytest.param("2026-10", "before", True, date(2026, 10, 31), id="before-month-inclusive"),
        pytest.param("2028-02", None, False, date(2028, 2, 29), id="leap-month"),
        pytest.param("2026-Q1", None, False, date(2026, 3, 31), id="quarter"),
        pytest.param("2026", None, False, date(2026, 12, 31), id="year"),
        pytest.param("2026", "before", False, date(2025, 12, 31), id="before-year"),
        pytest.param("end of year 2024", None, False, date(2024, 12, 31), id="end-of-year"),
        pytest.param("end of year 2026", "before", False, date(2026, 12, 31), id="before-its-end"),
        pytest.param("2026-03-01/2026-03-31", None, False, date(2026, 3, 31), id="from-to"),
    ],
)
def test_a_single_day(value: str, relation: str | None, inclusive: bool, due: date) -> None:
    found = ask(line(value, relation), inclusive=inclusive)

    assert days(found) == [("", due)]
    assert not found[0].by_hand
    assert len(found[0].steps) >= 2
    assert found[0].steps[0] == f"Văn bản ghi: «lời văn ({value})»."


@pytest.mark.parametrize(
    ("value", "relation", "expected"),
    [
        pytest.param("yearly 11-30", None, [("2026", date(2026, 11, 30))], id="yearly-day"),
        pytest.param("yearly 11-30", "before", [("2026", date(2026, 11, 29))], id="yearly-before"),
        pytest.param("yearly 11", None, [("2026", date(2026, 11, 30))], id="yearly-month"),
        pytest.param(
            "yearly 11", "before", [("2026", date(2026, 10, 31))], id="yearly-before-month"
        ),
        pytest.param("yearly Q3", "within", [("2026", date(2026, 9, 30))], id="yearly-quarter"),
        pytest.param("yearly", None, [("2026", date(2026, 12, 31))], id="yearly"),
        pytest.param(
            "quarterly",
            None,
            [
                ("2026-Q1", date(2026, 3, 31)),
                ("2026-Q2", date(2026, 6, 30)),
                ("2026-Q3", date(2026, 9, 30)),
                ("2026-Q4", date(2026, 12, 31)),
            ],
            id="quarterly",
        ),
        pytest.param(
            "every 6 months",
            None,
            [("2026-H1", date(2026, 6, 30)), ("2026-H2", date(2026, 12, 31))],
            id="half-yearly",
        ),
        pytest.param(
            "every 6 months; yearly",
            None,
            [("2026-H1", date(2026, 6, 30)), ("2026", date(2026, 12, 31))],
            id="half-and-year-share-a-day",
        ),
        pytest.param(
            "yearly 06-10; yearly 12-10; ad hoc",
            "before",
            [("2026/06-09", date(2026, 6, 9)), ("2026/12-09", date(2026, 12, 9))],
            id="two-days-a-year",
        ),
    ],
)
def test_recurring_work(value: str, relation: str | None, expected: list[tuple[str, date]]) -> None:
    found = ask(line(value, relation, "recurring"), nature="recurring")

    assert days(found) == expected


def test_days_taken_from_the_end_of_a_period_are_marked() -> None:
    monthly = ask(line("monthly", kind="recurring"), nature="recurring")
    named = ask(line("yearly 11-30", kind="recurring"), nature="recurring")

    assert len(monthly) == 12  # issued on 20 January: the month itself is still to come
    assert all(one.by_hand for one in monthly)
    assert any("do người nhập đặt" in step for step in monthly[0].steps)
    assert monthly[1].due == date(2026, 2, 28)
    assert not named[0].by_hand


def test_what_was_over_before_the_plan_came_is_not_owed() -> None:
    found = ask(line("quarterly"), nature="recurring", issued_on=date(2026, 4, 2))

    assert [one.occurrence for one in found] == ["2026-Q2", "2026-Q3", "2026-Q4"]


def test_an_open_plan_runs_a_year_ahead_and_no_period_is_cut_at_the_horizon() -> None:
    found = ask(
        line("every 6 months; yearly 11-30"),
        nature="recurring",
        since=date(2025, 3, 5),
        until=None,
        issued_on=date(2025, 3, 5),
        horizon=date(2026, 3, 5),
    )

    assert days(found) == [
        ("2025-H1", date(2025, 6, 30)),
        ("2025", date(2025, 11, 30)),
        ("2025-H2", date(2025, 12, 31)),
    ]


def test_rolling_on_names_the_same_periods_again() -> None:
    written = line("yearly 11-30; quarterly")
    first = ask(written, nature="recurring", until=None, horizon=date(2026, 12, 31))
    later = ask(written, nature="recurring", until=None, horizon=date(2027, 12, 31))

    assert set(days(first)) < set(days(later))


def test_the_last_period_ends_with_the_plan() -> None:
    found = ask(line("monthly"), nature="recurring", until=date(2026, 3, 15))

    assert days(found)[-1] == ("2026-03", date(2026, 3, 15))


def test_a_fixed_day_off_is_not_moved_but_told() -> None:
    # 31/10/2026 is a Saturday.
    (found,) = ask(line("2026-10-31", "no later than"))

    assert found.due == date(2026, 10, 31)
    assert found.remind_on == date(2026, 10, 30)
    assert found.steps[-1] == (
        "Ngày 31/10/2026 (thứ Bảy) là ngày nghỉ: nên gửi chậm nhất thứ Sáu, 30/10/2026."
    )


def test_a_make_up_saturday_is_no_day_off() -> None:
    worked = WorkCalendar(make_up=frozenset({date(2026, 10, 31)}))

    (found,) = ask(line("2026-10-31"), calendar=worked)

    assert found.remind_on == date(2026, 10, 31)
    assert not any("ngày nghỉ" in step for step in found.steps)


def test_several_fixed_days_are_several_occurrences() -> None:
    found = ask(line("2026-06-15; 2026-12-10", "before"))

    assert days(found) == [
        ("2026-06-14", date(2026, 6, 14)),
        ("2026-12-09", date(2026, 12, 9)),
    ]


def test_a_day_gone_by_at_issue_is_told() -> None:
    (found,) = ask(line("2026-01-10"))

    assert found.due == date(2026, 1, 10)
    assert "đã qua khi văn bản được ban hành (20/01/2026)" in found.steps[-1]


@pytest.mark.parametrize(
    ("written", "nature", "says"),
    [
        pytest.param([], "deliverable", "không ghi thời hạn", id="no-deadline"),
        pytest.param(
            [line("5 working_day after họp", "within", "relative")],
            "deliverable",
            "tính từ một sự kiện",
            id="relative",
        ),
        pytest.param([line("ad hoc")], "recurring", "đột xuất", id="ad-hoc"),
        pytest.param([line("5-review year")], "deliverable", "hãy nhập hạn", id="review-year"),
        pytest.param([line("2026-02-30")], "deliverable", "hãy nhập hạn", id="no-such-day"),
        pytest.param([line("yearly 13-01")], "recurring", "hãy nhập hạn", id="no-such-month"),
        pytest.param([line(None)], "deliverable", "hãy nhập hạn", id="nothing-read"),
        pytest.param([line("2026-10-20")], "standing", "thường xuyên", id="standing"),
        pytest.param([line("2026-10-20")], "request", "Đề nghị", id="request"),
    ],
)
def test_no_day_is_explained(written: list[Written], nature: str, says: str) -> None:
    (found,) = ask(*written, nature=nature)

    assert (found.occurrence, found.due, found.remind_on) == ("", None, None)
    assert says in found.steps[0]


def test_a_rhythm_outside_the_plan_says_so() -> None:
    (found,) = ask(line("yearly 11-30"), nature="recurring", until=date(2026, 6, 30))

    assert found.due is None
    assert "không có kỳ nào" in found.steps[0]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        pytest.param(date(2026, 3, 13), date(2026, 3, 10), id="within-a-week"),
        pytest.param(date(2026, 3, 10), date(2026, 3, 5), id="over-a-weekend"),
        pytest.param(date(2026, 2, 24), date(2026, 2, 12), id="over-tet"),
    ],
)
def test_the_inner_day_is_three_working_days_before(due: date, expected: date) -> None:
    tet = WorkCalendar(off=frozenset(date(2026, 2, day) for day in range(16, 21)))

    assert inner_due(due, tet) == expected
