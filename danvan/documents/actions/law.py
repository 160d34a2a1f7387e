"""What keepers of the register of law write into it: each fact with its source."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, locked, require
from danvan.documents.access.register import may_keep_law
from danvan.documents.actions.entries import (
    AlreadyEntered,
    Entry,
    named,
    refuse_days,
    tidy,
    write_entry,
)
from danvan.documents.matching import match_waiting
from danvan.documents.models import Certainty, Document
from danvan.documents.queries.duplicates import same_document
from danvan.documents.register import shipped_entries

Side = Document.Side


class NoSource(ActRefused):
    """A fact that is called checked names where it was checked «thiếu nguồn»."""

    def __init__(self) -> None:
        super().__init__(
            _("Muốn ghi «đã kiểm chứng», hãy ghi nguồn: Công báo, trang đăng văn bản gốc…")
        )


class Nameless(ActRefused):
    """A document of law is known by its number or its name «thiếu số và tên»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi số, ký hiệu; văn bản không có số thì ghi tên."))


class ShippedKey(ActRefused):
    """Number and day of a shipped entry are its key «mục có sẵn»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Số và ngày của mục có sẵn trong chương trình không sửa được ở đây. Nếu sai, hãy "
                "thêm một mục đúng."
            )
        )


@dataclass(frozen=True)
class LawEntry(Entry):
    """What the register of law says of a document, how sure that is and where it was read."""

    certainty: str = Certainty.MEMORY
    source: str = ""

    def tidied(self) -> Self:
        """Return the entry with its words composed and evenly spaced."""
        return replace(super().tidied(), source=tidy(self.source))


@transaction.atomic
def add_law(entry: LawEntry, *, by: User, on: date) -> Document:
    """Add a document to the register of law; citations that waited for it are tied.

    Raises AlreadyEntered, DaysContradict, NoSource, Nameless.
    """
    require(may_keep_law(by, on=on))
    given = _checked(entry, on)
    document = Document.objects.create(
        **vars(given), side=Side.LAW, state=Document.State.ISSUED, version=EDITED
    )
    match_waiting(document)
    record_event("documents.law_added", by=by, on=on, about=document)
    return document


@transaction.atomic
def correct_law(pk: int, entry: LawEntry, *, version: int, by: User, on: date) -> Document:
    """Correct an entry of the register of law; loading the shipped register keeps it so.

    Raises AlreadyEntered, DaysContradict, NoSource, Nameless, ShippedKey, NothingCorrected.
    """
    document = locked(Document, pk, version)
    require(document.side == Side.LAW and may_keep_law(by, on=on))
    given = _checked(entry, on, but=(document.pk,))
    moved = (given.number, given.issued_on) != (document.number, document.issued_on)
    if moved and _is_shipped(document):
        raise ShippedKey
    differing = write_entry(document, given)
    record_event("documents.entry_corrected", by=by, on=on, about=document, fields=named(differing))
    return document


EDITED = 2  # above what loading the shipped register renews


def _checked(entry: LawEntry, on: date, but: Collection[int] = ()) -> LawEntry:
    """Return the entry tidied, once nothing speaks against it."""
    given = entry.tidied()
    refuse_days(given, on)
    if not (given.number or given.title):
        raise Nameless
    if given.certainty == Certainty.VERIFIED and not given.source:
        raise NoSource
    known = same_document(
        Document.objects.filter(side=Side.LAW).exclude(pk__in=but),
        number=given.number,
        issuer=given.issuer,
        issued_on=given.issued_on,
        title=given.title,
    )
    if known is not None:
        raise AlreadyEntered(known)
    return given


def _is_shipped(document: Document) -> bool:
    """Say whether the shipped register has an entry of the document's number and day."""
    name, day = (document.number or document.title).casefold(), document.issued_on
    return any(
        ((entry.number or entry.title).casefold(), entry.date) == (name, day)
        for entry in shipped_entries()
    )
