"""What the legal clock refuses to count, and what it says of doubt."""

from datetime import date

import pytest

from danvan.rules.deadlines.explained import explain
from danvan.rules.deadlines.limits import (
    BadLimits,
    CannotCount,
    ImpossibleDates,
    NoLimitInForce,
    NotADeadline,
    UnknownStep,
    table_from,
)
from tests.rules.deadlines.statutory_cases import counted

SETTLE, DENOUNCE = "complaint.settle_first", "denunciation.settle"


@pytest.mark.parametrize(
    ("step", "since", "told", "refusal"),
    [
        pytest.param("complaint.nothing", "2026-07-06", "", UnknownStep, id="unknown-step"),
        pytest.param("", "2026-07-06", "", UnknownStep, id="empty-step"),
        pytest.param("complaint.accept", "2012-06-30", "", NoLimitInForce, id="before-the-law"),
        pytest.param("dialogue.announce", "2015-12-31", "", NoLimitInForce, id="before-any-row"),
        pytest.param("complaint.dialogue_notice", "2026-06-30", "", NoLimitInForce, id="june"),
        pytest.param("privacy.breach_notice", "2026-01-01", "", NoLimitInForce, id="row-ended"),
        pytest.param("reception.commune_frequency", "2026-07-06", "", NotADeadline, id="frequency"),
        pytest.param("dialogue.frequency", "2026-07-06", "", NotADeadline, id="events-a-year"),
        pytest.param("report.party_reception", "2026-07-06", "", NotADeadline, id="report"),
        pytest.param("complaint.suspension", "2026-07-06", "", NotADeadline, id="pause"),
        pytest.param("denunciation.withdraw", "2026-07-06", "", NotADeadline, id="bound"),
        pytest.param("grassroots.report_council", "2026-07-06", "", NotADeadline, id="session"),
        pytest.param(DENOUNCE, "2026-03-02", "+2026-03-01", ImpossibleDates, id="before-start"),
        pytest.param(DENOUNCE, "2026-03-02", "+2026-04-02", ImpossibleDates, id="after-the-end"),
        pytest.param(
            DENOUNCE, "2026-03-02", "complex +2026-03-10 +2026-03-20", ImpossibleDates, id="once"
        ),
        pytest.param(
            DENOUNCE,
            "2026-03-02",
            "special +2026-03-10 +2026-03-20 +2026-03-30",
            ImpossibleDates,
            id="twice-at-most",
        ),
        pytest.param(
            DENOUNCE, "2026-03-02", "+2026-03-10 +2026-03-10", ImpossibleDates, id="same-day"
        ),
        pytest.param(SETTLE, "2026-07-06", "+2026-07-20", ImpossibleDates, id="not-by-decision"),
        pytest.param(
            SETTLE, "2026-07-06", "2026-07-05..2026-07-10", ImpossibleDates, id="stay-before"
        ),
        pytest.param(
            SETTLE, "2026-07-06", "2026-07-20..2026-07-10", ImpossibleDates, id="stay-turned-round"
        ),
        pytest.param(
            SETTLE,
            "2026-07-06",
            "2026-07-10..2026-07-20 2026-07-15..2026-07-25",
            ImpossibleDates,
            id="stays-overlap",
        ),
        pytest.param(
            SETTLE, "2026-07-06", "2026-07-10.. 2026-07-20..", ImpossibleDates, id="open-twice"
        ),
    ],
)
def test_refuses_and_says_why(step: str, since: str, told: str, refusal: type[CannotCount]) -> None:
    with pytest.raises(refusal) as refused:
        counted(step, since, told)

    assert refused.value.message.endswith(".")


@pytest.mark.parametrize(
    ("step", "since", "verified"),
    [
        pytest.param("complaint.accept", "2026-06-30", True, id="the-law-alone"),
        pytest.param("complaint.accept", "2026-07-06", False, id="the-decree-binds"),
        pytest.param("complaint.accept", "2026-07-03", True, id="the-law-binds"),
        pytest.param("complaint.accept", "2026-08-21", True, id="both-on-one-day"),
        pytest.param("dialogue.announce", "2024-05-13", False, id="from-memory"),
        pytest.param("petition.alarm", "2026-07-06", False, id="one-source"),
    ],
)
def test_says_whether_the_binding_day_is_verified(step: str, since: str, verified: bool) -> None:
    found = counted(step, since)

    assert found.is_verified is verified
    assert ("chưa đủ nguồn" in " ".join(explain(found))) is not verified


def test_shows_both_rows_where_two_are_in_force() -> None:
    found = counted("complaint.accept", "2026-07-06")
    told = " ".join(explain(found))

    assert [one.due for one in found.counted] == [date(2026, 7, 15), date(2026, 7, 16)]
    assert "15/07/2026" in told
    assert "16/07/2026" in told
    assert "Điều 27" in told


@pytest.mark.parametrize(
    ("step", "told", "sentence"),
    [
        pytest.param(DENOUNCE, "complex", "chưa có quyết định gia hạn", id="no-decision"),
        pytest.param("complaint.appeal", "complex", "không có thời hạn riêng", id="no-level"),
        pytest.param("privacy.carry_out", "", "20 ngày: không khai", id="third-parties"),
        pytest.param("privacy.carry_out", "complex", "không có thời hạn riêng", id="not-complex"),
        pytest.param("complaint.accept", "third", "không có thời hạn riêng", id="no-third"),
        pytest.param("complaint.file_first", "2026-07-10..", "Điều 9", id="obstacle"),
        pytest.param(SETTLE, "2026-07-10..", "còn 26 ngày", id="what-is-left"),
        pytest.param(DENOUNCE, "2026-07-10..", "không có quy định dừng", id="no-pause-row"),
        pytest.param(SETTLE, "2026-08-06..", "khi đó thời hạn đã hết", id="after-the-end"),
    ],
)
def test_tells_what_was_declared_and_changes_nothing(step: str, told: str, sentence: str) -> None:
    assert sentence in " ".join(explain(counted(step, "2026-07-06", told)))


GOOD = {
    "step": "x.y",
    "duration": 5,
    "unit": "day",
    "source": "Điều 1",
    "effective_from": "2020-01-01",
}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("x", id="words"),
        pytest.param({"rows": []}, id="no-limits"),
        pytest.param([1], id="no-rows"),
        pytest.param([{}], id="empty-row"),
        pytest.param([GOOD | {"step": 7}], id="step-is-a-number"),
        pytest.param([GOOD | {"source": " "}], id="no-source"),
        pytest.param([GOOD | {"duration": True}], id="truth-for-a-number"),
        pytest.param([GOOD | {"duration": "5"}], id="words-for-a-number"),
        pytest.param([GOOD | {"extended_to": "7"}], id="words-for-the-longer"),
        pytest.param([GOOD | {"unit": "fortnight"}], id="unknown-unit"),
        pytest.param([GOOD | {"effective_from": "01/01/2020"}], id="day-first"),
        pytest.param([GOOD | {"effective_to": "2019-12-31"}], id="ends-before-it-begins"),
        pytest.param([GOOD | {"extensions": [{"level": "a", "times": 0, "each": 30}]}], id="never"),
        pytest.param([GOOD | {"extensions": [{"level": "a"}]}], id="half-an-extension"),
        pytest.param(
            [GOOD | {"extended_to": 7, "extended_when": "raining"}], id="unknown-circumstance"
        ),
    ],
)
def test_refuses_a_table_it_cannot_read(content: object) -> None:
    with pytest.raises(BadLimits):
        table_from(content)


def test_reads_both_forms_of_a_table() -> None:
    assert len(table_from([GOOD])) == len(table_from({"limits": [GOOD]})) == 1


def test_a_decision_after_a_stay_is_judged_by_the_end_the_stay_left() -> None:
    pause = GOOD | {"step": "x.suspension", "kind": "clock_pause", "duration": None}
    settling = GOOD | {
        "step": "x.settle",
        "duration": 30,
        "extensions": [{"level": "phức tạp", "times": 1, "each": 30}],
    }
    told = "2026-07-10..2026-07-20 +2026-08-12"

    found = counted("x.settle", "2026-07-06", told, table_from([pause, settling]))

    # Mon 6 July + 30 = 5 Aug, stayed 10 days: 15 Aug; lengthened on the 12th: 14 Sep.
    assert found.due == date(2026, 9, 14)


def test_a_stay_moves_working_days_by_working_days() -> None:
    pause = GOOD | {"step": "x.suspension", "kind": "clock_pause", "duration": None}
    settling = GOOD | {"step": "x.settle", "duration": 5, "unit": "working_day"}

    found = counted(
        "x.settle", "2026-07-06", "2026-07-09..2026-07-14", table_from([pause, settling])
    )

    # wd: 7 8, stayed Thu 9, Fri 10, Mon 13 (three), 14 15 16.
    assert found.due == date(2026, 7, 16)
