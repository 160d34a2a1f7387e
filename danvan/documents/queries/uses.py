"""Where a document is used above: upper apps sign a question each, and pages list the answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.base import registry
from danvan.documents.models import Document

# name → dotted name of a function (user, document, on) -> tuple[DocumentUse, ...], seen rows only.
DOCUMENT_USES = "document_uses"
MOST_USES = 10  # as many of one sort as a page lists


@dataclass(frozen=True)
class DocumentUse:
    """A place where a document is used «nơi sử dụng»: what it is, its title, its page.

    `document` is that place's own document, so that it is not listed twice. Many places told in
    one line have no page.
    """

    sort: str
    title: str
    url: str
    document: int | None = None


def uses_of(document: Document, user: User, *, on: date) -> tuple[DocumentUse, ...]:
    """Return where a document is used, as far as a person sees it."""
    found: list[DocumentUse] = []
    for name, ask in registry.signed(DOCUMENT_USES):
        if not callable(ask):
            raise TypeError(f"{DOCUMENT_USES}: {name}")
        answer: Iterable[DocumentUse] = ask(user, document, on)
        found += answer
    return tuple(found)
