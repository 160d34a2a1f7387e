"""A plan's new version: what goes on, moves, is done, begins or ends, worked out by hand."""

from datetime import date

import pytest

from danvan.rules.plans.renewal import Coming, Given, Renewed, renew_work

SINCE = date(2026, 5, 20)
MARCH, JUNE, JULY, SEPTEMBER, DECEMBER = (
    date(2026, 3, 31), date(2026, 6, 30), date(2026, 7, 15), date(2026, 9, 30), date(2026, 12, 31),
)  # fmt: skip
OFFICE, ECONOMY = 1, 2


def once(due: date | None, unit: int = OFFICE, **facts: object) -> Given:
    return Given(unit, "", "deliverable", due, **facts)  # type: ignore[arg-type]


def anew(due: date | None, unit: int = OFFICE, occurrence: str = "") -> Coming:
    return Coming(unit, occurrence, "deliverable", due)


def quarter(name: str, due: date, **facts: object) -> Given:
    return Given(OFFICE, name, "recurring", due, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "fate"),
    [
        pytest.param(once(JUNE), anew(JUNE), "same", id="the-same-day"),
        pytest.param(once(JUNE), anew(SEPTEMBER), "later", id="a-later-day"),
        pytest.param(once(SEPTEMBER), anew(JUNE), "earlier", id="an-earlier-day"),
        pytest.param(once(None), anew(JUNE), "dated", id="a-day-where-there-was-none"),
        pytest.param(once(JUNE), anew(None), "undated", id="no-day-any-more"),
        pytest.param(once(MARCH, settled=True), anew(JUNE), "done", id="done-stays-done"),
        pytest.param(
            once(JULY, planned=JUNE), anew(JUNE), "same", id="an-extension-outlives-the-old-day"
        ),
        pytest.param(
            once(JULY, planned=JUNE), anew(SEPTEMBER), "later", id="later-than-the-extension"
        ),
        pytest.param(
            once(SEPTEMBER, submitted=True), anew(JUNE), "same", id="reported-is-not-made-late"
        ),
        pytest.param(
            once(JUNE, submitted=True), anew(SEPTEMBER), "later", id="reported-gets-the-later-day"
        ),
        pytest.param(once(MARCH), anew(MARCH), "same", id="overdue-stays-overdue"),
    ],
)
def test_work_that_goes_on(old: Given, new: Coming, fate: str) -> None:
    assert [(r.fate, r.old, r.new) for r in renew_work([old], [new], SINCE)] == [(fate, 0, 0)]


def test_another_unit_begins_and_the_first_one_stops() -> None:
    found = renew_work([once(JUNE)], [anew(JUNE, ECONOMY)], SINCE)

    assert [(r.fate, r.old, r.new) for r in found] == [("gone", 0, None), ("new", None, 0)]


def test_quarters_that_fell_due_before_stay_owed_and_those_to_come_make_way_for_halves() -> None:
    given = [
        quarter("2026-Q1", MARCH),
        quarter("2026-Q2", JUNE),
        quarter("2026-Q3", SEPTEMBER),
        quarter("2026-Q4", DECEMBER),
    ]
    coming = [
        Coming(OFFICE, "2026-H1", "recurring", JUNE),
        Coming(OFFICE, "2026-H2", "recurring", DECEMBER),
    ]

    found = renew_work(given, coming, SINCE)

    assert [r.fate for r in found] == ["owed", "gone", "gone", "gone", "new", "new"]


def test_a_period_reported_early_stays_done() -> None:
    given = [quarter("2026-Q1", MARCH, settled=True), quarter("2026-Q2", JUNE, settled=True)]
    coming = [Coming(OFFICE, "2026-Q2", "recurring", JUNE)]

    assert [r.fate for r in renew_work(given, coming, SINCE)] == ["done", "done"]


def test_one_day_that_becomes_two_goes_on_as_the_first() -> None:
    coming = [anew(SEPTEMBER, occurrence="2026-09-30"), anew(JULY, occurrence="2026-07-15")]

    found = renew_work([once(JUNE)], coming, SINCE)

    assert found == (Renewed(found[0].fate, 0, 1), Renewed(found[1].fate, None, 0))
    assert [r.fate for r in found] == ["later", "new"]


def test_of_two_days_the_one_still_open_goes_on() -> None:
    given = [
        Given(OFFICE, "2026-03-31", "deliverable", MARCH, settled=True),
        Given(OFFICE, "2026-06-30", "deliverable", JUNE),
    ]

    found = renew_work(given, [anew(SEPTEMBER)], SINCE)

    assert [(r.fate, r.new) for r in found] == [("done", None), ("later", 0)]


def test_standing_work_that_becomes_a_deliverable_begins_anew() -> None:
    found = renew_work([Given(OFFICE, "", "standing")], [anew(JUNE)], SINCE)

    assert [r.fate for r in found] == ["gone", "new"]


def test_a_dropped_duty_ends_even_where_it_is_late_and_what_is_reported_waits() -> None:
    given = [once(MARCH), once(JUNE, submitted=True), once(MARCH, settled=True)]

    assert [r.fate for r in renew_work(given, [], SINCE)] == ["gone", "owed", "done"]
