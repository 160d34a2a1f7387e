"""The petitions of the sample province until mid-July, told through the acts people use."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from danvan.accounts.models import User
from danvan.desk.sample.organisation import Row, text
from danvan.petitions.actions.assign import Charge, assign_case
from danvan.petitions.actions.classify import Judgement, classify_petition
from danvan.petitions.actions.clock_events import (
    ClockPaper,
    determine_complexity,
    extend_time,
    suspend_case,
)
from danvan.petitions.actions.decide import (
    NewDecision,
    issue_decision,
    publish_decision,
    send_decision,
)
from danvan.petitions.actions.execute import Order, close_case, finish_execution, order_execution
from danvan.petitions.actions.hearing import announce_hearing, hold_hearing, plan_hearing
from danvan.petitions.actions.papers import NewPaper, add_paper
from danvan.petitions.actions.refer import Sending, refer_petition
from danvan.petitions.actions.register import Intake, Person, register_petition
from danvan.petitions.actions.seal import SealedFile
from danvan.petitions.actions.sealed import receive_denunciation
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.actions.withdraw import withdraw_petition
from danvan.petitions.models import Petition
from danvan.petitions.queries.sealed import settling_post
from danvan.rules.petitions.triage_questions import questions_for
from danvan.units.models import Post, Unit

Teller = Callable[[Petition, Row, User, date], object]


def tell_petitions() -> int:
    """Let people hand in, classify and settle what the story says; return how many came."""
    story: list[Row] = json.loads(text("petitions.json"))
    for row in story:
        case = _handed_in(row)
        for event in row.get("events", []):
            case.refresh_from_db()
            TELLERS[event["act"]](case, event, _user(event["by"]), _day(event["on"]))
    return len(story)


def _handed_in(row: Row) -> Petition:
    by, on = _user(row["by"]), _day(row["on"])
    people = tuple(Person(**one) for one in row.get("people", []))
    intake = Intake(
        unit=_unit(row["unit"]).pk,
        received_on=on,
        channel=row["channel"],
        subject=row["subject"],
        people=() if "sealed" in row else people,
        people_count=row.get("people_count", max(1, len(people))),
        topic=row.get("topic", ""),
        is_anonymous=not people,
        about_post=_head(row["about"]).pk if "about" in row else None,
        passed_by=row.get("passed_by", ""),
        passed_number=row.get("passed_number", ""),
    )
    if "sealed" not in row:
        return register_petition(intake, by=by, on=on)
    scan = SealedFile("don-viet-tay.txt", row["sealed"].encode())
    return receive_denunciation(
        intake, people, row["sealed"], (scan,), row["subject"], by=by, on=on
    )


def _classify(case: Petition, event: Row, by: User, on: date) -> object:
    kind = event["kind"]
    wanted = {question.code: question.wanted for question in questions_for(kind)}
    settler = settling_post(case.unit_id, on=on)
    handler, person = event.get("office"), event.get("person")
    judgement = Judgement(
        kind=kind,
        outcome=event["outcome"],
        answers=wanted | event.get("answers", {}),
        topic=event.get("topic", case.field),
        reason=event.get("reason", ""),
        handler=_unit(handler).pk if handler else None,
        assignee=_user(person).pk if person else None,
        settler=settler.pk if settler else None,
        due_by_hand=_day(event["due"]) if "due" in event else None,
        hand_basis=event.get("basis", ""),
    )
    return classify_petition(case.pk, case.version, judgement, by=by, on=on)


def _step(case: Petition, event: Row, by: User, on: date) -> object:
    return enter_stage(case.pk, case.version, event["to"], by=by, on=on, paper=_paper(event))


def _assign(case: Petition, event: Row, by: User, on: date) -> object:
    charge = Charge(_unit(event["office"]).pk, _user(event["person"]).pk)
    return assign_case(case.pk, case.version, charge, by=by, on=on, paper=_paper(event))


def _refer(case: Petition, event: Row, by: User, on: date) -> object:
    sending = Sending(to_name=event.get("to_name", ""), reason=event.get("reason", ""))
    paper = _paper(event)
    return refer_petition(case.pk, case.version, event["what"], sending, by=by, on=on, paper=paper)


def _clock(act: Callable[..., object]) -> Teller:
    def tell(case: Petition, event: Row, by: User, on: date) -> object:
        number, day = event["paper"]
        paper = ClockPaper(number, _day(day), event["reason"], tuple(event.get("criteria", ())))
        given: list[Any] = [event["level"]] if "level" in event else []
        return act(case.pk, case.version, *given, paper, by=by, on=on)

    return tell


def _plan_hearing(case: Petition, event: Row, by: User, on: date) -> object:
    day, place = _day(event["day"]), event["place"]
    plan_hearing(case.pk, case.version, day, place, by=by, on=on)
    case.refresh_from_db()
    return announce_hearing(case.pk, case.version, _paper(event), by=by, on=on)


def _hold_hearing(case: Petition, event: Row, by: User, on: date) -> object:
    return hold_hearing(case.pk, case.version, "held", event["minutes"], by=by, on=on)


def _decide(case: Petition, event: Row, by: User, on: date) -> object:
    number, day = event["paper"]
    new = NewDecision(event["to"], number, _day(day), event["result"], event["summary"])
    return issue_decision(case.pk, case.version, new, by=by, on=on)


def _send(case: Petition, event: Row, by: User, on: date) -> object:
    decision = case.decisions.get()
    return send_decision(decision.pk, decision.version, on, by=by, on=on)


def _publish(case: Petition, event: Row, by: User, on: date) -> object:
    decision = case.decisions.get()
    return publish_decision(decision.pk, decision.version, event["how"], on, by=by, on=on)


def _order(case: Petition, event: Row, by: User, on: date) -> object:
    order = Order(event["text"], _unit(event["office"]).pk, _day(event["due"]))
    return order_execution(case.decisions.get().pk, order, by=by, on=on)


def _done(case: Petition, event: Row, by: User, on: date) -> object:
    execution = case.decisions.get().executions.get()
    return finish_execution(execution.pk, execution.version, on, by=by, on=on)


def _close(case: Petition, event: Row, by: User, on: date) -> object:
    return close_case(case.pk, case.version, event.get("note", ""), by=by, on=on)


def _withdraw(case: Petition, event: Row, by: User, on: date) -> object:
    return withdraw_petition(case.pk, case.version, _paper(event), by=by, on=on)


def _lay(case: Petition, event: Row, by: User, on: date) -> object:
    new = NewPaper(event["role"], event["title"], place=event["place"])
    return add_paper(case.pk, new, by=by, on=on)


def _paper(event: Row) -> StepPaper:
    number, day = event.get("paper", ("", None))
    return StepPaper(number, _day(day) if day else None, event.get("note", ""))


def _head(key: str) -> Post:
    return Post.objects.get(unit__key=key, is_head=True)


def _unit(key: str) -> Unit:
    return Unit.objects.get(key=key)


def _user(username: str) -> User:
    return User.objects.get(username=username)


def _day(written: str) -> date:
    return date.fromisoformat(written)


TELLERS: dict[str, Teller] = {
    "assign": _assign,
    "classify": _classify,
    "close": _close,
    "complex": _clock(determine_complexity),
    "decide": _decide,
    "done": _done,
    "extend": _clock(extend_time),
    "hearing": _plan_hearing,
    "hearing_held": _hold_hearing,
    "lay": _lay,
    "order": _order,
    "publish": _publish,
    "refer": _refer,
    "send": _send,
    "step": _step,
    "suspend": _clock(suspend_case),
    "withdraw": _withdraw,
}
