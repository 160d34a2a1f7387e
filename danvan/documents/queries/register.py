"""The registers as pages show them: what is asked for, the lines, what one may choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import F, Max, Min, Q, QuerySet
from django.utils.text import capfirst

from danvan.base.states import StateShown
from danvan.documents.access.register import Registers
from danvan.documents.models import Document
from danvan.documents.queries.search import best_first, speaking_of
from danvan.documents.queries.validity import Validity, in_force_on, validity_of
from danvan.rules.documents.search import asked
from danvan.units.queries import UnitBook, unit_book

Side, State = Document.Side, Document.State
MOST_CHOICES = 200  # a list to choose from stays one that can be read
FEW = 500  # that many keys are handed over rather than asked for again
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
    """What one may choose from in a register «điều kiện lọc»."""

    years: tuple[int, ...]
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
    return _in_order(_narrowed(registers, wanted), wanted)


def pages_of(registers: Registers, wanted: Wanted, per_page: int) -> Paginator[Document]:
    """Return what a person reads of a register, narrowed, by pages.

    Few are picked out first and put in order then: in order of days a database would read through
    the registers of everybody to find the few of a small unit.
    """
    rows = _narrowed(registers, wanted)
    few = list(rows.order_by().values_list("pk", flat=True)[: FEW + 1])
    if len(few) > FEW:
        pages = Paginator(_in_order(rows, wanted), per_page)
        pages.count = rows.count()
        return pages
    picked = Document.objects.filter(pk__in=few)
    pages = Paginator(_in_order(picked, wanted), per_page)
    pages.count = len(few)
    return pages


def found_in_each(registers: Registers, text: str) -> dict[str, int] | None:
    """Return how many documents of each register speak of what is looked for; None for nothing."""
    if not asked(text):
        return None
    return {side: speaking_of(registers.documents(side), text).count() for side in Side.values}


def register_lines(documents: Sequence[Document], day: date, on: date) -> tuple[DocumentLine, ...]:
    """Return documents as lines; what holds for them is told for `day`."""
    book = unit_book(on, _units(documents))
    validity = validity_of(documents, day, book)
    return tuple(_line(row, book, validity.get(row.pk)) for row in documents)


def offered_in(side: str, registers: Registers) -> Offered:
    """Return what a person may narrow a register by, without reading through all of it.

    Issuers are those of the law, or of the registers of his own units; the units below stand by
    their place under him.
    """
    days = Document.objects.filter(side=side).aggregate(
        first=Min("issued_on"), last=Max("issued_on")
    )
    years = range(days["last"].year, days["first"].year - 1, -1) if days["first"] else ()
    own = Document.objects.filter(side=side)
    if side != Side.LAW:
        own = own.filter(unit__in=registers.own)
    issuers = own.exclude(issuer="").order_by().values_list("issuer", flat=True).distinct()
    return Offered(
        years=tuple(years),
        issuers=tuple(sorted(issuers[:MOST_CHOICES])),
        units=() if side == Side.LAW else _units_read(registers),
    )


def _units_read(registers: Registers) -> tuple[tuple[int, str], ...]:
    """Return the units whose registers are read, nearest first."""
    units = registers.units()
    if len(units) < 2:
        return ()
    book = unit_book(registers.on, units)
    near = sorted(book.entries.values(), key=lambda e: (e.path.count("/"), e.name))
    return tuple((entry.pk, entry.name) for entry in near[:MOST_CHOICES])


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


def _narrowed(registers: Registers, wanted: Wanted) -> QuerySet[Document]:
    """Return what was asked for of a register, in no order."""
    asked_for = {
        "issued_on__year": wanted.year,
        "kind": wanted.kind or None,
        "issuer": wanted.issuer or None,
        "state": wanted.state or None,
        "unit": wanted.unit,
    }
    given = {name: value for name, value in asked_for.items() if value is not None}
    rows = speaking_of(registers.documents(wanted.side).filter(Q(**given)), wanted.text)
    return in_force_on(rows, wanted.in_force) if wanted.in_force else rows


def _in_order(rows: QuerySet[Document], wanted: Wanted) -> QuerySet[Document]:
    """Return documents the best first, what came in by its day of coming, else the newest first."""
    if wanted.side != Side.INCOMING:
        return best_first(rows, wanted.text)
    rows = rows.select_related("arrival")
    if asked(wanted.text):
        return best_first(rows, wanted.text)
    arrived = F("arrival__on").desc(nulls_last=True)
    return rows.order_by(arrived, "-arrival__number", "-issued_on", "-pk")


def _units(documents: Iterable[Document]) -> set[int]:
    pairs = ((row.unit_id, row.issuer_unit_id) for row in documents)
    return {pk for pair in pairs for pk in pair if pk is not None}


def _line(row: Document, book: UnitBook, validity: Validity | None) -> DocumentLine:
    arrival = getattr(row, "arrival", None) if row.side == Side.INCOMING else None
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
