"""What comes in: the file is kept, a person confirms what it says, it gets its running number."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.documents.access.life import may_pass_on, may_receive
from danvan.documents.actions.files import store_file
from danvan.documents.actions.refusals import DayAhead, MoveRefused, SeenBefore, refuse_move
from danvan.documents.models import Arrival, Document
from danvan.documents.papers import Opener, opened_if_text
from danvan.documents.queries.incoming import entered_before, same_file
from danvan.documents.queries.numbers import next_arrival
from danvan.readers.guarded import open_guarded
from danvan.rules.documents.heads import Head, read_head
from danvan.rules.documents.numbers import repair_number
from danvan.rules.text.letters import bare_words
from danvan.units.models import Unit
from danvan.units.queries import UnitBook, unit_book

State = Document.State
UNKNOWN_KIND = "Văn bản"


@dataclass(frozen=True)
class Entry:
    """What the clerk confirms of a document that came in «vào sổ văn bản đến»."""

    kind: str
    number: str
    issuer: str
    issued_on: date | None
    title: str
    arrived_on: date
    how: str = ""


def receive_file(
    data: bytes,
    name: str,
    *,
    unit: Unit,
    by: User,
    on: date,
    open_file: Opener = open_guarded,
) -> Document:
    """Take in a file «nhận văn bản đến»: it waits, with what it says proposed.

    Raises SeenBefore when the unit took this very file in before, FileRefused for what must not be
    kept (a stamp of secrecy first of all).
    """
    require(may_receive(by, unit.pk, on=on))
    return take_file_in(data, name, unit=unit, kept_by=by, by=by, on=on, open_file=open_file)


def take_file_in(
    data: bytes,
    name: str,
    *,
    unit: Unit,
    kept_by: User,
    by: User | None,
    on: date,
    open_file: Opener = open_guarded,
) -> Document:
    """Keep a file that came in and propose what it says. The caller has asked.

    `by` is None when the watched folder brought it; `kept_by` is then the clerk it is kept for.
    """
    known = same_file(unit.pk, data)
    if known is not None:
        raise SeenBefore(known)
    source = opened_if_text(data, name, open_file)
    head = read_head(source) if source is not None else Head()
    with transaction.atomic():
        # Two who hand in one file wait for each other here; the second finds it known.
        Unit.objects.select_for_update().get(pk=unit.pk)
        known = same_file(unit.pk, data)
        if known is not None:
            raise SeenBefore(known)
        file = store_file(unit, data, name, by=kept_by, on=on)
        document = Document.objects.create(
            kind=(head.kind or UNKNOWN_KIND)[:60],
            number=head.number[:80],
            issuer=_called(head.issuer, unit_book(on))[:200],
            issued_on=head.issued_on,
            title=head.title,
            file=file,
            unit=unit,
            side=Document.Side.INCOMING,
            state=State.ARRIVED,
        )
        record_event("documents.came_in", by=by, on=on, about=document, file=file.name)
        return document


@transaction.atomic
def enter_arrival(
    document_id: int, entry: Entry, *, version: int, again: bool = False, by: User, on: date
) -> Arrival:
    """Enter a document into the register of what comes in «vào sổ», under the year's next number.

    Raises SeenBefore when one of that number, issuer and day stands there, unless `again` says
    that it is another one.
    """
    document = locked(Document, document_id, version)
    require(may_receive(by, document.unit_id, on=on))
    if document.side != Document.Side.INCOMING or hasattr(document, "arrival"):
        raise MoveRefused(document)
    if document.unit_id is None or document.state != State.ARRIVED:
        raise MoveRefused(document)
    if entry.arrived_on > on or (entry.issued_on and entry.issued_on > on):
        raise DayAhead(on)
    # Two clerks who enter at the same moment wait for each other here.
    Unit.objects.select_for_update().get(pk=document.unit_id)
    _write(document, entry, unit_book(on))
    known = entered_before(document)
    if known is not None and not again:
        raise SeenBefore(known)
    changed(document, "kind", "number", "issuer", "issuer_unit", "issued_on", "title")
    year = entry.arrived_on.year
    arrival = Arrival.objects.create(
        document=document,
        unit_id=document.unit_id,
        year=year,
        number=next_arrival(document.unit_id, year),
        on=entry.arrived_on,
        how=entry.how,
        by=by,
    )
    record_event("documents.arrived", by=by, on=on, about=document, number=arrival.number)
    return arrival


@transaction.atomic
def pass_on(document_id: int, *, version: int, to: Unit, by: User, on: date) -> Arrival:
    """Pass what came in on to a unit that deals with it «chuyển xử lý»."""
    document = locked(Document, document_id, version)
    require(may_pass_on(by, document.unit_id, on=on))
    refuse_move(document, State.PASSED_ON)
    arrival = Arrival.objects.filter(document=document).first()
    if arrival is None:
        raise MoveRefused(document)
    arrival.passed_to, arrival.passed_on = to, on
    arrival.save(update_fields=["passed_to", "passed_on"])
    document.state = State.PASSED_ON
    changed(document, "state")
    name = unit_book(on, [to.pk]).name(to.pk)
    record_event("documents.passed_on", by=by, on=on, about=document, unit=name)
    return arrival


def _write(document: Document, entry: Entry, book: UnitBook) -> None:
    document.kind = entry.kind
    document.number = repair_number(" ".join(entry.number.split()))[:80]
    document.issuer = _called(" ".join(entry.issuer.split()), book)[:200]
    document.issuer_unit_id = _unit_called(document.issuer, book)
    document.issued_on = entry.issued_on
    document.title = " ".join(entry.title.split())


def _called(issuer: str, book: UnitBook) -> str:
    """Return an issuer by the name our book has for it: «SỞ NỘI VỤ» is «Sở Nội vụ»."""
    pk = _unit_called(issuer, book)
    return book.name(pk) if pk is not None else issuer


def _unit_called(issuer: str, book: UnitBook) -> int | None:
    """Return the one living unit that bears a name, also «UBND» for «Ủy ban nhân dân»."""
    wanted = _bare(issuer)
    found = [entry.pk for entry in book.at_work() if _bare(entry.name) == wanted]
    return found[0] if len(found) == 1 else None


def _bare(name: str) -> str:
    return bare_words(name).replace("uy ban nhan dan", "ubnd")
