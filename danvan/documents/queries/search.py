"""Looking documents up by words without marks and numbers in any spelling, the best first."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import connections
from django.db.models import BooleanField, Case, F, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat, StrIndex
from django.db.models.lookups import GreaterThan

from danvan.documents.models import Document
from danvan.rules.documents.search import Asked, asked

SEARCH_TABLE = "documents_search"


class _ByFullText(Func):
    """PostgreSQL: the row is among those whose vector holds the words."""

    template = "(%(expressions)s::text)))"
    arg_joiner = (
        " IN (SELECT id FROM documents_document"
        " WHERE folded_vector @@ to_tsquery('simple'::regconfig, "
    )
    output_field = BooleanField()


class _ByMatch(Func):
    """SQLite with FTS5: the row is among those the index finds."""

    template = "(%(expressions)s))"
    arg_joiner = " IN (SELECT rowid FROM documents_search WHERE documents_search MATCH "
    output_field = BooleanField()


def find(documents: QuerySet[Document], text: str) -> QuerySet[Document]:
    """Return the documents that speak of what was typed, the best first."""
    return best_first(speaking_of(documents, text), text)


def speaking_of(documents: QuerySet[Document], text: str) -> QuerySet[Document]:
    """Return the documents that speak of what was typed, in no order.

    Words are found by their beginning and numbers whole, on every database alike. Text without a
    letter or digit narrows nothing.
    """
    wanted = asked(text)
    return documents.filter(_speaks_of(wanted, documents.db)) if wanted else documents


def best_first(documents: QuerySet[Document], text: str) -> QuerySet[Document]:
    """Return documents as one wants to find them.

    First the document of exactly that number, then those whose subject has the words as typed,
    marks and all, then the newest.
    """
    wanted = asked(text)
    if not wanted:
        return newest_first(documents)
    ranked = documents.annotate(rank=_rank(wanted))
    return ranked.order_by("rank", F("issued_on").desc(nulls_last=True), "-pk")


def newest_first(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Return documents by their day, those without one last, the same on every database."""
    return documents.order_by(F("issued_on").desc(nulls_last=True), "-pk")


def _speaks_of(wanted: Asked, using: str) -> Any:
    if connections[using].vendor == "postgresql":
        words = " & ".join(w if w.isdigit() else f"{w}:*" for w in wanted.words)
        return _ByFullText(F("pk"), Value(words))
    if _has_full_text(using):
        words = " ".join(f'"{w}"' if w.isdigit() else f'"{w}"*' for w in wanted.words)
        return _ByMatch(F("pk"), Value(words))
    return _by_reading(wanted.words)


def _by_reading(words: Iterable[str]) -> Q:
    """Return the condition where SQLite has no FTS5: every row is read."""
    spaced = Concat(Value(" "), F("folded"), Value(" "))
    ends = ((word, " " if word.isdigit() else "") for word in words)
    return Q(*(_holds(spaced, f" {word}{end}") for word, end in ends))


@cache
def _has_full_text(using: str) -> bool:
    """Say whether the index was laid; asked once, since it comes with a migration."""
    return SEARCH_TABLE in connections[using].introspection.table_names()


def _rank(wanted: Asked) -> Case:
    """Return 0 for that very number, 1 for one that begins so, 2 for the words as typed, else 3."""
    cases = []
    if wanted.number:
        cases.append(When(number_key=wanted.number, then=Value(0)))
        cases.append(When(number_key__startswith=f"{wanted.number} ", then=Value(1)))
    lower = wanted.typed.lower()
    for typed in dict.fromkeys((wanted.typed, lower, lower[:1].upper() + lower[1:])):
        # Databases differ in which letters they fold, so the few usual forms are asked as they are.
        cases.append(When(_holds(F("title"), typed), then=Value(2)))
    return Case(*cases, default=Value(3), output_field=IntegerField())


def _holds(text: Combinable, part: str) -> GreaterThan:
    return GreaterThan(StrIndex(text, Value(part)), 0)
