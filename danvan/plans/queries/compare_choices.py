"""What a plan can be compared with: last year's own, the one above, any other one sees, drafts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.plans.access.drafts import visible_drafts
from danvan.plans.access.plans import visible_plans
from danvan.plans.models import Plan, PlanDraft
from danvan.plans.queries.drafts import header_of, open_drafts
from danvan.plans.queries.plans_list import issuers_of, title_of
from danvan.units.queries import UnitBook, unit_book
from danvan.units.queries.lineage import ends_of

PLAN, DRAFT = "ke-hoach", "ban-nhap"
OWN, ABOVE, OTHERS, DRAFTS = (
    _("Kế hoạch khác của cơ quan, mới nhất trước"),
    _("Kế hoạch cấp trên mà kế hoạch này thực hiện"),
    _("Kế hoạch khác bạn được xem"),
    _("Bản nhập đang soát"),
)


@dataclass(frozen=True)
class Offered:
    """One thing to compare with «bản để so sánh»: its key in the address, what it is called."""

    key: str
    label: str
    group: str | Promise


def offered_for(record: Plan | PlanDraft, user: User, on: date) -> tuple[Offered, ...]:
    """Return what a plan or draft can be compared with, the likeliest first."""
    seen = visible_plans(user, on).select_related("document").defer("text", "blocks")
    plans = [p for p in seen.order_by("-since", "-pk") if not _is(p, record)]
    issuers = issuers_of([*plans, *([record] if isinstance(record, Plan) else [])])
    mine = {pk for pk in (record.issuer_id, record.co_issuer_id) if pk is not None}
    book, ends = unit_book(on, issuers | mine), ends_of(issuers | mine, on)
    heirs = {end for pk in mine for end in ends[pk]}
    own = [p for p in plans if any(ends[pk] & heirs for pk in issuers_of([p]))]
    above = [p for p in plans if p.pk == record.implements_id]
    apart = {p.pk for p in (*own, *above)}
    others = [p for p in plans if p.pk not in apart]
    begins = _begins(record)
    own.sort(key=lambda p: p.since >= begins)  # earlier plans stand before later ones
    return (
        *_plans(own, OWN, book),
        *_plans(above, ABOVE, book),
        *_plans(others, OTHERS, book),
        *_drafts(record, user, on),
    )


def chosen(key: str, user: User, on: date) -> Plan | PlanDraft | None:
    """Return the plan or draft that an address names, if the person sees it."""
    kind, _colon, given = key.partition(":")
    try:
        public_id = UUID(given)
    except ValueError:
        return None
    if kind == PLAN:
        return (
            visible_plans(user, on).select_related("document").filter(public_id=public_id).first()
        )
    if kind == DRAFT:
        return visible_drafts(user, on).select_related("file").filter(public_id=public_id).first()
    return None


def plan_called(plan: Plan, book: UnitBook) -> str:
    """Return a plan as one chooses it: year, number and day, subject, issuer."""
    document = plan.document
    day = f"{document.issued_on:%d/%m/%Y}" if document.issued_on else ""
    issuers = ", ".join(book.name(pk) for pk in sorted(issuers_of([plan])))
    parts = (document.number, day, title_of(plan), issuers)
    return " · ".join(part for part in parts if part)


def _is(plan: Plan, record: Plan | PlanDraft) -> bool:
    return isinstance(record, Plan) and plan.pk == record.pk


def _begins(record: Plan | PlanDraft) -> date:
    if isinstance(record, Plan):
        return record.since
    return header_of(record).day or record.made_on


def _plans(plans: Iterable[Plan], group: str | Promise, book: UnitBook) -> Iterable[Offered]:
    for plan in plans:
        yield Offered(f"{PLAN}:{plan.public_id}", plan_called(plan, book), group)


def _drafts(record: Plan | PlanDraft, user: User, on: date) -> Iterable[Offered]:
    for line in open_drafts(user, on):
        same = isinstance(record, PlanDraft) and record.pk == line.draft.pk
        if line.draft.state == PlanDraft.State.REVIEW and not same:
            yield Offered(f"{DRAFT}:{line.draft.public_id}", line.title, DRAFTS)
