"""The story of the half-done year is possible: persons, days, bodies and duties agree."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from tests.sample.records import appointments, labels, places, plan_text, story

STORY = story()
TODAY = date.fromisoformat(STORY["on"])
UNITS = places("units.json")
APPOINTMENTS = appointments()
LABELS = {label["file"]: label for label in labels()}
STATE_AFTER = {
    "submit": "submitted",
    "return": "open",
    "confirm": "confirmed",
    "waive": "waived",
    "request_send": "sent",
    "request_receive": "received",
    "request_answer": "answered",
}
KEEPS_STATE = {"assign", "progress", "evidence", "extend_request", "extend_grant"}
EVIDENCE = {
    "document": {"kind", "number", "issuer", "date", "text"},
    "paper": {"kind", "folder", "date", "text", "confirmed_by"},
    "link": {"kind", "url", "date", "text"},
    "file": {"kind", "name", "content", "date", "text"},
}
CREDITORS = {"confirm", "return", "waive", "extend_grant", "request_send"}


def _duty_rows() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(plan, row) for plan in STORY["plans"] for row in plan["duties"]]


def _event_rows() -> list[tuple[str, str, dict[str, Any]]]:
    """Every event with the authority that is owed and the unit that owes."""
    planned = [(p["issuer"], r["debtor"], e) for p, r in _duty_rows() for e in r["events"]]
    quick = [
        ("ubnd-xa-bach-khe", task["unit"], e)
        for task in STORY["quick_tasks"]
        for e in task["events"]
    ]
    return planned + quick


def _serves(username: str, unit: str, on: str) -> bool:
    day = date.fromisoformat(on)
    return any(
        a.username == username and a.unit == unit and a.span.holds(day) for a in APPOINTMENTS
    )


def test_every_row_is_about_one_duty_of_the_plan() -> None:
    told = [
        (plan["file"], row)
        for plan in STORY["plans"]
        for row in [*plan["duties"], *plan["standing"]]
    ]

    assert len(told) > 50
    for name, row in told:
        duties = LABELS[name]["duties"]
        about = [
            duty
            for duty in duties
            if duty["section"] == row["section"] and duty["text"].startswith(row["text"])
        ]
        torn = row["text"] in plan_text(name)
        assert len(about) == 1 or (torn and not about), row


def test_standing_answers_are_about_standing_work() -> None:
    [plan] = [plan for plan in STORY["plans"] if plan["standing"]]
    for row in plan["standing"]:
        [duty] = [
            duty
            for duty in LABELS[plan["file"]]["duties"]
            if duty["section"] == row["section"] and duty["text"].startswith(row["text"])
        ]
        assert duty["nature"] == "standing", row
        assert (row["answer"] is None) == row["nothing"], row
        assert _serves(row["by"], row["debtor"], row["on"]), row


def test_events_follow_each_other_between_issue_and_today() -> None:
    for plan, row in _duty_rows():
        days = [date.fromisoformat(event["on"]) for event in row["events"]]
        assert days, row
        assert days == sorted(days), row
        assert date.fromisoformat(plan["issued_on"]) <= days[0], row
        assert days[-1] <= TODAY, row


def test_events_end_in_the_state_that_is_told() -> None:
    for row in [*(row for _, row in _duty_rows()), *STORY["quick_tasks"]]:
        state = "open"
        for event in row["events"]:
            assert event["act"] in STATE_AFTER or event["act"] in KEEPS_STATE, event
            state = STATE_AFTER.get(event["act"], state)
        assert state == row["state"], row


def test_each_side_acts_for_itself() -> None:
    """Who owes reports; who is owed decides: each event's person serves that side on that day."""
    for issuer, debtor, event in _event_rows():
        side = issuer if event["act"] in CREDITORS else debtor
        assert _serves(event["by"], side, event["on"]), event


def test_nobody_confirms_what_he_submitted() -> None:
    for _, row in _duty_rows():
        by = {event["act"]: event["by"] for event in row["events"]}
        if "confirm" in by:
            assert by["submit"] != by["confirm"], row


def test_work_is_assigned_to_a_person_of_the_unit() -> None:
    given = [
        (row["debtor"], event["to"], event["on"])
        for _, row in _duty_rows()
        for event in row["events"]
        if event["act"] == "assign"
    ]
    given += [(task["unit"], task["person"], task["given_on"]) for task in STORY["quick_tasks"]]

    assert [row for row in given if not _serves(row[1], row[0], row[2])] == []


def test_authorities_act_on_days_people_work() -> None:
    for _, debtor, event in _event_rows():
        if UNITS[debtor].kind != "village":
            assert date.fromisoformat(event["on"]).weekday() < 5, event


def test_evidence_is_complete_and_older_than_its_report() -> None:
    shown = [event for _, _, event in _event_rows() if "evidence" in event]

    assert {event["evidence"]["kind"] for event in shown} == set(EVIDENCE)
    for event in shown:
        proof = event["evidence"]
        assert set(proof) == EVIDENCE[proof["kind"]], proof
        assert all(proof.values()), proof
        assert proof["date"] <= event["on"], proof


def test_what_must_have_a_reason_has_one() -> None:
    for _, _, event in _event_rows():
        if event["act"] in {"return", "waive", "extend_request"}:
            assert event["reason"].strip(), event


@pytest.mark.parametrize(
    ("act", "least"),
    [("return", 2), ("extend_request", 1), ("extend_grant", 1), ("waive", 1), ("confirm", 30)],
)
def test_the_year_has_its_ups_and_downs(act: str, least: int) -> None:
    done = Counter(event["act"] for _, _, event in _event_rows())

    assert done[act] >= least


def test_some_work_is_late_some_came_late_and_some_is_still_to_come() -> None:
    kinds = Counter(kind for plan, row in _duty_rows() if (kind := _timing(plan, row)))

    assert kinds["late"] >= 2
    assert kinds["done late"] >= 3
    assert kinds["done in time"] >= 10
    assert kinds["open in time"] >= 2


def test_requests_are_sent_received_and_answered() -> None:
    states = {row["state"] for _, row in _duty_rows() if row["events"][0]["act"] == "request_send"}

    assert states == {"sent", "received", "answered"}


def test_three_quick_tasks_come_from_a_letter_a_meeting_and_a_word() -> None:
    assert {task["origin"] for task in STORY["quick_tasks"]} == {"letter", "meeting", "spoken"}
    assert len(STORY["quick_tasks"]) == 3
    for task in STORY["quick_tasks"]:
        assert task["given_on"] <= task["due"], task


def _timing(plan: dict[str, Any], row: dict[str, Any]) -> str | None:
    """How a dated duty stands today; None for one without a date."""
    label = LABELS[plan["file"]]
    dates = [
        (label["deadlines"][index]["value"], label["deadlines"][index]["relation"])
        for duty in label["duties"]
        if duty["section"] == row["section"] and duty["text"].startswith(row["text"])
        for index in duty["deadlines"]
        if label["deadlines"][index]["kind"] == "date"
    ]
    if not dates:
        return None
    printed, relation = dates[0]
    granted = [event["until"] for event in row["events"] if event["act"] == "extend_grant"]
    submitted = [event["on"] for event in row["events"] if event["act"] == "submit"]
    day = max([*submitted[-1:], *([] if row["state"] == "confirmed" else [STORY["on"]])])
    last = granted[-1] if granted else printed
    late = day > last or (day == last and relation == "before" and not granted)
    if row["state"] == "confirmed":
        return "done late" if late else "done in time"
    return ("late" if late else "open in time") if row["state"] == "open" else None
