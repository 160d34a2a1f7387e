"""Whether a document stands in a register already, however its number is spelled."""

from datetime import date

from django.db.models import Q, QuerySet

from danvan.documents.models import Document
from danvan.rules.documents.numbers import number_key
from danvan.rules.text.letters import bare_words


def same_document(
    among: QuerySet[Document], *, number: str, issuer: str, issued_on: date | None, title: str = ""
) -> Document | None:
    """Return the document among some that bears this number and day and is of this issuer.

    An unknown issuer or day contradicts nobody. Without a number the subject tells (laws are known
    by their names).
    """
    key = number_key(number)
    rivals = among.filter(number_key=key)
    if issued_on is not None:
        rivals = rivals.filter(Q(issued_on=issued_on) | Q(issued_on__isnull=True))
    for row in rivals.order_by("pk"):
        if _agree(row.issuer, issuer) and (key or bare_words(row.title) == bare_words(title)):
            return row
    return None


def _agree(known: str, given: str) -> bool:
    return not known or not given or bare_words(known) == bare_words(given)
