"""Withdrawing a petition, whole or in part."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.petitions.access import may_do
from danvan.petitions.actions.case_refusals import NotHere, ReasonMissing
from danvan.petitions.actions.refusals import PaperMissing
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.models import Petition, StageRecord
from danvan.rules.petitions.stages import PART_WITHDRAWN, may_withdraw_part


@transaction.atomic
def withdraw_petition(
    petition_id: int, version: int | None, paper: StepPaper, *, by: User, on: date
) -> Petition:
    """Record that the sender withdrew all of it «rút toàn bộ đơn»: what was open ends.

    Raises StepRefused, PaperMissing, DayMisfit.
    """
    return enter_stage(petition_id, version, "withdrawn", by=by, on=on, paper=paper)


@transaction.atomic
def withdraw_part(
    petition_id: int, version: int | None, paper: StepPaper, *, by: User, on: date
) -> Petition:
    """Record which content was withdrawn «rút một phần»: the rest goes on, its clock untouched.

    `paper.note` tells which. Raises NotHere, ReasonMissing, PaperMissing.
    """
    petition = locked(Petition, petition_id, version)
    require(may_do(by, "petitions.work", petition, on=on))
    if not may_withdraw_part(petition.kind, petition.stage):
        raise NotHere
    if not paper.note.strip():
        raise ReasonMissing
    if not paper.number.strip() or paper.on is None or paper.on > on:
        raise PaperMissing(_("đơn hoặc biên bản rút một phần"))
    refuse_telling(petition, paper.number, paper.note)
    changed(petition)
    StageRecord.objects.create(
        petition=petition,
        stage=PART_WITHDRAWN,
        on=paper.on,
        by=by,
        document_number=paper.number.strip(),
        document_on=paper.on,
        note=paper.note.strip(),
    )
    record_event("petitions.part_withdrawn", by=by, on=on, about=petition)
    return petition
