"""Closing a plan's papers into a dossier."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, StaleRecord, changed, locked, require
from danvan.documents.actions.dossiers import (
    Made,
    NewDossier,
    NewPaper,
    keep_dossier,
    verify_dossier,
)
from danvan.documents.models import Dossier
from danvan.plans.models import Plan
from danvan.plans.queries.plan_papers import PlanPaper, papers_of, units_closing_plan
from danvan.plans.queries.plans_list import group_of
from danvan.plans.queries.progress_sheet import progress_sheet
from danvan.units.models import Unit

SHEET = "danh-muc-nhiem-vu.xlsx"


class PapersChanged(ActRefused):
    """Papers were added or taken away since the list was shown «danh mục đã khác»."""

    def __init__(self) -> None:
        super().__init__(
            _("Danh mục vừa thay đổi (có minh chứng mới hoặc bị gỡ). Hãy xem lại rồi đóng hồ sơ.")
        )


@dataclass(frozen=True)
class PlanDossier:
    """What a person chose «hồ sơ kế hoạch»: `places` of the papers ticked, by key.

    `shown` are the keys of all papers that were on the page.
    """

    unit: int
    code: str
    title: str
    years: int | None
    places: Mapping[str, str]
    shown: frozenset[str]


def close_plan_dossier(
    plan_id: int, chosen: PlanDossier, *, version: int, by: User, on: date
) -> Dossier:
    """Close the papers of a plan into a dossier of its issuer «đóng hồ sơ kế hoạch».

    Files are read and compared before the transaction begins.
    """
    rows = Plan.objects.select_related("document__file", "document__draft_file", "draft__file")
    plan = rows.get(pk=plan_id)
    if plan.version != version:
        raise StaleRecord
    require(chosen.unit in units_closing_plan(plan, by, on))
    papers = papers_of(plan, by, on)
    if {paper.key for paper in papers} != chosen.shown:
        raise PapersChanged
    taken = [paper for paper in papers if paper.key in chosen.places and not paper.hidden]
    new = NewDossier(
        unit=Unit.objects.get(pk=chosen.unit),
        code=chosen.code,
        title=chosen.title,
        papers=[_new_paper(paper, chosen.places[paper.key], plan, by, on) for paper in taken],
        about=group_of(plan),
        years=chosen.years,
    )
    verify_dossier(new, by=by, on=on)
    return _keep(plan, new, version, left_out=len(papers) - len(taken), by=by, on=on)


@transaction.atomic
def _keep(
    plan: Plan, new: NewDossier, version: int, *, left_out: int, by: User, on: date
) -> Dossier:
    """Write the dossier and count the change of the plan: whoever closes second is told so."""
    row = locked(Plan, plan.pk, version)
    dossier = keep_dossier(new, by=by, on=on)
    changed(row)
    record_event(
        "plans.dossier_closed",
        by=by,
        on=on,
        about=row,
        mark=dossier.code,
        papers=len(new.papers),
        left_out=left_out,
    )
    return dossier


def _new_paper(paper: PlanPaper, place: str, plan: Plan, by: User, on: date) -> NewPaper:
    made = Made(SHEET, progress_sheet(plan, by, on)) if paper.made else None
    return NewPaper(
        paper.kind,
        paper.title,
        paper.number,
        paper.on,
        paper.file,
        made,
        place.strip() or paper.place,
        paper.document,
    )
