"""From the draft to the approved text: written, put forward, remarked on, approved or returned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.documents.access.life import may_approve, may_draft, may_receive, may_remark
from danvan.documents.actions.files import store_file
from danvan.documents.actions.refusals import (
    DraftMissing,
    MoveRefused,
    OwnDraft,
    reason_given,
    refuse_move,
)
from danvan.documents.actions.sending import add_recipients
from danvan.documents.models import Document, Opinion
from danvan.documents.papers import Opener, opened
from danvan.documents.queries.life import submitter_of
from danvan.readers.guarded import open_guarded
from danvan.rules.documents.life import EDITABLE
from danvan.rules.documents.recipients import recipients_in
from danvan.units.models import Unit
from danvan.units.queries import unit_book

State, Verdict = Document.State, Opinion.Verdict


@dataclass(frozen=True)
class NewDraft:
    """A draft as typed «dự thảo»: what it is, whom it goes to, its file."""

    kind: str
    title: str
    recipients: Sequence[str] = ()
    data: bytes = b""
    name: str = ""


def start_draft(
    new: NewDraft, *, unit: Unit, by: User, on: date, open_file: Opener = open_guarded
) -> Document:
    """Begin an outgoing document «lập dự thảo»; its number and day stay empty.

    Without recipients typed, those that the file names are taken.

    The file is read before anything is kept: what is marked secret, or cannot be read, never
    reaches the store. Raises FileRefused.
    """
    require(may_draft(by, unit.pk, on=on))
    source = opened(new.data, new.name, open_file) if new.data else None
    if source is not None and not new.recipients:
        new = replace(new, recipients=recipients_in(source))
    return _begin(new, unit, by=by, on=on)


@transaction.atomic
def _begin(new: NewDraft, unit: Unit, *, by: User, on: date) -> Document:
    file = store_file(unit, new.data, new.name, by=by, on=on) if new.data else None
    document = Document.objects.create(
        kind=new.kind,
        title=" ".join(new.title.split()),
        issuer=unit_book(on, [unit.pk]).name(unit.pk)[:200],
        issuer_unit=unit,
        unit=unit,
        draft_file=file,
        side=Document.Side.OUTGOING,
        state=State.DRAFT,
    )
    record_event("documents.drafted", by=by, on=on, about=document)
    if new.recipients:
        add_recipients(document, new.recipients, on=on)
    return document


def replace_draft_file(
    document_id: int,
    *,
    version: int,
    data: bytes,
    name: str,
    by: User,
    on: date,
    open_file: Opener = open_guarded,
) -> Document:
    """Put another file in the place of a draft's «thay tệp»; only before it is put forward."""
    require(may_draft(by, _unit_of(document_id), on=on))
    opened(data, name, open_file)
    return _replace(document_id, version, data, name, by, on)


@transaction.atomic
def _replace(
    document_id: int, version: int, data: bytes, name: str, by: User, on: date
) -> Document:
    document = locked(Document, document_id, version)
    require(may_draft(by, document.unit_id, on=on))
    if document.side != Document.Side.OUTGOING or document.state not in EDITABLE:
        raise MoveRefused(document)
    if document.unit is None:
        raise MoveRefused(document)
    document.draft_file = store_file(document.unit, data, name, by=by, on=on)
    changed(document, "draft_file")
    record_event(
        "documents.draft_replaced", by=by, on=on, about=document, file=document.draft_file.name
    )
    return document


@transaction.atomic
def submit_draft(document_id: int, *, version: int, by: User, on: date) -> Document:
    """Put a draft before the leaders «trình»."""
    document = locked(Document, document_id, version)
    require(may_draft(by, document.unit_id, on=on))
    refuse_move(document, State.SUBMITTED)
    if document.draft_file_id is None:
        raise DraftMissing
    return _move(document, State.SUBMITTED, "documents.submitted", by=by, on=on)


@transaction.atomic
def withdraw_draft(document_id: int, *, version: int, by: User, on: date) -> Document:
    """Take a draft back before it was judged «rút lại»."""
    document = locked(Document, document_id, version)
    require(may_draft(by, document.unit_id, on=on))
    refuse_move(document, State.DRAFT)
    return _move(document, State.DRAFT, "documents.withdrawn", by=by, on=on)


@transaction.atomic
def give_opinion(
    document_id: int, *, version: int, verdict: str, text: str, by: User, on: date
) -> Document:
    """Say what one thinks of a draft «ý kiến»: a remark, the approval, or back with a reason.

    Nobody approves what he himself put forward.
    """
    document = locked(Document, document_id, version)
    if verdict == Verdict.REMARK:
        return _remark(document, text, by=by, on=on)
    require(may_approve(by, document.unit_id, on=on))
    to = State.APPROVED if verdict == Verdict.APPROVED else State.RETURNED
    refuse_move(document, to)
    if to == State.APPROVED and submitter_of(document) == by.pk:
        raise OwnDraft
    reason = reason_given(text) if to == State.RETURNED else text.strip()
    Opinion.objects.create(document=document, verdict=verdict, text=reason, by=by, on=on)
    if to == State.APPROVED:
        return _move(document, to, "documents.approved", by=by, on=on)
    return _move(document, to, "documents.returned", by=by, on=on, reason=reason[:300])


def _remark(document: Document, text: str, *, by: User, on: date) -> Document:
    require(may_remark(by, document.unit_id, on=on))
    if document.state != State.SUBMITTED:
        raise MoveRefused(document)
    Opinion.objects.create(
        document=document, verdict=Verdict.REMARK, text=reason_given(text), by=by, on=on
    )
    record_event("documents.remarked", by=by, on=on, about=document)
    return document


@transaction.atomic
def drop_document(document_id: int, *, version: int, reason: str, by: User, on: date) -> Document:
    """Put a draft aside for good «bỏ»; what came in by mistake likewise, before it is entered."""
    document = locked(Document, document_id, version)
    incoming = document.side == Document.Side.INCOMING
    require((may_receive if incoming else may_draft)(by, document.unit_id, on=on))
    refuse_move(document, State.DROPPED)
    if incoming and hasattr(document, "arrival"):
        raise MoveRefused(document)
    given = reason_given(reason)
    return _move(document, State.DROPPED, "documents.dropped", by=by, on=on, reason=given[:300])


def _move(document: Document, to: str, code: str, *, by: User, on: date, **facts: str) -> Document:
    """Write the new state and what led to it. The caller has asked."""
    document.state = to
    changed(document, "state")
    record_event(code, by=by, on=on, about=document, **facts)
    return document


def _unit_of(document_id: int) -> int | None:
    return Document.objects.filter(pk=document_id).values_list("unit", flat=True).first()
