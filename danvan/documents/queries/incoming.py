"""What came in and waits, and whether it came in before."""

import hashlib
from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.documents.access.life import units_for
from danvan.documents.content import FileRefused, checked_content
from danvan.documents.models import Document
from danvan.documents.queries.duplicates import same_document


def waiting_arrivals(user: User, *, on: date) -> QuerySet[Document]:
    """Return the files that came in and wait to be entered by a person, oldest first."""
    own = units_for(user, "documents.receive", on=on)
    return (
        Document.objects.filter(
            unit__in=own,
            side=Document.Side.INCOMING,
            state=Document.State.ARRIVED,
            arrival__isnull=True,
        )
        .select_related("file")
        .order_by("pk")
    )


def same_file(unit: int, data: bytes) -> Document | None:
    """Return the document that a unit took this very file in as, dropped ones left out."""
    try:
        kept = checked_content(data, "tep.txt").data
    except FileRefused:
        kept = data
    digest = hashlib.sha256(kept).hexdigest()
    return _incoming(unit).filter(file__sha256=digest).first()


def entered_before(document: Document) -> Document | None:
    """Return another document in the register of what came in with that number, issuer and day."""
    among = _incoming(document.unit_id).exclude(pk=document.pk).filter(arrival__isnull=False)
    return same_document(
        among,
        number=document.number,
        issuer=document.issuer,
        issued_on=document.issued_on,
        title=document.title,
    )


def _incoming(unit: int | None) -> QuerySet[Document]:
    rows = Document.objects.filter(unit=unit, side=Document.Side.INCOMING)
    return rows.exclude(state=Document.State.DROPPED).order_by("pk")
