"""Saying how two documents stand to each other, and taking that back."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, RecordGone, changed, locked, require
from danvan.documents.access.register import law_kept, may_relate, visible_documents
from danvan.documents.models import Document, DocumentLink

Relation = DocumentLink.Relation


class SameDocument(ActRefused):
    """A document has no relation to itself «cùng một văn bản»."""

    def __init__(self) -> None:
        super().__init__(_("Một văn bản không có quan hệ với chính nó. Hãy chọn văn bản khác."))


class RelatedAlready(ActRefused):
    """The relation is written already, or its opposite is «đã có quan hệ»."""

    def __init__(self) -> None:
        super().__init__(_("Quan hệ này đã có trong sổ, hoặc đã ghi theo chiều ngược lại."))


class OlderActs(ActRefused):
    """An older document does not act on a newer one «ngược thời gian»."""

    def __init__(self, document: Document) -> None:
        super().__init__(
            _("%(document)s ban hành trước văn bản kia. Hãy kiểm tra ngày hoặc đổi chiều quan hệ.")
            % {"document": document}
        )


@transaction.atomic
def relate_documents(pk: int, relation: str, other: int, *, by: User, on: date) -> DocumentLink:
    """Write that a document is based on, carries out, replaces, amends or follows another one.

    A replaced document keeps its days of force: the page proposes the end, a person writes it.
    Raises SameDocument, RelatedAlready, OlderActs.
    """
    if pk == other:
        raise SameDocument
    # In one order whoever asks, so that two people never wait for each other.
    rows = {each: locked(Document, each, None) for each in sorted({pk, other})}
    document, target = rows[pk], rows[other]
    require(may_relate(by, document, on=on) and _sees(by, target, on))
    if _acts_backwards(document, target):
        raise OlderActs(document)
    if _related(document, relation, target):
        raise RelatedAlready
    link = DocumentLink.objects.create(document=document, relation=relation, other=target)
    record_event(
        "documents.related",
        by=by,
        on=on,
        about=document,
        relation=link.get_relation_display(),
        other=str(target),
    )
    return link


@transaction.atomic
def remove_relation(pk: int, link: int, *, by: User, on: date) -> None:
    """Take back a relation that a document has to another one.

    An entry of law so changed counts as edited: loading the shipped register leaves it alone.
    """
    document = locked(Document, pk, None)
    require(may_relate(by, document, on=on))
    row = document.links.filter(pk=link).select_related("other").first()
    if row is None:
        raise RecordGone
    record_event(
        "documents.unrelated",
        by=by,
        on=on,
        about=document,
        relation=row.get_relation_display(),
        other=str(row.other),
    )
    row.delete()
    if row.other.side == Document.Side.LAW:
        changed(locked(Document, row.other_id, None))


def _sees(user: User, document: Document, on: date) -> bool:
    if visible_documents(user, on=on).filter(pk=document.pk).exists():
        return True
    return law_kept(user, on=on).filter(pk=document.pk).exists()


def _acts_backwards(document: Document, other: Document) -> bool:
    days = (document.issued_on, other.issued_on)
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _related(document: Document, relation: str, other: Document) -> bool:
    """Say whether the two are so related already, either way round."""
    return (
        document.links.filter(relation=relation, other=other).exists()
        or other.links.filter(relation=relation, other=document).exists()
    )
