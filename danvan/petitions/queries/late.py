"""Petitions against the law's clock, for the page of a leader: late, due soon, whose, and why then.

Of what the person sees himself; each line leads to the page of its case.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.functional import Promise

from danvan.accounts.models import User
from danvan.obligations.models import Obligation
from danvan.petitions.access import visible_parts
from danvan.petitions.models import PetitionObligation
from danvan.rules.petitions.stage_words import LABELS
from danvan.units.queries import UnitBook, unit_book

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Why:
    """How a day was counted «vì sao»: sentences, and the article they rest on."""

    steps: tuple[str, ...]
    basis: str


@dataclass(frozen=True)
class ClockLine:
    """A step of a petition that is late or due soon «đơn đến hạn»; of content only a summary."""

    public_id: UUID
    label: str
    subject: str
    is_sealed: bool
    stage: str | Promise
    task: str
    due: date
    whose: str
    why: Why


@dataclass(frozen=True)
class Clocked:
    """What a person's petitions owe the law «đơn thư theo hạn luật định»: the first lines of each.

    `late` and `soon` say how many there are in all.
    """

    late: int
    soon: int
    lines: tuple[ClockLine, ...]


def clocked(user: User, most: int, *, on: date) -> Clocked:
    """Return what is late and what is due within a week, the longest late first."""
    owed = {pk: (due, petition) for pk, due, petition in _owed(user, on)}
    late = sum(due < on for due, _petition in owed.values())
    first = sorted(owed, key=lambda pk: (*owed[pk], pk))[:most]
    return Clocked(late, len(owed) - late, _lines(first, on))


def _owed(user: User, on: date) -> list[tuple[int, date, int]]:
    """Return step, day due and petition of what runs out; one question, each part by its index."""
    parts = [
        PetitionObligation.objects.filter(
            petition__in=part.filter(closed_on__isnull=True).order_by().values("pk"),
            obligation__state=Obligation.State.OPEN,
            obligation__due__lte=on + SOON,
        )
        .order_by()
        .values_list("pk", "obligation__due", "petition")
        for part in visible_parts(user, on=on)
    ]
    found = parts[0].union(*parts[1:]) if parts else ()
    return [(pk, due or on, petition) for pk, due, petition in found]


def _lines(steps: Iterable[int], on: date) -> tuple[ClockLine, ...]:
    rows = PetitionObligation.objects.filter(pk__in=list(steps)).select_related(
        "petition", "petition__assignee", "obligation"
    )
    ordered = sorted(rows, key=lambda row: (row.obligation.due or on, row.petition_id, row.pk))
    book = unit_book(on, {row.petition.handler_id or row.petition.unit_id for row in ordered})
    return tuple(_line(row, book, on) for row in ordered)


def _line(row: PetitionObligation, book: UnitBook, on: date) -> ClockLine:
    petition, work = row.petition, row.obligation
    person = petition.assignee.name if petition.assignee else ""
    unit = book.name(petition.handler_id or petition.unit_id)
    return ClockLine(
        public_id=petition.public_id,
        label=petition.label,
        subject=petition.subject,
        is_sealed=petition.is_sealed,
        stage=LABELS[petition.stage],
        task=work.title,
        due=work.due or on,
        whose=f"{person} ({unit})" if person else unit,
        why=Why(tuple(work.due_steps), work.basis_quote),
    )
