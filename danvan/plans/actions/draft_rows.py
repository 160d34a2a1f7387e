"""Changing which rows there are: merge two, split one, add one from a paragraph of the source."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, StaleRecord, changed, locked, require
from danvan.plans.access.drafts import may_review
from danvan.plans.actions.draft_items import (
    DecisionUnfit,
    is_complete,
    open_for_review,
    other_duty,
    row_for_change,
)
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.queries.drafts import value_of
from danvan.plans.values import DutyValue, Value, to_json

State = DraftItem.State
SMALLEST_STEP = Decimal("0.0001")


class NothingToSplit(ActRefused):
    """No place to split at was marked «chưa đánh dấu chỗ tách»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy đặt dấu // ở chỗ cần tách; mỗi phần phải có chữ."))


@transaction.atomic
def merge_items(
    item_id: int, *, version: int, into_id: int, into_version: int, by: User, on: date
) -> DraftItem:
    """Join a duty to another one «gộp»: words, units, partners and deadlines of both.

    Returns the row that holds both; undoing it brings the other back.
    """
    item = row_for_change(item_id, version, by=by, on=on)
    into = other_duty(item, into_id)
    if into.version != into_version:
        raise StaleRecord
    first, second = sorted((item, into), key=lambda row: (row.position, row.pk))
    joined = _joined(_duty(first), _duty(second))

    item.state, item.into, item.changed_by = State.MERGED, into, by
    changed(item, "state", "into", "changed_by")
    into.corrected = to_json(joined)
    into.state = State.PENDING
    into.changed_by = by
    changed(into, "corrected", "state", "changed_by")
    record_event("plans.item_merged", by=by, on=on, about=item.draft, item=item.pk, into=into.pk)
    return into


@transaction.atomic
def split_item(
    item_id: int, *, version: int, texts: Sequence[str], by: User, on: date
) -> tuple[DraftItem, ...]:
    """Make several duties of one «tách»: each keeps units and deadlines, and gets its words."""
    item = row_for_change(item_id, version, by=by, on=on)
    whole = _duty(item)
    words = [text.strip() for text in texts]
    if len(words) < 2 or not all(words):
        raise NothingToSplit

    pieces = _pieces(item.draft.text, whole, words)
    item.corrected = to_json(pieces[0])
    item.state = State.PENDING
    item.changed_by = by
    changed(item, "corrected", "state", "changed_by")
    made = [
        _new_row(item.draft, piece, item.position + SMALLEST_STEP * step, by, split_off=item)
        for step, piece in enumerate(pieces[1:], start=1)
    ]
    record_event(
        "plans.item_split", by=by, on=on, about=item.draft, item=item.pk, count=len(pieces)
    )
    return (item, *made)


@transaction.atomic
def add_item(draft_id: int, *, kind: str, value: Value, by: User, on: date) -> DraftItem:
    """Add a row that the program did not find «thêm dòng»."""
    draft = open_for_review(locked(PlanDraft, draft_id, None))
    require(may_review(by, draft, on=on))
    item = _new_row(draft, value, _place(draft, value), by, kind=kind)
    record_event("plans.item_added", by=by, on=on, about=draft, item=item.pk)
    return item


def _duty(item: DraftItem) -> DutyValue:
    value = value_of(item)
    if not isinstance(value, DutyValue) or item.state not in (State.PENDING, State.ACCEPTED):
        raise DecisionUnfit
    return value


def _joined(first: DutyValue, second: DutyValue) -> DutyValue:
    starts = [value.start for value in (first, second) if value.start is not None]
    ends = [value.end for value in (first, second) if value.end is not None]
    return replace(
        first,
        text=f"{first.text} {second.text}",
        units=tuple(dict.fromkeys((*first.units, *second.units))),
        partners=tuple(dict.fromkeys((*first.partners, *second.partners))),
        deadlines=tuple(dict.fromkeys((*first.deadlines, *second.deadlines))),
        output=first.output or second.output,
        advises=first.advises or second.advises,
        channel=first.channel or second.channel,
        start=min(starts, default=None),
        end=max(ends, default=None),
    )


def _pieces(text: str, whole: DutyValue, words: Sequence[str]) -> list[DutyValue]:
    """Return one duty per piece, each with its own stretch where its words stand in the source."""
    start, end = whole.start, whole.end
    pieces = []
    for piece in words:
        found = text.find(piece, start, end) if start is not None and end is not None else -1
        if found >= 0:
            start = found + len(piece)
            pieces.append(replace(whole, text=piece, start=found, end=start))
        else:
            pieces.append(replace(whole, text=piece))
    return pieces


def _place(draft: PlanDraft, value: Value) -> Decimal:
    """Return where a new row stands: at its place in the text, else behind everything."""
    start = getattr(value, "start", None)
    if start is not None:
        return Decimal(start)
    last = draft.items.aggregate(last=Max("position"))["last"]
    return (last or Decimal(0)) + 1


def _new_row(
    draft: PlanDraft,
    value: Value,
    position: Decimal,
    by: User,
    *,
    kind: str = "duty",
    split_off: DraftItem | None = None,
) -> DraftItem:
    complete = is_complete(value)
    return DraftItem.objects.create(
        draft=draft,
        kind=kind,
        position=position,
        corrected=to_json(value),
        into=split_off,
        state=State.ACCEPTED if complete and kind != DraftItem.Kind.DUTY else State.PENDING,
        changed_by=by,
    )
