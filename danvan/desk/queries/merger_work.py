"""Drafts that ended units left half done: they stand on the worksheet beside the open work."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from danvan.plans.models import PlanDraft
from danvan.plans.queries.drafts import OPEN
from danvan.units.queries import unit_book


@dataclass(frozen=True)
class WaitingDraft:
    """A draft of an ended unit «bản nhập còn dở»: the file, whose it was, who took it in."""

    name: str
    unit: str
    state: str
    made_by: str
    made_on: date


def drafts_left(units: Collection[int], *, on: date) -> tuple[WaitingDraft, ...]:
    """Return the drafts that ended units took in and did not issue, the newest first."""
    rows = PlanDraft.objects.filter(Q(unit__in=units) | Q(issuer__in=units), state__in=OPEN)
    drafts = list(rows.select_related("file", "made_by").order_by("-pk"))
    book = unit_book(on, {draft.unit_id for draft in drafts})
    return tuple(
        WaitingDraft(
            draft.file.name,
            book.name(draft.unit_id),
            str(draft.get_state_display()),
            draft.made_by.name,
            draft.made_on,
        )
        for draft in drafts
    )
