"""One line of the sample's story told as an act: who handed in what, confirmed, returned, asked."""

from collections.abc import Callable
from datetime import date

from danvan.accounts.models import User
from danvan.desk.sample.organisation import Row
from danvan.obligations.actions.assign import assign_officer
from danvan.obligations.actions.pleas import (
    ask_extension,
    ask_waiver,
    decide_extension,
    decide_waiver,
)
from danvan.obligations.actions.report import NewEvidence, add_evidence, add_progress
from danvan.obligations.actions.requests import move_request
from danvan.obligations.actions.submit import (
    confirm_obligation,
    return_obligation,
    submit_obligation,
)
from danvan.obligations.models import Obligation

State = Obligation.State
Teller = Callable[[Obligation, Row, User, date], object]


def tell(obligation: Obligation, event: Row) -> None:
    """Do what one line of the story says; raises KeyError for an unknown act."""
    TELLERS[event["act"]](obligation, event, _user(event["by"]), date.fromisoformat(event["on"]))


def _evidence(obligation: Obligation, event: Row, by: User, on: date) -> object:
    return add_evidence(obligation.pk, evidence_of(event["evidence"]), by=by, on=on)


def evidence_of(row: Row) -> NewEvidence:
    """Return the proof of a line as it is handed in."""
    return NewEvidence(
        kind=row["kind"],
        title=row["text"],
        data=row.get("content", "").encode(),
        name=row.get("name", ""),
        number=row.get("number", ""),
        issued_on=date.fromisoformat(row["date"]) if "number" in row else None,
        url=row.get("url", ""),
        folder=row.get("folder", ""),
    )


def _submit(obligation: Obligation, event: Row, by: User, on: date) -> object:
    return submit_obligation(
        obligation.pk,
        version=obligation.version,
        note=event.get("note", ""),
        nothing_arose=event.get("nothing", False),
        by=by,
        on=on,
    )


def _confirm(obligation: Obligation, event: Row, by: User, on: date) -> object:
    return confirm_obligation(obligation.pk, version=obligation.version, by=by, on=on)


def _return(obligation: Obligation, event: Row, by: User, on: date) -> object:
    return return_obligation(
        obligation.pk, version=obligation.version, reason=event["reason"], by=by, on=on
    )


def _assign(obligation: Obligation, event: Row, by: User, on: date) -> object:
    return assign_officer(
        obligation.pk, version=obligation.version, assignee=_user(event["to"]), by=by, on=on
    )


def _progress(obligation: Obligation, event: Row, by: User, on: date) -> object:
    return add_progress(obligation.pk, text=event["text"], by=by, on=on)


def _ask_extension(obligation: Obligation, event: Row, by: User, on: date) -> object:
    return ask_extension(
        obligation.pk,
        version=obligation.version,
        asked_due=date.fromisoformat(event["until"]),
        reason=event["reason"],
        by=by,
        on=on,
    )


def _grant_extension(obligation: Obligation, event: Row, by: User, on: date) -> object:
    return decide_extension(
        obligation.pk,
        version=obligation.version,
        grant=True,
        new_due=date.fromisoformat(event["until"]),
        answer=event["note"],
        by=by,
        on=on,
    )


def _waive(obligation: Obligation, event: Row, by: User, on: date) -> object:
    """The line holds both sides: who asked to be freed, and the leader who agreed."""
    ask_waiver(
        obligation.pk,
        version=obligation.version,
        reason=event["reason"],
        by=_user(event["asked_by"]),
        on=date.fromisoformat(event["asked_on"]),
    )
    obligation.refresh_from_db()
    return decide_waiver(
        obligation.pk, version=obligation.version, grant=True, answer="Đồng ý.", by=by, on=on
    )


def _moves_to(state: str) -> Teller:
    def move(obligation: Obligation, event: Row, by: User, on: date) -> object:
        proof = event.get("evidence", {})
        return move_request(
            obligation.pk,
            version=obligation.version,
            to=state,
            number=proof.get("number", ""),
            note=proof.get("text", event.get("channel", "")),
            by=by,
            on=on,
        )

    return move


def _user(username: str) -> User:
    return User.objects.get(username=username)


TELLERS: dict[str, Teller] = {
    "assign": _assign,
    "confirm": _confirm,
    "evidence": _evidence,
    "extend_grant": _grant_extension,
    "extend_request": _ask_extension,
    "progress": _progress,
    "request_answer": _moves_to(State.ANSWERED),
    "request_receive": _moves_to(State.RECEIVED),
    "request_send": _moves_to(State.SENT),
    "return": _return,
    "submit": _submit,
    "waive": _waive,
}
