"""From the approved text to the issued document: number and day, the signed paper, the issue.

danvan gives no number, signs nothing and stamps nothing: the clerk writes what the pen did.
"""

from dataclasses import asdict
from datetime import date

from django.conf import settings
from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.documents.access.life import may_issue
from danvan.documents.actions.files import store_file
from danvan.documents.actions.refusals import (
    DayAhead,
    MoveRefused,
    NotReady,
    NumberTaken,
    NumberUnreadable,
    reason_given,
    refuse_move,
)
from danvan.documents.models import Document, SignedCopy
from danvan.documents.papers import Opener, compared, opened_if_text, source_of
from danvan.documents.queries.numbers import bearing
from danvan.readers.guarded import open_guarded, signatures_guarded
from danvan.readers.refusals import Refused
from danvan.rules.documents.compare import Comparison
from danvan.rules.documents.life import may_move, ready_to_issue, serial_of
from danvan.rules.documents.numbers import repair_number
from danvan.units.models import Unit

State, Outcome = Document.State, SignedCopy.Outcome
# What needs no word of the clerk: there is nothing that a person would have to look at.
CLEAR = (Outcome.SAME, Outcome.NOTHING)


@transaction.atomic
def take_number(
    document_id: int, *, version: int, number: str, day: date, by: User, on: date
) -> Document:
    """Write the number and day that the clerk gave a document «lấy số»; once per year's register.

    Until it is issued a slip may be mended the same way. Raises NumberTaken, DayAhead.
    """
    document = locked(Document, document_id, version)
    require(may_issue(by, document.unit_id, on=on))
    if not may_move(document.side, document.state, State.ISSUED):
        raise MoveRefused(document)
    # Two clerks at one register wait for each other here.
    if document.unit is not None:
        Unit.objects.select_for_update().get(pk=document.unit.pk)
    given = repair_number(" ".join(number.split()))
    if serial_of(given) is None or len(given) < len("1/A"):
        raise NumberUnreadable
    if day > on:
        raise DayAhead(on)
    taken = bearing(document.unit_id, given, day, besides=document.pk)
    if taken is not None:
        raise NumberTaken(taken)
    document.number, document.issued_on = given, day
    changed(document, "number", "issued_on")
    record_event("documents.numbered", by=by, on=on, about=document, number=given, day=day)
    return document


def attach_signed(
    document_id: int,
    *,
    version: int,
    data: bytes,
    name: str,
    by: User,
    on: date,
    open_file: Opener = open_guarded,
) -> SignedCopy:
    """Take the signed paper back in and compare it with what was approved «bản đã ký».

    The same words, or nothing to compare with: it becomes the document's file. Otherwise it waits
    until the clerk accepts it with a reason (`accept_signed`). Raises FileRefused.
    """
    document = Document.objects.select_related("draft_file", "unit").get(pk=document_id)
    require(may_issue(by, document.unit_id, on=on))
    signed = opened_if_text(data, name, open_file)
    approved = source_of(document.draft_file, open_file) if document.draft_file else None
    found = compared(approved, signed, document.number, document.issued_on)
    return _keep_signed(document, version, data, name, found, by, on)


@transaction.atomic
def _keep_signed(
    seen: Document, version: int, data: bytes, name: str, found: Comparison, by: User, on: date
) -> SignedCopy:
    document = locked(Document, seen.pk, version)
    require(may_issue(by, document.unit_id, on=on))
    if document.unit is None or not may_move(document.side, document.state, State.ISSUED):
        raise MoveRefused(document)
    file = store_file(document.unit, data, name, by=by, on=on)
    copy = SignedCopy.objects.create(
        document=document,
        file=file,
        outcome=found.outcome,
        differences=[asdict(each) for each in found.differences],
        signatures=_signatures(data),
        by=by,
        on=on,
    )
    document.file = file if copy.outcome in CLEAR else None
    changed(document, "file")
    said = str(Outcome(copy.outcome).label)
    record_event(
        "documents.signed_attached", by=by, on=on, about=document, file=file.name, outcome=said
    )
    return copy


@transaction.atomic
def accept_signed(
    document_id: int, *, version: int, copy: int, reason: str, by: User, on: date
) -> Document:
    """Accept a signed paper that differs, or that no machine could read, with a reason «nhận»."""
    document = locked(Document, document_id, version)
    require(may_issue(by, document.unit_id, on=on))
    waiting = document.signed_copies.filter(pk=copy).first()
    newest = document.signed_copies.order_by("-pk").first()
    if waiting is None or waiting != newest or document.file_id is not None:
        raise MoveRefused(document)
    given = reason_given(reason)
    waiting.accepted_reason = given
    waiting.save(update_fields=["accepted_reason"])
    document.file = waiting.file
    changed(document, "file")
    record_event("documents.signed_accepted", by=by, on=on, about=document, reason=given[:300])
    return document


@transaction.atomic
def issue_document(document_id: int, *, version: int, by: User, on: date) -> Document:
    """Put a document into force «ban hành»: it has its number, its day and its signed paper."""
    document = locked(Document, document_id, version)
    require(may_issue(by, document.unit_id, on=on))
    refuse_move(document, State.ISSUED)
    ready = ready_to_issue(document.number, document.issued_on, document.file_id is not None)
    if ready.missing:
        raise NotReady(ready.missing)
    document.state = State.ISSUED
    document.in_force_from = document.in_force_from or document.issued_on
    changed(document, "state", "in_force_from")
    record_event("documents.issued", by=by, on=on, about=document)
    return document


def _signatures(data: bytes) -> list[dict[str, object]]:
    """Return what a PDF says of who signed it; a file that cannot be asked says nothing."""
    try:
        found = signatures_guarded(data, str(settings.TRUST_ROOTS or ""))
    except Refused:
        return []
    return [asdict(each) for each in found]
