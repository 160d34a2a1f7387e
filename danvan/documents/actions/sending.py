"""Sending a document out «gửi», and filing it «lưu»."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.documents.access.life import may_issue
from danvan.documents.actions.refusals import (
    DayAhead,
    MoveRefused,
    NobodyChosen,
    refuse_move,
)
from danvan.documents.models import Dispatch, Document
from danvan.rules.documents.recipients import named_in
from danvan.rules.text.letters import bare_words
from danvan.units.queries import unit_book

State = Document.State
SENDING = (State.ISSUED, State.SENT)


def add_recipients(document: Document, names: Iterable[str], *, on: date) -> int:
    """Write recipients of a document that it does not have yet; return how many are new.

    A name that exactly one living unit bears points at that unit. The caller has asked.
    """
    known = {bare_words(row.recipient) for row in document.dispatches.all()}
    fresh = [name for name in named_in(names) if bare_words(name) not in known]
    units = _units_named(on)
    rows = [
        Dispatch(document=document, recipient=name, unit_id=units.get(bare_words(name)))
        for name in fresh
    ]
    Dispatch.objects.bulk_create(rows)
    return len(rows)


@transaction.atomic
def name_recipients(
    document_id: int, *, version: int, names: Iterable[str], by: User, on: date
) -> Document:
    """Write whom an issued document goes to «nơi nhận»; those already there stay."""
    document = locked(Document, document_id, version)
    require(may_issue(by, document.unit_id, on=on))
    if document.side != Document.Side.OUTGOING or document.state not in (State.APPROVED, *SENDING):
        raise MoveRefused(document)
    count = add_recipients(document, names, on=on)
    if not count and not document.dispatches.exists():
        raise NobodyChosen
    changed(document)
    record_event("documents.recipients_named", by=by, on=on, about=document, count=count)
    return document


@transaction.atomic
def mark_sent(
    document_id: int,
    *,
    version: int,
    recipients: Collection[int],
    how: str,
    day: date,
    by: User,
    on: date,
) -> Document:
    """Record that a document went out to several recipients, how and when «đã gửi»."""
    document = locked(Document, document_id, version)
    require(may_issue(by, document.unit_id, on=on))
    if document.side != Document.Side.OUTGOING or document.state not in SENDING:
        raise MoveRefused(document)
    if day > on:
        raise DayAhead(on)
    waiting = document.dispatches.filter(pk__in=recipients, sent_on__isnull=True)
    count = waiting.update(how=Dispatch.How(how), sent_on=day, by=by)
    if not count:
        raise NobodyChosen
    left = document.dispatches.filter(sent_on__isnull=True).exists()
    document.state = State.ISSUED if left else State.SENT
    changed(document, "state")
    said = str(Dispatch.How(how).label)
    record_event("documents.sent", by=by, on=on, about=document, count=count, how=said, day=day)
    return document


@transaction.atomic
def file_away(document_id: int, *, version: int, by: User, on: date) -> Document:
    """Close the life of a document «lưu hồ sơ»."""
    document = locked(Document, document_id, version)
    require(may_issue(by, document.unit_id, on=on))
    refuse_move(document, State.FILED)
    document.state = State.FILED
    changed(document, "state")
    record_event("documents.filed", by=by, on=on, about=document)
    return document


def _units_named(on: date) -> dict[str, int]:
    """Return the living units by their names, those left out that share one."""
    found: dict[str, set[int]] = {}
    for entry in unit_book(on).at_work():
        found.setdefault(bare_words(entry.name), set()).add(entry.pk)
    return {name: units.pop() for name, units in found.items() if len(units) == 1}
