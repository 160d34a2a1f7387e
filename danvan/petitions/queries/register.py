"""The register of petitions as a page shows it: what is asked for, its lines, page by page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.base.states import StateShown
from danvan.petitions.access import visible_parts
from danvan.petitions.models import Petition, PetitionObligation
from danvan.rules.documents.spelling import search_words
from danvan.rules.obligations.lifecycle import CLOSED
from danvan.rules.petitions.stage_words import LABELS
from danvan.units.queries import unit_book

OPEN = "open"
UNREAD = "none"
_LABEL = re.compile(r"\s*(\d{1,7})\s*/\s*(\d{4})\s*")  # «12/2026», a number in the register
# Stage → tone and icon of its badge; every other stage is on its way.
_SHOWN = {
    "received": ("waiting", "inbox-arrow-down"),
    "classified": ("soon", "funnel"),
    "decided": ("good", "check-circle"),
    "concluded": ("good", "check-circle"),
    "answered": ("good", "check-circle"),
    "published": ("good", "check-circle"),
    "closed": ("muted", "archive-box"),
    "kept": ("muted", "archive-box"),
    "returned": ("muted", "arrow-uturn-left"),
    "withdrawn": ("muted", "x-mark"),
    "stopped": ("muted", "x-mark"),
    "refused": ("muted", "x-mark"),
    "guided": ("muted", "arrow-right-circle"),
    "transferred": ("muted", "arrow-right-circle"),
    "passed_on": ("muted", "arrow-right-circle"),
    "separated": ("muted", "arrow-right-circle"),
}


@dataclass(frozen=True)
class Wanted:
    """What the register is narrowed to «bộ lọc sổ đơn»; empty fields ask for everything."""

    text: str = ""
    stage: str = ""
    kind: str = ""
    topic: str = ""
    since: date | None = None
    until: date | None = None
    late: bool = False
    mine: bool = False

    @property
    def narrowed(self) -> bool:
        """Say whether anything was chosen."""
        return self != Wanted()


@dataclass(frozen=True)
class Place:
    """Where a page of the register begins «vị trí trong sổ»: after this petition."""

    received_on: date
    pk: int

    def __str__(self) -> str:
        return f"{self.received_on:%Y-%m-%d}.{self.pk}"


@dataclass(frozen=True)
class RegisterLine:
    """A line of the register «dòng sổ đơn»; of a sealed petition only the redacted summary."""

    public_id: UUID
    label: str
    received_on: date
    kind: str
    subject: str
    people: int
    is_sealed: bool
    is_unread: bool
    stage: StateShown
    due: date | None
    handler: str
    assignee: str


@dataclass(frozen=True)
class RegisterPage:
    """One page of the register «trang sổ đơn»; `after` is where the next one begins."""

    lines: tuple[RegisterLine, ...]
    after: Place | None


def place_from(text: str) -> Place | None:
    """Return where a page begins, as an address told it; None for the beginning."""
    day, _dot, pk = text.partition(".")
    try:
        return Place(date.fromisoformat(day), int(pk))
    except ValueError:
        return None


def register_page(
    user: User, wanted: Wanted, after: Place | None, size: int, *, on: date
) -> RegisterPage:
    """Return a page of what a person sees of the registers, newest first.

    Each part of what he sees is read by its own index and only as far as the page goes.
    """
    found: dict[int, Petition] = {}
    for part in visible_parts(user, on=on):
        rows = _begun(narrowed(part, wanted, user, on=on), after)
        for row in rows.select_related("assignee").order_by("-received_on", "-pk")[: size + 1]:
            found[row.pk] = row
    ordered = sorted(found.values(), key=lambda row: (row.received_on, row.pk), reverse=True)
    shown = ordered[:size]
    more = len(ordered) > size
    next_place = Place(shown[-1].received_on, shown[-1].pk) if more else None
    return RegisterPage(lines_of(shown, on=on), next_place)


def narrowed(
    rows: QuerySet[Petition], wanted: Wanted, user: User, *, on: date
) -> QuerySet[Petition]:
    """Return the petitions among some that were asked for, in no order."""
    asked: dict[str, Any] = {
        "kind": None if wanted.kind == UNREAD else wanted.kind or None,
        "field": wanted.topic or None,
        "received_on__gte": wanted.since,
        "received_on__lte": wanted.until,
        "assignee": user if wanted.mine else None,
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value is not None})
    if wanted.kind == UNREAD:
        rows = rows.filter(kind="")
    if wanted.stage == OPEN:
        rows = rows.filter(closed_on__isnull=True)
    elif wanted.stage:
        rows = rows.filter(stage=wanted.stage)
    if wanted.late:
        # Asked of each petition that is not ended: few, and found by an index of their own.
        rows = rows.filter(Exists(_late(on)), closed_on__isnull=True)
    return _speaking_of(rows, wanted.text)


def lines_of(rows: Sequence[Petition], *, on: date) -> tuple[RegisterLine, ...]:
    """Return petitions as lines of the register."""
    due = _next_days(row.pk for row in rows)
    book = unit_book(on, {row.handler_id for row in rows if row.handler_id})
    return tuple(
        RegisterLine(
            public_id=row.public_id,
            label=row.label,
            received_on=row.received_on,
            kind=capfirst(row.get_kind_display()) if row.kind else "",
            subject=row.subject,
            people=row.people_count,
            is_sealed=row.is_sealed,
            is_unread=row.stage == "received",
            stage=stage_shown(row.stage),
            due=due.get(row.pk),
            handler=book.name(row.handler_id) if row.handler_id else "",
            assignee=row.assignee.name if row.assignee else "",
        )
        for row in rows
    )


def stage_shown(stage: str) -> StateShown:
    """Return a stage as a badge."""
    tone, icon = _SHOWN.get(stage, ("calm", "clock"))
    return StateShown(_(LABELS[stage]), tone, icon)


def _begun(rows: QuerySet[Petition], after: Place | None) -> QuerySet[Petition]:
    if after is None:
        return rows
    later = Q(received_on__lt=after.received_on) | Q(pk__lt=after.pk)
    return rows.filter(later, received_on__lte=after.received_on)


def _late(on: date) -> QuerySet[PetitionObligation]:
    owed = PetitionObligation.objects.filter(petition=OuterRef("pk"), obligation__due__lt=on)
    return owed.exclude(obligation__state__in=CLOSED)


def _speaking_of(rows: QuerySet[Petition], text: str) -> QuerySet[Petition]:
    """Return the petitions whose subject or number holds every word, marks or not."""
    number = _LABEL.fullmatch(text)
    if number:
        return rows.filter(number=int(number[1]), year=int(number[2]))
    for word in search_words(text):
        rows = rows.filter(_number_word(word) if word.isdigit() else Q(folded__contains=word))
    return rows


def _number_word(word: str) -> Q:
    """Return the condition that a number stands in the words whole: «12» is not found in 312."""
    within, first, last = f" {word} ", f"{word} ", f" {word}"
    whole = Q(folded__contains=within) | Q(folded__startswith=first) | Q(folded__endswith=last)
    return whole | Q(folded=word)


def _next_days(petitions: Iterable[int]) -> dict[int, date]:
    """Return the nearest day on which something of each petition is due."""
    owed = PetitionObligation.objects.filter(petition__in=list(petitions))
    open_ones = owed.exclude(obligation__state__in=CLOSED).order_by()
    days = open_ones.values("petition").annotate(due=Min("obligation__due"))
    return {row["petition"]: row["due"] for row in days if row["due"]}
