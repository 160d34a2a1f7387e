"""Saying that a draft is the new version of a plan, beginning one, and deciding about its pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

import danvan
from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.plans.access.drafts import importing_units, may_renew, may_review
from danvan.plans.actions.close import PlanNotRunning
from danvan.plans.actions.draft_items import DraftClosed, open_for_review
from danvan.plans.models import DraftItem, Duty, DutyPair, Plan, PlanDraft
from danvan.plans.queries.plans_origins import label_of
from danvan.plans.queries.renewal_copy import CopiedRow, rows_of_plan
from danvan.plans.queries.renewal_pairs import new_rows
from danvan.plans.queries.versions import family_of, live_duties
from danvan.units.queries import unit_book

Fate = DutyPair.Fate
Renewal = PlanDraft.Renewal
State = DraftItem.State
OPEN = (PlanDraft.State.READING, PlanDraft.State.REVIEW)


class NotTheWhole(ActRefused):
    """A plan that amends another one is renewed together with it «bản sửa đổi»."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(
            _("Kế hoạch này sửa đổi %(plan)s: hãy mở kế hoạch ấy để ban hành bản mới cho cả hai.")
            % {"plan": label_of(plan)}
        )


class PairUnfit(ActRefused):
    """The pair cannot be made: one of the two is gone, or taken «không ghép được»."""

    def __init__(self) -> None:
        super().__init__(
            _("Có dòng vừa đổi, đã bỏ hoặc đã ghép với nhiệm vụ khác. Hãy xem lại bảng rồi chọn.")
        )


class BegunFromPlan(ActRefused):
    """Rows taken from one plan do not renew another «bản lập từ kế hoạch»."""

    def __init__(self) -> None:
        super().__init__(_("Bản này lập từ chính kế hoạch đang thực hiện nên không đổi kế hoạch."))


@dataclass(frozen=True)
class Decision:
    """What a person decides of an older duty «quyết định»: the row that takes it on, or its end."""

    old: int
    fate: str
    item: int | None = None


@transaction.atomic
def begin_renewal(plan_id: int, *, version: int, renewal: str, by: User, on: date) -> PlanDraft:
    """Begin a new version with the rows of the plan in force «lập bản mới từ bản đang thực hiện».

    While one is under review it is returned as it stands. The rows are accepted, and paired with
    the duties they come from: only what changes is left to be mended.
    """
    plan = _renewable(plan_id, version, by, on)
    begun = plan.renewing_drafts.filter(begun=True, state=PlanDraft.State.REVIEW).first()
    if begun is not None:
        return begun
    draft = _begun(plan, renewal, by, on)
    rows = rows_of_plan(plan, live_duties(family_of(plan)))
    items = DraftItem.objects.bulk_create(
        _item(draft, row, place) for place, row in enumerate(rows)
    )
    DutyPair.objects.bulk_create(
        DutyPair(draft=draft, old_id=row.duty, item=item, fate=Fate.CARRIED, by=by, on=on)
        for row, item in zip(rows, items, strict=True)
        if row.duty is not None
    )
    record_event("plans.renewal_begun", by=by, on=on, about=draft, plan=label_of(plan))
    return draft


@transaction.atomic
def choose_renewal(
    draft_id: int, *, version: int | None, plan: Plan | None, renewal: str, by: User, on: date
) -> PlanDraft:
    """Say which plan a draft is the new version of, and how «bản mới của»; None: of none."""
    draft = locked(PlanDraft, draft_id, version)
    require(may_review(by, draft, on=on))
    if draft.state not in OPEN:
        raise DraftClosed
    if draft.begun and (plan is None or plan.pk != draft.renews_id):
        raise BegunFromPlan
    if plan is not None:
        _renewable(plan.pk, None, by, on)
    if (plan.pk if plan else None) != draft.renews_id:
        draft.pairs.all().delete()
    draft.renews = plan
    draft.renewal = Renewal(renewal) if plan else ""
    changed(draft, "renews", "renewal")
    if plan is None:
        record_event("plans.renewal_unset", by=by, on=on, about=draft)
        return draft
    facts = {"plan": label_of(plan), "how": draft.get_renewal_display()}
    record_event("plans.renewal_chosen", by=by, on=on, about=draft, **facts)
    return draft


@transaction.atomic
def decide_pairs(
    draft_id: int, *, version: int, decisions: Sequence[Decision], by: User, on: date
) -> PlanDraft:
    """Confirm or change what becomes of older duties «xác nhận ghép nhiệm vụ»: all or none."""
    draft = open_for_review(locked(PlanDraft, draft_id, version))
    require(may_review(by, draft, on=on))
    if draft.renews is None:
        raise PairUnfit
    _refuse_misfits(draft, decisions)
    DutyPair.objects.filter(draft=draft, old__in=[each.old for each in decisions]).delete()
    taken = [each.item for each in decisions if each.item is not None]
    DutyPair.objects.filter(draft=draft, item__in=taken).delete()  # asked about once more
    DutyPair.objects.bulk_create(
        DutyPair(draft=draft, old_id=d.old, item_id=d.item, fate=d.fate, by=by, on=on)
        for d in decisions
    )
    changed(draft)
    record_event("plans.pairs_decided", by=by, on=on, about=draft, count=len(decisions))
    return draft


def _renewable(plan_id: int, version: int | None, by: User, on: date) -> Plan:
    plan = locked(Plan, plan_id, version)
    require(may_renew(by, plan, on=on))
    if plan.state != Plan.State.ISSUED:
        raise PlanNotRunning
    whole = plan.draft.renews if plan.draft and plan.draft.renewal == Renewal.AMENDS else None
    if whole is not None and whole.state == Plan.State.ISSUED:
        raise NotTheWhole(whole)
    return plan


def _begun(plan: Plan, renewal: str, by: User, on: date) -> PlanDraft:
    """Write the draft; what stands for the issuer now is left to be chosen where it has ended."""
    source = plan.draft
    if source is None:
        raise PlanNotRunning
    units = importing_units(by, on)
    unit = units.filter(pk=source.unit_id).first() or units.order_by("pk")[0]
    issuers = [pk for pk in (plan.issuer_id, plan.co_issuer_id) if pk is not None]
    book = unit_book(on, issuers)
    live = {pk for pk in issuers if pk in book.entries and book.entries[pk].live}
    return PlanDraft.objects.create(
        file=source.file,
        unit=unit,
        issuer_id=plan.issuer_id if plan.issuer_id in live else None,
        co_issuer_id=plan.co_issuer_id if plan.co_issuer_id in live else None,
        implements=plan.implements,
        renews=plan,
        renewal=Renewal(renewal),
        begun=True,
        inclusive_days=plan.inclusive_days,
        state=PlanDraft.State.REVIEW,
        reading={},
        blocks=plan.blocks,
        text=plan.text,
        program=danvan.__version__,
        made_by=by,
        made_on=on,
    )


def _item(draft: PlanDraft, row: CopiedRow, place: int) -> DraftItem:
    """Return a row as taken from the plan; only its head waits for the new number and day."""
    return DraftItem(
        draft=draft,
        kind=row.kind,
        position=place,
        read=row.value,
        corrected=row.value,
        state=State.PENDING if row.kind == DraftItem.Kind.HEADER else State.ACCEPTED,
    )


def _refuse_misfits(draft: PlanDraft, decisions: Sequence[Decision]) -> None:
    """Raise PairUnfit for a duty or row that is not there, or a row that takes two on."""
    plan = draft.renews
    live: set[int] = {duty.pk for duty in _live(plan)} if plan else set()
    rows = new_rows(draft)
    items = [each.item for each in decisions if each.item is not None]
    olds = [each.old for each in decisions]
    if len(set(items)) < len(items) or len(set(olds)) < len(olds):
        raise PairUnfit
    if not (set(olds) <= live and set(items) <= rows.keys()):
        raise PairUnfit
    amends = draft.renewal == Renewal.AMENDS
    for each in decisions:
        carried = each.fate == Fate.CARRIED
        if carried != (each.item is not None) or (each.fate == Fate.STAYS and not amends):
            raise PairUnfit


def _live(plan: Plan) -> list[Duty]:
    return live_duties(family_of(plan))
