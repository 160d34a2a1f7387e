"""Deciding about one row of a draft: correct, accept, drop, mark as general, tie, undo.

Every act locks the draft first and its row second, so that two people never wait for each other
and issuing sees a draft at rest.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, RecordGone, changed, locked, require
from danvan.plans.access.drafts import may_review
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.queries.drafts import value_of
from danvan.plans.values import SHAPES, DutyValue, Value, item_value, to_json

Kind = DraftItem.Kind
State = DraftItem.State


class DraftClosed(ActRefused):
    """The draft is not being reviewed any more «bản nhập đã đóng»."""

    def __init__(self) -> None:
        super().__init__(_("Bản nhập này đã ban hành, đã bỏ hoặc đang đọc nên không sửa được."))


class NobodyAssigned(ActRefused):
    """A duty of which nobody knows who owes it «chưa rõ đơn vị»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Dòng này chưa rõ đơn vị thực hiện. Hãy chọn đơn vị, ghi lý do chưa giao, "
                "gắn với nhiệm vụ khác, hoặc đánh dấu định hướng chung."
            )
        )


class DecisionUnfit(ActRefused):
    """This decision does not suit this kind of row «không dùng cho dòng này»."""

    def __init__(self) -> None:
        super().__init__(_("Không làm được việc này với dòng đang chọn."))


class ReasonMissing(ActRefused):
    """A decision that must say why «thiếu lý do»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi lý do để người soát sau hiểu vì sao."))


def open_for_review(draft: PlanDraft) -> PlanDraft:
    """Return the draft when its rows may still change; raises DraftClosed."""
    if draft.state != PlanDraft.State.REVIEW:
        raise DraftClosed
    return draft


def row_for_change(item_id: int, version: int, *, by: User, on: date) -> DraftItem:
    """Return a row, draft and row locked, that a person may change as he saw it."""
    draft_id = DraftItem.objects.filter(pk=item_id).values_list("draft_id", flat=True).first()
    if draft_id is None:
        raise RecordGone
    draft = locked(PlanDraft, draft_id, None)
    item = locked(DraftItem, item_id, version)
    require(may_review(by, draft, on=on))
    open_for_review(draft)
    item.draft = draft
    return item


@transaction.atomic
def correct_item(item_id: int, *, version: int, value: Value, by: User, on: date) -> DraftItem:
    """Put a person's value in place of what was read «sửa»; what was read stays beside it.

    A duty whose units are now known is accepted with it; one still open keeps waiting.
    """
    item = row_for_change(item_id, version, by=by, on=on)
    if not isinstance(value, SHAPES[item.kind]):
        raise DecisionUnfit

    as_read = item_value(item.kind, item.read, item.proposed, None) if item.read else None
    item.corrected = None if value == as_read else to_json(value)
    item.state = State.ACCEPTED if is_complete(value) else State.PENDING
    _decided(item, by, "corrected")
    record_event(
        "plans.item_corrected",
        by=by,
        on=on,
        about=item.draft,
        kind=item.get_kind_display(),
        item=item.pk,
    )
    return item


@transaction.atomic
def accept_item(item_id: int, *, version: int, by: User, on: date) -> DraftItem:
    """Take a row as it stands «nhận». Raises NobodyAssigned for a duty nobody owes."""
    item = row_for_change(item_id, version, by=by, on=on)
    if not is_complete(value_of(item)):
        raise NobodyAssigned

    return _settle(item, State.ACCEPTED, "", by, on)


@transaction.atomic
def drop_item(item_id: int, *, version: int, reason: str, by: User, on: date) -> DraftItem:
    """Leave a row out «bỏ», saying why; a finding is waived instead (`waive_finding`)."""
    item = row_for_change(item_id, version, by=by, on=on)
    if item.kind in (Kind.HEADER, Kind.SECTION, Kind.FINDING):
        raise DecisionUnfit
    if not reason.strip():
        raise ReasonMissing

    return _settle(item, State.DROPPED, reason.strip(), by, on)


@transaction.atomic
def mark_general(item_id: int, *, version: int, by: User, on: date) -> DraftItem:
    """Mark a paragraph of the content part as general direction «định hướng chung»."""
    item = row_for_change(item_id, version, by=by, on=on)
    _require_content(item)
    return _settle(item, State.GENERAL, "", by, on)


@transaction.atomic
def tie_item(item_id: int, *, version: int, into_id: int, by: User, on: date) -> DraftItem:
    """Tie a paragraph of the content part to the duty that carries it out «gắn với nhiệm vụ»."""
    item = row_for_change(item_id, version, by=by, on=on)
    _require_content(item)
    into = other_duty(item, into_id)

    item.into = into
    return _settle(item, State.TIED, "", by, on)


@transaction.atomic
def keep_unassigned(item_id: int, *, version: int, reason: str, by: User, on: date) -> DraftItem:
    """Keep a duty that nobody owes yet «chưa giao», saying why."""
    item = row_for_change(item_id, version, by=by, on=on)
    value = value_of(item)
    if not isinstance(value, DutyValue):
        raise DecisionUnfit
    if not reason.strip():
        raise ReasonMissing

    item.corrected = {**to_json(value), "unassigned_reason": reason.strip()}
    return _settle(item, State.ACCEPTED, reason.strip(), by, on)


@transaction.atomic
def undo_item(item_id: int, *, version: int, by: User, on: date) -> DraftItem:
    """Go back to what was read «về bản máy đọc», for all rows of one merger or split at once.

    Rows merged into this one come back, pieces split off it go. A row that a person added has
    nothing to go back to: only its decision is taken back.
    """
    item = row_for_change(item_id, version, by=by, on=on)
    root = item.into if item.state == State.MERGED and item.into else item
    for other in root.taken_in.select_for_update():
        _undo_beside(other, by)
    if root.read:
        root.corrected = None
    _release(root, by)
    if root != item:
        item.refresh_from_db(fields=["state", "version", "into", "reason", "changed_by"])
    record_event("plans.item_undone", by=by, on=on, about=item.draft, item=root.pk)
    return item


@transaction.atomic
def accept_resolved(draft_id: int, *, kinds: Sequence[str], by: User, on: date) -> int:
    """Take every waiting row of some kinds about which nothing is open; return how many."""
    draft = open_for_review(locked(PlanDraft, draft_id, None))
    require(may_review(by, draft, on=on))
    waiting = draft.items.filter(kind__in=kinds, state=State.PENDING)
    ready = [item for item in waiting if is_clear(value_of(item))]
    return _decide_together(draft, ready, State.ACCEPTED, by, on)


@transaction.atomic
def mark_section_general(
    draft_id: int, *, rows: Sequence[tuple[int, int]], by: User, on: date
) -> int:
    """Mark many paragraphs as general direction; rows changed since they were seen are left out."""
    draft = open_for_review(locked(PlanDraft, draft_id, None))
    require(may_review(by, draft, on=on))
    seen = dict(rows)
    waiting = draft.items.filter(pk__in=seen, kind=Kind.DUTY, state=State.PENDING)
    same = [item for item in waiting if item.version == seen[item.pk] and is_content(item)]
    return _decide_together(draft, same, State.GENERAL, by, on)


def is_complete(value: Value) -> bool:
    """Say whether a row may be taken: a duty needs somebody who owes it."""
    return not isinstance(value, DutyValue) or value.assigned


def is_clear(value: Value) -> bool:
    """Say whether nothing about a row is open, not even a partner."""
    return is_complete(value) and not (isinstance(value, DutyValue) and value.unresolved)


def is_content(item: DraftItem) -> bool:
    """Say whether a row is a duty or paragraph of the content part."""
    value = value_of(item)
    return isinstance(value, DutyValue) and value.part == "content"


def other_duty(item: DraftItem, into_id: int) -> DraftItem:
    """Return another standing duty of the same draft, locked; raises DecisionUnfit."""
    into = (
        DraftItem.objects.select_for_update()
        .filter(pk=into_id, draft=item.draft_id, kind=Kind.DUTY)
        .exclude(pk=item.pk)
        .first()
    )
    if into is None or into.state not in (State.PENDING, State.ACCEPTED):
        raise DecisionUnfit
    return into


def _require_content(item: DraftItem) -> None:
    if not is_content(item):
        raise DecisionUnfit


def _settle(item: DraftItem, state: str, reason: str, by: User, on: date) -> DraftItem:
    item.state = State(state)
    item.reason = reason[:300]
    _decided(item, by, "corrected", "into")
    record_event(
        "plans.item_decided",
        by=by,
        on=on,
        about=item.draft,
        item=item.pk,
        state=item.get_state_display(),
        reason=item.reason,
    )
    return item


def _undo_beside(other: DraftItem, by: User) -> None:
    """Bring a merged row back; put a piece that was split off aside. Ties are kept."""
    if other.state == State.MERGED:
        _release(other, by)
    elif not other.read and other.state != State.TIED:
        other.state = State.DROPPED
        other.reason = _("Dòng gốc đã trở về bản máy đọc.")
        _decided(other, by)


def _release(item: DraftItem, by: User) -> None:
    item.state = State.PENDING
    item.reason = ""
    item.into = None
    _decided(item, by, "corrected", "into")


def _decided(item: DraftItem, by: User, *fields: str) -> None:
    item.changed_by = by
    changed(item, "state", "reason", "changed_by", *fields)


def _decide_together(
    draft: PlanDraft, items: Sequence[DraftItem], state: str, by: User, on: date
) -> int:
    """Give many rows one state in one statement; the draft's lock keeps others away."""
    for item in items:
        item.state = State(state)
        item.changed_by = by
        item.version += 1
    DraftItem.objects.bulk_update(items, ["state", "changed_by", "version"], batch_size=200)
    if items:
        label = str(State(state).label)
        record_event(
            "plans.items_decided", by=by, on=on, about=draft, count=len(items), state=label
        )
    return len(items)
