"""What came in and waits, and whether it came in before."""

import hashlib
from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.documents.access.life import units_for
from danvan.documents.content import FileRefused, checked_content
from danvan.documents.models import Document
from danvan.rules.documents.numbers import number_key
from danvan.rules.text.letters import bare_words


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


def same_document(document: Document) -> Document | None:
    """Return another document of the register with that number, issuer and day."""
    if not document.number:
        return None
    rows = _incoming(document.unit_id).exclude(pk=document.pk).filter(arrival__isnull=False)
    issuer = bare_words(document.issuer)
    alike = rows.filter(number_key=number_key(document.number), issued_on=document.issued_on)
    return next((row for row in alike if bare_words(row.issuer) == issuer), None)


def _incoming(unit: int | None) -> QuerySet[Document]:
    rows = Document.objects.filter(unit=unit, side=Document.Side.INCOMING)
    return rows.exclude(state=Document.State.DROPPED).order_by("pk")
