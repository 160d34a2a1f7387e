"""Passing over what a check found, saying why; and taking that back."""

from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed
from danvan.plans.actions.draft_items import DecisionUnfit, ReasonMissing, row_for_change
from danvan.plans.models import DraftItem
from danvan.plans.queries.drafts import value_of
from danvan.plans.values import FindingValue

State = DraftItem.State
POINT = 160  # letters of a finding that the journal repeats


@transaction.atomic
def waive_finding(item_id: int, *, version: int, reason: str, by: User, on: date) -> DraftItem:
    """Pass over a finding «bỏ qua», saying why; it stays to be seen, with who and when.

    Raises DecisionUnfit, ReasonMissing.
    """
    item = row_for_change(item_id, version, by=by, on=on)
    point = _point(item, State.PENDING)
    if not reason.strip():
        raise ReasonMissing

    item.state = State.DROPPED
    item.reason = reason.strip()[:300]
    item.decided_on = on
    _decided(item, by)
    record_event(
        "plans.finding_waived", by=by, on=on, about=item.draft, point=point, reason=item.reason
    )
    return item


@transaction.atomic
def restore_finding(item_id: int, *, version: int, by: User, on: date) -> DraftItem:
    """Take back that a finding was passed over «lấy lại». Raises DecisionUnfit."""
    item = row_for_change(item_id, version, by=by, on=on)
    point = _point(item, State.DROPPED)

    item.state = State.PENDING
    item.reason = ""
    item.decided_on = None
    _decided(item, by)
    record_event("plans.finding_restored", by=by, on=on, about=item.draft, point=point)
    return item


def _point(item: DraftItem, state: str) -> str:
    value = value_of(item)
    if not isinstance(value, FindingValue) or item.state != state:
        raise DecisionUnfit
    return value.message[:POINT]


def _decided(item: DraftItem, by: User) -> None:
    item.changed_by = by
    changed(item, "state", "reason", "decided_on", "changed_by")
