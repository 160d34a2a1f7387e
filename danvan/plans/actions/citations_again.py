"""Asking the register anew for the citations of drafts of which it knew nothing."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.proposals import proposed_validity
from danvan.plans.queries.drafts import header_of, value_of
from danvan.plans.queries.known_register import known_register
from danvan.plans.values import CitationValue
from danvan.rules.documents.validity import Register, State


@transaction.atomic
def ask_register_again(_on: date) -> int:
    """Judge anew what was unknown in drafts under review; return how many are known now.

    A citation is judged on its document's own day. What a person made of the row stays: only what
    the program says beside it changes, so nobody's open form grows stale.
    """
    waiting = DraftItem.objects.filter(
        kind=DraftItem.Kind.CITATION,
        draft__state=PlanDraft.State.REVIEW,
        proposed__validity=str(State.UNKNOWN),
    ).select_related("draft")
    rows = list(waiting.select_for_update(of=("self",)))
    if not rows:
        return 0
    known = list(_known_now(rows, known_register()))
    DraftItem.objects.bulk_update(known, ["proposed"], batch_size=200)
    return len(known)


def _known_now(rows: Iterable[DraftItem], register: Register) -> Iterable[DraftItem]:
    days: dict[int, date] = {}
    for item in rows:
        value = value_of(item)
        if item.draft_id not in days:
            days[item.draft_id] = header_of(item.draft).day or item.draft.made_on
        if not isinstance(value, CitationValue):
            continue
        told = proposed_validity(value, register, days[item.draft_id])
        if told["validity"] != State.UNKNOWN:
            item.proposed = {**item.proposed, **told}
            yield item
