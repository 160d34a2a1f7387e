"""Issuing a plan: one transaction from the reviewed draft to a year of owed work."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, StaleRecord, changed, locked, require
from danvan.documents.matching import match_citations
from danvan.documents.models import StoredFile
from danvan.obligations.actions.open import open_obligations
from danvan.obligations.models import Nature
from danvan.plans.access.plans import may_issue
from danvan.plans.actions.cascade import fulfil_above
from danvan.plans.actions.issue_renewal import lock_family, renew_plan
from danvan.plans.actions.issue_rows import (
    citation_rows,
    document_of,
    duty_rows,
    link_above,
    openings_of,
    period_year,
    section_rows,
    target_rows,
)
from danvan.plans.actions.reporting import set_reporting_dates
from danvan.plans.models import Duty, DutyObligation, Plan, PlanDraft
from danvan.plans.queries.plans_arising import Arising
from danvan.plans.queries.plans_reporting import proposed_reporting
from danvan.plans.queries.plans_shape import PlanShape, shape_of
from danvan.plans.queries.renewal import RenewalShape, renewal_of
from danvan.rules.obligations.periods import Period
from danvan.rules.plans.renewal import GOING_ON, MOVED, Fate

BATCH = 500


class NotReadyToIssue(ActRefused):
    """Something still blocks issuing «chưa thể ban hành»."""

    def __init__(self, first: str, count: int) -> None:
        super().__init__(
            _("Chưa thể ban hành: %(first)s (%(count)d điểm cần xử lý, xem đầu trang).")
            % {"first": first.rstrip("."), "count": count}
        )


@transaction.atomic
def issue_plan(
    draft_id: int,
    *,
    version: int,
    reporting: Sequence[Period] | None = None,
    paper: StoredFile | None = None,
    by: User,
    on: date,
) -> Plan:
    """Issue the plan of a draft «ban hành và giao việc»; a second time returns the same plan.

    A plan whose period was over by the day is kept for the record and owes nothing. `reporting`
    are the periods in which standing work is asked about; None takes those that are proposed.
    `paper` is the signed one where the draft came from no file of its own (`keep_paper`).
    """
    draft = locked(PlanDraft, draft_id, None)
    require(may_issue(by, draft, on=on))
    if draft.state == PlanDraft.State.ISSUED:
        return Plan.objects.get(draft=draft)
    if draft.version != version:
        raise StaleRecord
    lock_family(draft)
    shape = shape_of(draft, on)
    renewal = renewal_of(shape, on)
    blockers = (*shape.blockers, *(renewal.blockers if renewal else ()))
    if blockers:
        raise NotReadyToIssue(blockers[0].text, len(blockers))

    plan = _plan(shape, paper, by=by, on=on)
    duties = _parts(plan, shape)
    rows = list(zip(duties, (shaped.arising for shaped in shape.duties), strict=True))
    if renewal is not None:
        rows = renew_plan(plan, renewal, list(zip(duties, shape.duties, strict=True)), by=by, on=on)
    count = open_for_duties(plan, rows, by=by, on=on)
    if plan.state == Plan.State.ISSUED:
        fulfil_above(plan, by=by, on=on)
        _ask_about_standing_work(plan, shape, reporting, by=by, on=on)
    draft.state = PlanDraft.State.ISSUED
    changed(draft, "state")
    _record(plan, len(duties), count, renewal, by=by, on=on)
    return plan


def _parts(plan: Plan, shape: PlanShape) -> list[Duty]:
    """Write what a plan consists of; return its duties in the order of the text."""
    sections = section_rows(plan, shape)
    duties = duty_rows(plan, shape.duties, sections)
    target_rows(plan, shape.targets, sections)
    citation_rows(plan.document, shape.citations)
    match_citations(plan.document)
    link_above(plan)
    return duties


def open_for_duties(
    plan: Plan,
    rows: list[tuple[Duty, tuple[Arising, ...]]],
    *,
    moved: Mapping[tuple[int, int], int] | None = None,
    by: User | None,
    on: date,
) -> int:
    """Open what duties come to and tie each to its duty; return how many.

    `moved` says to whom a debtor's work on a duty has passed. The caller has asked.
    """
    keys = [(duty, each) for duty, arising in rows for each in arising]
    openings = [
        replace(opening, debtor=(moved or {}).get((duty.pk, opening.debtor), opening.debtor))
        for duty, arising in rows
        for opening in openings_of(duty, arising, plan)
    ]
    opened = open_obligations(openings, by=by, on=on)
    links = [
        DutyObligation(
            duty=duty,
            debtor_id=each.owed.debtor,
            occurrence=each.time.occurrence,
            obligation=obligation,
        )
        for (duty, each), obligation in zip(keys, opened, strict=True)
    ]
    DutyObligation.objects.bulk_create(links, batch_size=BATCH)
    return len(links)


def _ask_about_standing_work(
    plan: Plan, shape: PlanShape, reporting: Sequence[Period] | None, *, by: User, on: date
) -> None:
    standing = any(
        each.owed.nature == Nature.STANDING for duty in shape.duties for each in duty.arising
    )
    if standing:
        periods = proposed_reporting(shape.period, on) if reporting is None else reporting
        set_reporting_dates(plan, periods, by=by, on=on)


def _plan(shape: PlanShape, paper: StoredFile | None, *, by: User, on: date) -> Plan:
    draft, period = shape.draft, shape.period
    if draft.issuer_id is None:
        raise NotReadyToIssue(_("Chưa chọn cơ quan ban hành."), 1)
    return Plan.objects.create(
        document=document_of(shape, paper),
        draft=draft,
        issuer_id=draft.issuer_id,
        co_issuer_id=draft.co_issuer_id,
        year=shape.header.year or period_year(period.since, period.until),
        since=period.since,
        until=period.until,
        state=Plan.State.RECORD if shape.for_record else Plan.State.ISSUED,
        inclusive_days=draft.inclusive_days,
        implements=draft.implements,
        # Of rows taken from the plan in force the words stand on a paper that is not this file.
        text="" if draft.begun else draft.text,
        blocks=[] if draft.begun else draft.blocks,
        issued_by=by,
        issued_on=on,
    )


def _record(
    plan: Plan, duties: int, count: int, renewal: RenewalShape | None, *, by: User, on: date
) -> None:
    if plan.state == Plan.State.RECORD:
        record_event("plans.kept_for_record", by=by, on=on, about=plan, duties=duties)
    elif renewal is not None:
        record_event(
            "plans.renewed",
            by=by,
            on=on,
            about=plan,
            kept=renewal.count(*GOING_ON),
            moved=renewal.count(*MOVED),
            obligations=count,
            ended=renewal.count(Fate.GONE),
        )
    else:
        record_event("plans.issued", by=by, on=on, about=plan, duties=duties, obligations=count)
