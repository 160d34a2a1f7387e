"""Entering papers that were issued on paper, and correcting the entries of a register."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, locked, require
from danvan.documents.access.register import UNFINISHED, may_correct, may_register
from danvan.documents.actions.entries import AlreadyEntered, Entry, named, refuse_days, write_entry
from danvan.documents.actions.files import store_file
from danvan.documents.matching import match_waiting
from danvan.documents.models import Certainty, Document, StoredFile
from danvan.documents.queries.duplicates import same_document
from danvan.units.models import Unit
from danvan.units.queries import unit_book

Side, State = Document.Side, Document.State


class NotIssuedYet(ActRefused):
    """An entry of the register is corrected, a draft is rewritten «chưa ban hành»."""

    def __init__(self) -> None:
        super().__init__(_("Văn bản chưa ban hành: hãy sửa trong dự thảo."))


@transaction.atomic
def register_document(
    entry: Entry, *, unit: Unit, paper: tuple[bytes, str] | None = None, by: User, on: date
) -> Document:
    """Enter a document that a unit issued on paper «ghi vào sổ», with its scan where there is one.

    Raises AlreadyEntered, DaysContradict, FileRefused.
    """
    require(may_register(by, unit.pk, on=on))
    entry = entry.tidied()
    if not entry.issuer:
        entry = replace(entry, issuer=unit_book(on, [unit.pk]).name(unit.pk)[:200])
    refuse_days(entry, on)
    _refuse_twice(entry, unit.pk, Side.OUTGOING)
    document = Document.objects.create(
        **vars(entry),
        certainty=Certainty.OWN,
        side=Side.OUTGOING,
        state=State.ISSUED,
        unit=unit,
        issuer_unit=unit,
        file=_kept(paper, unit, by, on),
    )
    match_waiting(document)
    record_event("documents.registered", by=by, on=on, about=document)
    return document


@transaction.atomic
def correct_entry(pk: int, entry: Entry, *, version: int, by: User, on: date) -> Document:
    """Correct what the register of a unit says of a document.

    Raises AlreadyEntered, DaysContradict, NotIssuedYet, NothingCorrected.
    """
    document = locked(Document, pk, version)
    require(document.side != Side.LAW and may_correct(by, document, on=on))
    if document.state in UNFINISHED:
        raise NotIssuedYet
    entry = entry.tidied()
    refuse_days(entry, on)
    _refuse_twice(entry, document.unit_id, document.side, but=(document.pk,))
    differing = write_entry(document, entry)
    record_event("documents.entry_corrected", by=by, on=on, about=document, fields=named(differing))
    return document


def _refuse_twice(entry: Entry, unit: int | None, side: str, but: Collection[int] = ()) -> None:
    among = Document.objects.filter(unit=unit, side=side).exclude(pk__in=but)
    known = same_document(
        among, number=entry.number, issuer=entry.issuer, issued_on=entry.issued_on
    )
    if known is not None and entry.number:
        raise AlreadyEntered(known)


def _kept(paper: tuple[bytes, str] | None, unit: Unit, by: User, on: date) -> StoredFile | None:
    return store_file(unit, *paper, by=by, on=on) if paper else None
