"""Charging an office and an officer with a petition."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.obligations.actions.of_origin import charge_by_origin
from danvan.petitions.access import may_do
from danvan.petitions.actions.case_refusals import NobodyToCharge
from danvan.petitions.actions.clock import fulfil_step, move_open_work
from danvan.petitions.actions.steps import NO_PAPER, StepPaper, enter_stage
from danvan.petitions.actions.taking_off import REASSIGN
from danvan.petitions.models import Petition
from danvan.petitions.queries.case_choices import offices_for, people_for
from danvan.rules.obligations.lifecycle import CLOSED
from danvan.rules.petitions.stages import moves

ASSIGNED = "assigned"


@dataclass(frozen=True)
class Charge:
    """Who is to handle a petition «người xử lý»: an office, and a person of it."""

    handler: int | None
    assignee: int | None


@transaction.atomic
def assign_case(
    petition_id: int,
    version: int | None,
    charge: Charge,
    *,
    by: User,
    on: date,
    paper: StepPaper = NO_PAPER,
) -> Petition:
    """Hand a petition to an office and an officer «giao xử lý»; at its step, giao xác minh.

    Where the way leads to giao xác minh now and its paper is given, the step is taken in the same
    act; otherwise only the people change. What is open is theirs from now on. Raises
    NobodyToCharge, PaperMissing, DayMisfit.
    """
    petition = locked(Petition, petition_id, version)
    require(may_do(by, "petitions.assign", petition, on=on))
    _refuse_misfit(petition, charge, on)
    petition.handler_id, petition.assignee_id = charge.handler, charge.assignee
    changed(petition, "handler", "assignee")
    record_event("petitions.assigned", by=by, on=on, about=petition)
    if charge.assignee is not None:
        fulfil_step(petition, REASSIGN, by=by, on=on)
    for owed in petition.owed.exclude(obligation__state__in=CLOSED):
        debtor = charge.handler or petition.unit_id
        charge_by_origin(owed.obligation_id, debtor=debtor, by=by, on=on)
    move_open_work(petition)
    if not takes_step(petition):
        return petition
    return enter_stage(petition.pk, None, ASSIGNED, by=by, on=on, paper=paper)


def takes_step(petition: Petition) -> bool:
    """Say whether handing a petition on is a step of its way now."""
    found = moves(petition.kind, petition.stage, petition.round)
    return any(move.to == ASSIGNED for move in found)


def _refuse_misfit(petition: Petition, charge: Charge, on: date) -> None:
    offices = {pk for pk, _name in offices_for(petition, on=on)}
    people = {pk for pk, _name in people_for(petition, on=on, office=charge.handler)}
    if charge.handler is not None and charge.handler not in offices:
        raise NobodyToCharge
    if charge.assignee is not None and charge.assignee not in people:
        raise NobodyToCharge
