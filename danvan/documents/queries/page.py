"""The page of one document: what it is, what holds for it on a day, what it names, who names it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.accounts.queries import HistoryLine, history_of
from danvan.base.states import StateShown
from danvan.documents.access.register import visible_documents
from danvan.documents.drawing import Drawing
from danvan.documents.models import Citation, Document
from danvan.documents.queries.register import state_of
from danvan.documents.queries.relations import (
    PageOf,
    ProposedEnd,
    RelationLine,
    drawing_of,
    proposed_end,
    relations_of,
)
from danvan.documents.queries.uses import MOST_USES, DocumentUse, uses_of
from danvan.documents.queries.validity import Validity, validity_of
from danvan.units.queries import unit_book


@dataclass(frozen=True)
class Cited:
    """A document this one names «văn bản viện dẫn»: as printed; `document` once it is known."""

    text: str
    document: Document | None
    validity: Validity | None


@dataclass(frozen=True)
class DocumentPage:
    """Everything the page of a document shows «trang văn bản»."""

    document: Document
    unit: str
    state: StateShown
    validity: Validity
    relations: tuple[RelationLine, ...]
    drawing: Drawing | None
    end: ProposedEnd | None
    citations: tuple[Cited, ...]
    cited_in: tuple[Document, ...]
    uses: tuple[DocumentUse, ...]
    history: tuple[HistoryLine, ...]

    @property
    def used(self) -> bool:
        """Say whether anything names or uses it."""
        return bool(self.cited_in or self.uses)


def document_page(
    document: Document, user: User, *, on: date, day: date, page: PageOf
) -> DocumentPage:
    """Return a document's page; what holds is told for `day`, what is seen as of `on`."""
    seen = visible_documents(user, on=on)
    relations = relations_of(document, seen)
    citations = _citations(document, seen)
    known = {one.pk: one for one in (document, *(found for _text, found in citations if found))}
    ids = {pk for row in known.values() for pk in (row.unit_id, row.issuer_unit_id) if pk}
    book = unit_book(day, ids)
    validity = validity_of(known.values(), day, book)
    uses = uses_of(document, user, on=on)
    return DocumentPage(
        document=document,
        unit=book.name(document.unit_id) if document.unit_id else "",
        state=state_of(document),
        validity=validity[document.pk],
        relations=relations,
        drawing=drawing_of(document, relations, page),
        end=proposed_end(document, relations),
        citations=tuple(
            Cited(text, found, validity[found.pk] if found else None) for text, found in citations
        ),
        cited_in=tuple(_citing(document, seen, uses)),
        uses=uses,
        history=history_of(document),
    )


def _citations(document: Document, seen: QuerySet[Document]) -> list[tuple[str, Document | None]]:
    """Return what a document names, each once, with the document meant where the person sees it."""
    rows = list(document.citations.order_by("start"))
    meant = seen.in_bulk([row.cited_id for row in rows if row.cited_id])
    found: dict[object, tuple[str, Document | None]] = {}
    for row in rows:
        found.setdefault(_key(row), (row.text, meant.get(row.cited_id) if row.cited_id else None))
    return list(found.values())


def _key(citation: Citation) -> object:
    return citation.cited_id or (citation.number or citation.text, citation.issued_on)


def _citing(
    document: Document, seen: QuerySet[Document], uses: Iterable[DocumentUse]
) -> Iterable[Document]:
    """Return the documents that name this one, the newest first, but those told of as uses."""
    citing = Citation.objects.filter(cited=document).values("document")
    told = [use.document for use in uses if use.document]
    rows = seen.filter(pk__in=citing).exclude(pk__in=told)
    return rows.order_by("-issued_on", "-pk")[:MOST_USES]
