"""Moving a petition along its way: one act for every move of the table."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.petitions.access import may_do
from danvan.petitions.actions.clock import (
    end_steps,
    fulfil_step,
    move_open_work,
    open_step,
)
from danvan.petitions.actions.refusals import DayMisfit, PaperMissing, StepRefused
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.models import Petition, StageRecord
from danvan.rules.petitions.stage_words import LABELS
from danvan.rules.petitions.stages import Move, NoSuchMove, the_move

# Stages after which nothing of what was open is owed any more.
ENDINGS = frozenset(
    {
        "refused",
        "guided",
        "transferred",
        "passed_on",
        "separated",
        "returned",
        "kept",
        "withdrawn",
        "stopped",
        "closed",
    }
)
_DAYS = {"accepted": "accepted_on", "decided": "settled_on", "concluded": "settled_on"}
_SETTLING = frozenset({"answered"})


@dataclass(frozen=True)
class StepPaper:
    """The paper that a step rests on «văn bản của bước»: number and day as the clerk gave them."""

    number: str = ""
    on: date | None = None
    note: str = ""


NO_PAPER = StepPaper()


@transaction.atomic
def enter_stage(
    petition_id: int,
    version: int | None,
    to: str,
    *,
    by: User,
    on: date,
    paper: StepPaper = NO_PAPER,
    due_by_hand: date | None = None,
    hand_basis: str = "",
) -> Petition:
    """Move a petition to a stage «chuyển bước»: fulfil what it answers, open what it owes.

    Clocks start on the paper's day, or today where no paper is asked for. Raises StepRefused,
    PaperMissing, DayMisfit, WordsTell.
    """
    petition = locked(Petition, petition_id, version)
    move = _move(petition, to)
    require(may_do(by, move.act, petition, on=on))
    day = _day(petition, move, paper, on)
    refuse_telling(petition, paper.number, paper.note, hand_basis)
    return go(
        petition, move, day, by=by, on=on, paper=paper, due_by_hand=due_by_hand,
        hand_basis=hand_basis,
    )  # fmt: skip


def go(
    petition: Petition,
    move: Move,
    day: date,
    *,
    by: User,
    on: date,
    paper: StepPaper = NO_PAPER,
    due_by_hand: date | None = None,
    hand_basis: str = "",
) -> Petition:
    """Make a move of a locked petition. The caller has asked: the act around it."""
    for step in move.fulfils:
        fulfil_step(petition, step, by=by, on=on, done_on=day)
    petition.stage, petition.stage_on = move.to, day
    fields = ["stage", "stage_on", *_dated(petition, move, day)]
    changed(petition, *fields)
    began = petition.received_on if move.to == "classified" else day
    for step in move.opens:
        open_step(
            petition, step, began, by=by, on=on, due_by_hand=due_by_hand, hand_basis=hand_basis
        )
    if move.to in ENDINGS:
        end_steps(petition, by=by, on=on)
    move_open_work(petition)
    StageRecord.objects.create(
        petition=petition,
        stage=move.to,
        on=day,
        by=by,
        document_number=paper.number.strip(),
        document_on=paper.on,
        note=paper.note.strip(),
    )
    record_event("petitions.stage_entered", by=by, on=on, about=petition, stage=move.label)
    return petition


def _move(petition: Petition, to: str) -> Move:
    try:
        return the_move(petition.kind, petition.stage, to, petition.round)
    except NoSuchMove:
        raise StepRefused(LABELS.get(petition.stage, petition.stage)) from None


def _day(petition: Petition, move: Move, paper: StepPaper, on: date) -> date:
    if move.paper and not (paper.number.strip() and paper.on):
        raise PaperMissing(move.paper)
    day = paper.on or on
    if day > on:
        raise DayMisfit(_("Ngày văn bản không thể sau hôm nay. Hãy kiểm tra lại ngày."))
    if day < petition.received_on:
        raise DayMisfit(_("Ngày văn bản không thể trước ngày nhận đơn. Hãy kiểm tra lại ngày."))
    return day


def _dated(petition: Petition, move: Move, day: date) -> list[str]:
    """Set the days that the register asks for; return the fields set."""
    fields = []
    if move.to in _DAYS:
        setattr(petition, _DAYS[move.to], day)
        fields.append(_DAYS[move.to])
    if move.to in _SETTLING:
        petition.settled_on, petition.result = day, Petition.Result.ANSWERED
        fields += ["settled_on", "result"]
    if move.to == "withdrawn":
        petition.result = Petition.Result.WITHDRAWN
        fields.append("result")
    if move.to == "stopped":
        petition.result = Petition.Result.STOPPED
        fields.append("result")
    # The day nothing was owed any more stays: putting the file away later does not move it.
    if move.to in ENDINGS and petition.closed_on is None:
        petition.closed_on = day
        fields.append("closed_on")
    return fields
