"""The periods of figures, by the cut-off of reports and by the calendar; worked out by hand."""

from datetime import date

import pytest

from danvan.rules.petitions.report_periods import (
    CutOff,
    NoSuchPeriod,
    Period,
    Span,
    change,
    named_period,
    period_of,
    year_before,
)

# As NĐ 09/2019/NĐ-CP, Điều 12 cuts off; the nine months came in 2024.
REPORT = CutOff(
    "bao-cao",
    "chốt ngày 14",
    first_day=15,
    months_before=1,
    spans={
        Span.YEAR: (date(2019, 3, 12), "Điều 12"),
        Span.NINE: (date(2024, 3, 5), "TT 01/2024"),
        Span.HALF: (date(2019, 3, 12), "Điều 12"),
        Span.QUARTER: (date(2019, 3, 12), "Điều 12"),
        Span.MONTH: (date(2019, 3, 12), "Điều 12"),
    },
)
CALENDAR = CutOff(
    "lich", "theo lịch", first_day=1, months_before=0,
    spans={Span.YEAR: (None, ""), Span.QUARTER: (None, ""), Span.MONTH: (None, "")},
)  # fmt: skip


@pytest.mark.parametrize(
    ("cut_off", "span", "year", "place", "since", "until"),
    [
        (REPORT, Span.YEAR, 2026, 1, "2025-12-15", "2026-12-14"),
        (REPORT, Span.NINE, 2026, 1, "2025-12-15", "2026-09-14"),
        (REPORT, Span.NINE, 2024, 1, "2023-12-15", "2024-09-14"),
        (REPORT, Span.HALF, 2026, 1, "2025-12-15", "2026-06-14"),
        (REPORT, Span.HALF, 2026, 2, "2026-06-15", "2026-12-14"),
        (REPORT, Span.QUARTER, 2026, 1, "2025-12-15", "2026-03-14"),
        (REPORT, Span.QUARTER, 2026, 2, "2026-03-15", "2026-06-14"),
        (REPORT, Span.QUARTER, 2026, 3, "2026-06-15", "2026-09-14"),
        (REPORT, Span.QUARTER, 2026, 4, "2026-09-15", "2026-12-14"),
        (REPORT, Span.MONTH, 2026, 1, "2025-12-15", "2026-01-14"),
        (REPORT, Span.MONTH, 2026, 3, "2026-02-15", "2026-03-14"),
        (REPORT, Span.MONTH, 2026, 12, "2026-11-15", "2026-12-14"),
        # The first period that ends under the decree; the one before it is no period of it.
        (REPORT, Span.MONTH, 2019, 3, "2019-02-15", "2019-03-14"),
        (CALENDAR, Span.YEAR, 2026, 1, "2026-01-01", "2026-12-31"),
        (CALENDAR, Span.QUARTER, 2026, 4, "2026-10-01", "2026-12-31"),
        (CALENDAR, Span.MONTH, 2024, 2, "2024-02-01", "2024-02-29"),
    ],
)
def test_the_days_of_a_named_period(
    cut_off: CutOff, span: Span, year: int, place: int, since: str, until: str
) -> None:
    found = named_period(cut_off, span, year, place)

    assert (found.since, found.until) == (date.fromisoformat(since), date.fromisoformat(until))
    assert found.basis == cut_off.spans[span][1]


@pytest.mark.parametrize(
    ("cut_off", "span", "year", "place"),
    [
        pytest.param(REPORT, Span.QUARTER, 2026, 5, id="fifth-quarter"),
        pytest.param(REPORT, Span.MONTH, 2026, 0, id="month-nought"),
        pytest.param(REPORT, Span.NINE, 2026, 2, id="second-nine-months"),
        pytest.param(REPORT, Span.NINE, 2023, 1, id="nine-months-before-their-rule"),
        pytest.param(REPORT, Span.MONTH, 2019, 2, id="before-the-decree"),
        pytest.param(CALENDAR, Span.HALF, 2026, 1, id="unknown-to-the-cut-off"),
        pytest.param(REPORT, Span.MONTH, 1, 1, id="before-all-years"),
        pytest.param(CALENDAR, Span.YEAR, 9999, 1, id="beyond-all-years"),
    ],
)
def test_refuses_a_period_that_is_none(cut_off: CutOff, span: Span, year: int, place: int) -> None:
    with pytest.raises(NoSuchPeriod):
        named_period(cut_off, span, year, place)


@pytest.mark.parametrize(
    ("day", "cut_off", "span", "found"),
    [
        ("2026-12-14", REPORT, Span.YEAR, (2026, 1)),
        ("2026-12-15", REPORT, Span.YEAR, (2027, 1)),
        ("2025-12-31", REPORT, Span.MONTH, (2026, 1)),
        ("2026-01-14", REPORT, Span.MONTH, (2026, 1)),
        ("2026-01-15", REPORT, Span.MONTH, (2026, 2)),
        ("2026-03-14", REPORT, Span.QUARTER, (2026, 1)),
        ("2026-03-15", REPORT, Span.QUARTER, (2026, 2)),
        ("2026-06-14", REPORT, Span.HALF, (2026, 1)),
        ("2026-06-15", REPORT, Span.HALF, (2026, 2)),
        # After the nine months are over the year still has no other of them.
        ("2026-10-20", REPORT, Span.NINE, (2026, 1)),
        ("2026-12-31", CALENDAR, Span.QUARTER, (2026, 4)),
        ("2027-01-01", CALENDAR, Span.YEAR, (2027, 1)),
    ],
)
def test_in_which_period_a_day_lies(
    day: str, cut_off: CutOff, span: Span, found: tuple[int, int]
) -> None:
    assert period_of(date.fromisoformat(day), cut_off, span) == found


def test_every_day_lies_in_the_period_it_is_said_to_lie_in() -> None:
    for number in range(date(2024, 1, 1).toordinal(), date(2026, 12, 31).toordinal()):
        day = date.fromordinal(number)
        for span in (Span.YEAR, Span.HALF, Span.QUARTER, Span.MONTH):
            found = named_period(REPORT, span, *period_of(day, REPORT, span))
            assert found.since <= day <= found.until, (day, span)


@pytest.mark.parametrize(
    ("since", "until", "before"),
    [
        ("2026-06-15", "2026-09-14", ("2025-06-15", "2025-09-14")),
        # A leap day has none the year before; the days stay those of the calendar otherwise.
        ("2024-02-01", "2024-02-29", ("2023-02-01", "2023-02-28")),
        ("2025-02-01", "2025-02-28", ("2024-02-01", "2024-02-28")),
    ],
)
def test_the_same_days_a_year_before(since: str, until: str, before: tuple[str, str]) -> None:
    found = year_before(Period(date.fromisoformat(since), date.fromisoformat(until), "Điều 12"))

    assert (found.since.isoformat(), found.until.isoformat(), found.basis) == (*before, "Điều 12")


def test_the_first_year_has_none_before() -> None:
    with pytest.raises(NoSuchPeriod):
        year_before(Period(date(1, 1, 1), date(1, 12, 31)))


@pytest.mark.parametrize(
    ("now", "before", "share"),
    [
        (12, 10, 20),
        (10, 12, -17),  # 16,67 %
        (9, 8, 13),  # 12,5 %: half away from nought
        (7, 8, -13),
        (1, 8, -88),  # 87,5 %
        (0, 5, -100),
        (5, 5, 0),
        (3, 1, 200),
        (5, 0, None),
    ],
)
def test_by_how_much_a_number_changed(now: int, before: int, share: int | None) -> None:
    assert change(now, before) == share
