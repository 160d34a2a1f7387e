"""Looking petitions up: by the words of their subject without marks, by number, and by a name.

Words and numbers are looked for among the petitions a person sees. A sealed petition is known by
its redacted summary alone. A name is looked for in a person's own open cases and nowhere else.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from django.db import connections
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Concat, StrIndex
from django.db.models.lookups import GreaterThan

from danvan.accounts.models import User
from danvan.petitions.access import visible_petitions
from danvan.petitions.models import Petition, Petitioner
from danvan.rules.documents.search import Asked, asked
from danvan.rules.documents.spelling import search_words
from danvan.rules.petitions.numbers import petition_number
from danvan.units.access import held_on

SEARCH_TABLE = "petitions_search"
NAMES_AT_ONCE = 2000


class _ByFullText(Func):
    """PostgreSQL: the row is among those whose vector holds the words."""

    template = "(%(expressions)s::text)))"
    arg_joiner = (
        " IN (SELECT id FROM petitions_petition"
        " WHERE folded_vector @@ to_tsquery('simple'::regconfig, "
    )
    output_field = BooleanField()


class _ByMatch(Func):
    """SQLite with FTS5: the row is among those the index finds."""

    template = "(%(expressions)s))"
    arg_joiner = " IN (SELECT rowid FROM petitions_search WHERE petitions_search MATCH "
    output_field = BooleanField()


def speaking_of(rows: QuerySet[Petition], text: str) -> QuerySet[Petition]:
    """Return the petitions among `rows` with that number, or that speak of what was typed.

    A number is found in any spelling («12», «012/2026», «số 12 năm 2026»); words without marks, by
    their beginning. Text without a letter or digit narrows nothing.
    """
    number = petition_number(text)
    if number is not None:
        years = {} if number.year is None else {"year": number.year}
        return rows.filter(number=number.number, **years)
    wanted = asked(text)
    return rows.filter(_speaks_of(wanted, rows.db)) if wanted else rows


def own_cases(user: User, *, on: date) -> QuerySet[Petition]:
    """Return the open cases that are a person's own: taken in, handled or settled by himself.

    Among what he sees; never a sealed one.
    """
    posts = held_on(user, on).values_list("post", flat=True)
    mine = Q(assignee=user) | Q(entered_by=user) | Q(settler__in=list(posts))
    return visible_petitions(user, on=on).filter(mine, is_sealed=False)


def sent_by(rows: QuerySet[Petition], name: str) -> list[Petition]:
    """Return the petitions among `rows` sent by somebody of that name, marks or none, newest first.

    The caller has asked: `rows` are the person's own cases; each look is noted. Nothing sealed is
    ever found, for its sender stands nowhere a query reads.
    """
    words = search_words(name)
    if not words:
        return []
    people = Petitioner.objects.filter(petition__in=rows.order_by().values("pk"))
    known = people.values_list("petition", "name").order_by().iterator(chunk_size=NAMES_AT_ONCE)
    wanted = f" {' '.join(words)} "
    found = {pk for pk, sender in known if wanted in f" {' '.join(search_words(sender))} "}
    return list(Petition.objects.filter(pk__in=found).order_by("-received_on", "-pk"))


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
    holds = (StrIndex(spaced, Value(f" {word}{end}")) for word, end in ends)
    return Q(*(GreaterThan(at, 0) for at in holds))


@cache
def _has_full_text(using: str) -> bool:
    """Say whether the index was laid; asked once, since it comes with a migration."""
    return SEARCH_TABLE in connections[using].introspection.table_names()
