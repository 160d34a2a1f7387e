"""The registers as pages show them: what is asked for, the lines, what one may choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.text import capfirst

from danvan.base.states import StateShown
from danvan.documents.access.register import Registers
from danvan.documents.models import Document
from danvan.documents.queries.search import find, newest_first
from danvan.documents.queries.validity import Validity, in_force_on, validity_of
from danvan.rules.documents.search import asked
from danvan.units.queries import UnitBook, unit_book

Side, State = Document.Side, Document.State
MOST_CHOICES = 200  # a list to choose from stays one that can be read
STATES = {
    State.DRAFT: ("muted", "pencil-square"),
    State.SUBMITTED: ("waiting", "paper-airplane"),
    State.RETURNED: ("late", "arrow-uturn-left"),
    State.APPROVED: ("soon", "pencil"),
    State.ISSUED: ("good", "check-circle"),
    State.SENT: ("good", "paper-airplane"),
    State.ARRIVED: ("soon", "inbox-arrow-down"),
    State.PASSED_ON: ("calm", "arrow-right-circle"),
    State.FILED: ("muted", "archive-box"),
    State.DROPPED: ("muted", "x-mark"),
}


@dataclass(frozen=True)
class Wanted:
    """What a register is narrowed to «bộ lọc»; empty fields ask for everything."""

    side: str = Side.OUTGOING
    text: str = ""
    year: int | None = None
    kind: str = ""
    issuer: str = ""
    state: str = ""
    in_force: date | None = None
    unit: int | None = None

    @property
    def narrowed(self) -> bool:
        """Say whether anything but the register was chosen."""
        chosen = (self.text, self.year, self.kind, self.issuer, self.state, self.in_force)
        return any(chosen) or self.unit is not None


@dataclass(frozen=True)
class Offered:
    """What one may choose from in a register: only what stands in it."""

    years: tuple[int, ...]
    kinds: tuple[str, ...]
    issuers: tuple[str, ...]
    units: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class DocumentLine:
    """A line of a register «dòng sổ văn bản»."""

    public_id: UUID
    number: str
    issued_on: date | None
    called: str
    issuer: str
    unit: str
    state: StateShown
    validity: Validity | None
    arrived_as: str
    arrived_on: date | None


def found_documents(registers: Registers, wanted: Wanted) -> QuerySet[Document]:
    """Return what a person reads of a register, narrowed: the best first, else the newest."""
    rows = _narrowed(registers.documents(wanted.side), wanted)
    rows = rows.select_related("arrival")
    if asked(wanted.text):
        return find(rows, wanted.text)
    if wanted.side == Side.INCOMING:
        arrived = F("arrival__on").desc(nulls_last=True)
        return rows.order_by(arrived, "-arrival__number", "-issued_on", "-pk")
    return newest_first(rows)


def found_in_each(registers: Registers, text: str) -> dict[str, int] | None:
    """Return how many documents of each register speak of what is looked for; None for nothing."""
    if not asked(text):
        return None
    return {side: find(registers.documents(side), text).order_by().count() for side in Side.values}


def register_lines(documents: Sequence[Document], day: date, on: date) -> tuple[DocumentLine, ...]:
    """Return documents as lines; what holds for them is told for `day`."""
    book = unit_book(on, _units(documents))
    validity = validity_of(documents, day, book)
    return tuple(_line(row, book, validity.get(row.pk)) for row in documents)


def offered_in(side: str, registers: Registers) -> Offered:
    """Return what a person may narrow a register by."""
    rows = registers.documents(side).order_by()
    units = set(rows.exclude(unit=None).values_list("unit", flat=True).distinct())
    book = unit_book(registers.on, units) if units else UnitBook(registers.on)
    days = rows.filter(issued_on__isnull=False).dates("issued_on", "year", order="DESC")
    names = sorted(((pk, book.name(pk)) for pk in units), key=lambda pair: pair[1])
    return Offered(
        years=tuple(day.year for day in days),
        kinds=_distinct(rows, "kind"),
        issuers=_distinct(rows, "issuer"),
        units=tuple(names),
    )


def called(document: Document) -> str:
    """Return what a document is called in a list; a law's name says already that it is one."""
    if not document.title:
        return str(document)
    if document.title.casefold().startswith(document.kind.casefold()):
        return document.title
    return f"{document.kind}: {document.title}"


def state_of(document: Document) -> StateShown:
    """Return where a document stands in its life, as a badge."""
    tone, icon = STATES[State(document.state)]
    return StateShown(capfirst(document.get_state_display()), tone, icon)


def _narrowed(rows: QuerySet[Document], wanted: Wanted) -> QuerySet[Document]:
    asked_for = {
        "issued_on__year": wanted.year,
        "kind": wanted.kind or None,
        "issuer": wanted.issuer or None,
        "state": wanted.state or None,
        "unit": wanted.unit,
    }
    given = {name: value for name, value in asked_for.items() if value is not None}
    rows = rows.filter(Q(**given))
    return in_force_on(rows, wanted.in_force) if wanted.in_force else rows


def _distinct(rows: QuerySet[Document], name: str) -> tuple[str, ...]:
    found = rows.exclude(**{name: ""}).values_list(name, flat=True).distinct()
    return tuple(sorted(found[:MOST_CHOICES]))


def _units(documents: Iterable[Document]) -> set[int]:
    pairs = ((row.unit_id, row.issuer_unit_id) for row in documents)
    return {pk for pair in pairs for pk in pair if pk is not None}


def _line(row: Document, book: UnitBook, validity: Validity | None) -> DocumentLine:
    arrival = getattr(row, "arrival", None)
    return DocumentLine(
        public_id=row.public_id,
        number=row.number,
        issued_on=row.issued_on,
        called=called(row),
        issuer=row.issuer,
        unit=book.name(row.unit_id) if row.unit_id else "",
        state=state_of(row),
        validity=validity if row.side == Side.LAW else None,
        arrived_as=str(arrival) if arrival else "",
        arrived_on=arrival.on if arrival else None,
    )
