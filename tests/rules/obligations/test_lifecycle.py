"""Which moves an obligation may make, and what proves it."""

from datetime import date

import pytest

from danvan.rules.deadlines.calendar import WorkCalendar
from danvan.rules.obligations.lifecycle import CLOSED, is_closed, may_move
from danvan.rules.obligations.periods import Period, proposed_periods
from danvan.rules.obligations.proof import answers_standing, satisfies


@pytest.mark.parametrize(
    ("nature", "state", "to", "allowed"),
    [
        pytest.param("deliverable", "open", "submitted", True, id="submit"),
        pytest.param("deliverable", "submitted", "confirmed", True, id="confirm"),
        pytest.param("recurring", "submitted", "open", True, id="return"),
        pytest.param("deliverable", "open", "confirmed", True, id="fulfilled-by-origin"),
        pytest.param("deliverable", "confirmed", "submitted", False, id="submit-twice"),
        pytest.param("deliverable", "confirmed", "open", True, id="reopen"),
        pytest.param("deliverable", "replaced", "open", False, id="replaced-stays"),
        pytest.param("standing", "open", "submitted", False, id="standing-is-answered"),
        pytest.param("standing", "open", "ended", True, id="standing-ends"),
        pytest.param("request", "open", "sent", True, id="send"),
        pytest.param("request", "open", "answered", False, id="answer-before-sending"),
        pytest.param("request", "sent", "answered", True, id="answer-without-receipt"),
        pytest.param("request", "unanswered", "answered", True, id="late-answer"),
        pytest.param("request", "answered", "unanswered", False, id="answer-stays"),
        pytest.param("request", "sent", "waived", False, id="request-not-waived"),
        pytest.param("deliverable", "open", "sent", False, id="work-is-not-sent"),
        pytest.param("unheard-of", "open", "submitted", False, id="unknown-nature"),
    ],
)
def test_moves(nature: str, state: str, to: str, allowed: bool) -> None:
    assert may_move(nature, state, to) is allowed


def test_closed_states_owe_nothing() -> None:
    assert all(is_closed(state) for state in CLOSED)
    assert not any(is_closed(state) for state in ("open", "submitted", "sent", "received"))


@pytest.mark.parametrize(
    ("evidence", "nothing", "enough"),
    [(0, False, False), (1, False, True), (0, True, True), (3, True, True)],
)
def test_what_proves_work(evidence: int, nothing: bool, enough: bool) -> None:
    assert satisfies(evidence, nothing) is enough


@pytest.mark.parametrize(
    ("text", "evidence", "nothing", "enough"),
    [
        pytest.param("", 0, False, False, id="silence"),
        pytest.param("  ", 0, False, False, id="blanks"),
        pytest.param("Đã họp hai buổi", 0, False, True, id="words"),
        pytest.param("", 2, False, True, id="links"),
        pytest.param("", 0, True, True, id="nothing-arose"),
        pytest.param("Đã họp", 0, True, False, id="contradiction"),
    ],
)
def test_what_answers_standing_work(text: str, evidence: int, nothing: bool, enough: bool) -> None:
    assert answers_standing(text, evidence, nothing) is enough


def test_two_periods_a_year_are_proposed() -> None:
    found = proposed_periods(date(2026, 1, 20), date(2026, 12, 31), WorkCalendar(), year=2026)

    assert found == (
        Period(
            "6 tháng đầu năm 2026",
            date(2026, 1, 20),
            date(2026, 6, 10),
            date(2026, 5, 26),
            date(2026, 6, 10),
        ),
        Period(
            "Năm 2026",
            date(2026, 1, 20),
            date(2026, 12, 10),
            date(2026, 11, 25),
            date(2026, 12, 10),
        ),
    )


def test_periods_a_plan_does_not_reach_are_not_proposed() -> None:
    late = proposed_periods(date(2026, 8, 3), date(2026, 12, 31), WorkCalendar(), year=2026)
    short = proposed_periods(date(2026, 1, 5), date(2026, 3, 31), WorkCalendar(), year=2026)

    assert [p.label for p in late] == ["Năm 2026"]
    assert [(p.label, p.until) for p in short] == [("Năm 2026", date(2026, 3, 31))]


def test_a_period_that_ends_on_a_sunday_is_answered_on_friday() -> None:
    # 10/12/2023 is a Sunday.
    *_, year = proposed_periods(date(2023, 1, 1), None, WorkCalendar(), year=2023)

    assert year.due == date(2023, 12, 8)
