"""Work that ends because of what stands above it: its plan closed, was replaced, or did it."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked
from danvan.documents.models import Document
from danvan.obligations.access import Part
from danvan.obligations.actions.refusals import refuse_move
from danvan.obligations.models import (
    Evidence,
    EvidenceUse,
    Nature,
    Obligation,
    Submission,
)

State = Obligation.State
ENDING = (Nature.STANDING, Nature.REQUEST)
LIVE = (State.OPEN, State.SENT, State.RECEIVED)


@transaction.atomic
def end_standing(origin_group: str, *, by: User | None, on: date) -> int:
    """End the standing work and open requests of a closed plan; return how many.

    The caller has asked: the act that closes the plan. Dated work stays owed.
    """
    rows = Obligation.objects.filter(
        origin_group=origin_group, nature__in=ENDING, state__in=LIVE
    ).order_by("pk")
    return _close(rows.values_list("pk", flat=True), State.ENDED, by, on)


@transaction.atomic
def replace_obligations(obligation_ids: Collection[int], *, by: User | None, on: date) -> int:
    """Put open obligations aside as replaced by those of a newer plan; return how many.

    The caller has asked: the act that issues the newer plan.
    """
    return _close(sorted(obligation_ids), State.REPLACED, by, on)


@transaction.atomic
def fulfil_obligation(obligation_id: int, *, document: Document, by: User, on: date) -> Obligation:
    """Fulfil an obligation by the act of its origin, proved by a document «hoàn thành».

    The caller has asked: the act that made the document. Work that is already confirmed stays as
    it is.
    """
    obligation = locked(Obligation, obligation_id, None)
    if obligation.state == State.CONFIRMED:
        return obligation
    refuse_move(obligation, State.CONFIRMED)
    _prove(obligation, document, by, on)
    obligation.submissions.filter(outcome="").update(
        outcome=Submission.Outcome.CONFIRMED, decided_by=by, decided_on=on
    )
    obligation.state = State.CONFIRMED
    obligation.submitted_on = obligation.submitted_on or on
    obligation.closed_on = on
    changed(obligation, "state", "submitted_on", "closed_on")
    record_event("obligations.fulfilled", by=by, on=on, about=obligation, document=str(document))
    return obligation


def _prove(obligation: Obligation, document: Document, by: User, on: date) -> None:
    debtor = obligation.parties.filter(part=Part.DEBTOR).values_list("unit", flat=True).first()
    if debtor is None:
        return
    # A document that has no number yet is still known by its kind and subject.
    number = document.number or document.kind
    title = f"{document} {document.title}".strip()[:300]
    evidence, _made = Evidence.objects.get_or_create(
        unit_id=debtor,
        kind=Evidence.Kind.DOCUMENT,
        number=number[:80],
        title=title,
        defaults={"issued_on": document.issued_on, "added_by": by, "added_on": on},
    )
    EvidenceUse.objects.get_or_create(obligation=obligation, evidence=evidence)


def _close(ids: Collection[int], state: str, by: User | None, on: date) -> int:
    done = 0
    for pk in ids:
        obligation = locked(Obligation, pk, None)
        refuse_move(obligation, state)
        obligation.state = state
        obligation.closed_on = on
        changed(obligation, "state", "closed_on")
        record_event("obligations.ended", by=by, on=on, about=obligation)
        done += 1
    return done
