"""Tying citations to the documents they name, once the register knows them."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from danvan.documents.models import Certainty, Citation, Document
from danvan.documents.register import register_from_rows
from danvan.rules.documents.validity import Register, RegisterEntry
from danvan.rules.text.letters import bare_words


def match_citations(document: Document | None = None) -> int:
    """Tie the citations (of one document, or all) that are not yet tied; return how many were.

    A number that fits two documents ties to neither: numbers restart every year, so without a day
    only the documents of law are looked at.
    """
    waiting = Citation.objects.filter(cited__isnull=True)
    return _match(waiting if document is None else waiting.filter(document=document))


def match_waiting(document: Document) -> int:
    """Tie the citations that waited for a document to come; return how many were.

    Those without a number may name it in words.
    """
    named = Q(number="")
    if document.number:
        named |= Q(number__iexact=document.number)
    return _match(Citation.objects.filter(named, cited__isnull=True))


def match_again(document: Document) -> None:
    """Let go the citations tied to a document whose number or day was wrong, and tie them anew."""
    loose = list(document.cited_in.values_list("pk", flat=True))
    document.cited_in.update(cited=None)
    _match(Citation.objects.filter(pk__in=loose))


def _match(waiting: QuerySet[Citation]) -> int:
    citations = list(waiting)
    if not citations:
        return 0
    register, law, own = register_from_rows(), _law(), _own(citations)
    tied = []
    for citation in citations:
        found = _of_law(citation, register, law) or _of_units(citation, own)
        if found is not None and found.pk != citation.document_id:
            citation.cited = found
            tied.append(citation)
    Citation.objects.bulk_update(tied, ["cited"], batch_size=500)
    return len(tied)


Law = Mapping[tuple[str, str, object], Document]


def _law() -> Law:
    rows = Document.objects.exclude(certainty=Certainty.OWN)
    return {(row.number, row.title, row.issued_on): row for row in rows}


def _own(citations: Iterable[Citation]) -> dict[tuple[str, object], list[Document]]:
    """Return the units' own documents that bear one of the cited numbers, by number and day."""
    found: dict[tuple[str, object], list[Document]] = {}
    numbers = {citation.number for citation in citations if citation.number}
    for row in Document.objects.filter(certainty=Certainty.OWN, number__in=numbers):
        found.setdefault((row.number, row.issued_on), []).append(row)
    return found


def _of_law(citation: Citation, register: Register, law: Law) -> Document | None:
    entry = _entry(citation, register)
    return law.get((entry.number, entry.title, entry.date)) if entry else None


def _entry(citation: Citation, register: Register) -> RegisterEntry | None:
    if citation.number:
        return register.find(citation.number, citation.issued_on, citation.kind)
    name = _title(citation)
    return register.find_law(citation.kind, name, issued=citation.issued_on, year=None)


def _title(citation: Citation) -> str:
    """Return the name of a law from its mention: «Luật Tiếp công dân ngày …» is «Tiếp công dân»."""
    before_day = citation.text.split(" ngày ")[0].split(" năm ")[0]
    return before_day.removeprefix(citation.kind).strip()


def _of_units(
    citation: Citation, own: Mapping[tuple[str, object], list[Document]]
) -> Document | None:
    """Return the unit's document of that number and day; the printed issuer decides among more."""
    if citation.issued_on is None:
        return None
    rivals = own.get((citation.number, citation.issued_on), [])
    if len(rivals) > 1:
        printed = bare_words(citation.issuer)
        rivals = [row for row in rivals if printed and bare_words(row.issuer) == printed]
    return rivals[0] if len(rivals) == 1 else None
