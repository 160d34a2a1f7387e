"""The book of reception «Sổ tiếp công dân», each row in the form in force on its day."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from django.db.models import QuerySet

from danvan.law.models.limits import Proof
from danvan.petitions.models import Visit
from danvan.petitions.queries.reception_steps import is_refusal
from danvan.writers.books import BookPart, write_book
from danvan.writers.sheets import Cell, Column, ColumnKind, Sheet, write_workbook

SEALED = "Tố cáo (nội dung niêm phong)"


@dataclass(frozen=True)
class BookColumn:
    """One column of a form of the book: its code here, its printed title, its share of the page."""

    code: str
    title: str
    width: int


@dataclass(frozen=True)
class BookForm:
    """A form of the book «mẫu sổ»: who prescribed it, its days of force, its columns."""

    code: str
    title: str
    decree: str
    since: date
    until: date | None
    is_verified: bool
    columns: tuple[BookColumn, ...]


@dataclass(frozen=True)
class Book:
    """The rows of a period that one form holds «phần sổ theo một mẫu»."""

    form: BookForm
    since: date
    until: date
    visits: tuple[Visit, ...]


@cache
def book_forms() -> tuple[BookForm, ...]:
    """Return every form of the book that danvan ships, oldest first."""
    file = resources.files("danvan.petitions").joinpath("data/reception_books.json")
    rows: list[Mapping[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["books"]
    return tuple(sorted((_form(row) for row in rows), key=lambda form: form.since))


def form_on(on: date) -> BookForm:
    """Return the form in force on a day; before the first the first, there is no older one."""
    begun = [form for form in book_forms() if form.since <= on]
    return begun[-1] if begun else book_forms()[0]


def books_of(visits: QuerySet[Visit], since: date, until: date) -> tuple[Book, ...]:
    """Return the visits of a period under the forms that held then.

    The caller hands in the visits a person sees. A period across a change gives both forms, an
    empty one too, as the paper book has it.
    """
    rows = (
        visits.filter(session__on__gte=since, session__on__lte=until)
        .select_related("session", "obligation")
        .prefetch_related("visitors")
        .order_by("session__on", "session__starts", "number", "pk")
    )
    by_form: dict[str, list[Visit]] = {}
    for visit in rows:
        by_form.setdefault(form_on(visit.session.on).code, []).append(visit)
    return tuple(
        Book(
            form,
            max(since, form.since) if form != book_forms()[0] else since,
            min(until, form.until or until),
            tuple(by_form.get(form.code, ())),
        )
        for form in book_forms()
        if _touches(form, since, until)
    )


def book_sheet(books: Sequence[Book]) -> bytes:
    """Return the .xlsx of the books, one sheet for each form; nothing waits on disk."""
    return write_workbook([_sheet(book) for book in books], on_disk=False)


def book_paper(books: Sequence[Book], unit: str) -> bytes:
    """Return the .docx of the books, the page lying, one part for each form."""
    parts = [
        BookPart(
            title="SỔ TIẾP CÔNG DÂN",
            note=f"{book.form.title}. Từ ngày {book.since:%d/%m/%Y} đến ngày "
            f"{book.until:%d/%m/%Y}.",
            head=tuple(column.title for column in book.form.columns),
            widths=tuple(column.width for column in book.form.columns),
            rows=tuple(
                tuple(_text(cell) for cell in row_of(visit, book.form, order))
                for order, visit in enumerate(book.visits, 1)
            ),
        )
        for book in books
    ]
    return write_book(unit, parts)


def row_of(visit: Visit, form: BookForm, order: int) -> tuple[Cell, ...]:
    """Return a visit as a row of a form. `order` counts the rows handed over, from one."""
    return tuple(CELLS[column.code](visit, order) for column in form.columns)


def _who(visit: Visit, _order: int) -> Cell:
    lines = []
    for one in visit.visitors.all():
        stands = " (đại diện)" if one.is_representative else ""
        lines.append(", ".join(part for part in (f"{one.name}{stands}", one.address) if part))
    return "\n".join(lines)


def _identity(visit: Visit, _order: int) -> Cell:
    return "\n".join(one.identity_number for one in visit.visitors.all() if one.identity_number)


def _note(visit: Visit, _order: int) -> Cell:
    refusal = f"Thông báo từ chối tiếp số {visit.refused_number}" if visit.refused_number else ""
    if not refusal and is_refusal(visit.obligation):
        refusal = "Từ chối tiếp"
    receipt = f"Giấy biên nhận số {visit.receipt_number}" if visit.receipt_number else ""
    return ". ".join(part for part in (refusal, receipt, visit.note) if part)


def _followed_up(visit: Visit, _order: int) -> Cell:
    answer = ""
    if visit.reply:
        day = f" ngày {visit.replied_on:%d/%m/%Y}" if visit.replied_on else ""
        number = f" số {visit.reply_number}" if visit.reply_number else ""
        said = str(visit.get_reply_display())
        answer = f"{said[:1].upper()}{said[1:]}{number}{day}"
    return ". ".join(part for part in (answer, visit.followed_up) if part)


def _kind(visit: Visit, _order: int) -> Cell:
    said = str(visit.get_kind_display())
    return f"{said[:1].upper()}{said[1:]}"


def _kind_and_people(visit: Visit, order: int) -> Cell:
    kind = _kind(visit, order) or "Chưa phân loại"
    return f"{kind}; {visit.people_count} người"


def _paired(body: str, number: str) -> str:
    return "; số ".join(part for part in (body, number) if part) if body else number


CELLS: Mapping[str, Callable[[Visit, int], Cell]] = {
    "order": lambda _visit, order: order,
    "day": lambda visit, _order: visit.session.on,
    "who": _who,
    "identity": _identity,
    "summary": lambda visit, _order: SEALED if visit.is_sealed else visit.summary,
    "kind_and_people": _kind_and_people,
    "kind": _kind,
    "people": lambda visit, _order: visit.people_count,
    "settled_by": lambda visit, _order: visit.settled_by,
    "competent": lambda visit, _order: "x" if visit.is_competent else "",
    "guided": lambda visit, _order: _paired(visit.guided_to, visit.guided_number),
    "taken": lambda visit, _order: _paired(visit.taken_by, visit.transferred_number),
    "followed_up": _followed_up,
    "note": _note,
}
_KINDS = {"order": ColumnKind.NUMBER, "people": ColumnKind.NUMBER, "day": ColumnKind.DAY}


def _sheet(book: Book) -> Sheet:
    columns = tuple(
        Column(column.title, column.width, _KINDS.get(column.code, ColumnKind.TEXT))
        for column in book.form.columns
    )
    rows = [row_of(visit, book.form, order) for order, visit in enumerate(book.visits, 1)]
    return Sheet(f"{book.since:%d.%m.%Y}–{book.until:%d.%m.%Y}", columns, rows)


def _text(cell: Cell) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else "" if cell is None else str(cell)


def _touches(form: BookForm, since: date, until: date) -> bool:
    first = form == book_forms()[0]
    return (first or form.since <= until) and (form.until is None or form.until >= since)


def _form(row: Mapping[str, Any]) -> BookForm:
    until = row["effective_to"]
    return BookForm(
        code=row["code"],
        title=row["title"],
        decree=row["decree"],
        since=date.fromisoformat(row["effective_from"]),
        until=date.fromisoformat(until) if until else None,
        is_verified=row["status"] == Proof.VERIFIED,
        columns=tuple(
            BookColumn(one["code"], one["title"], one["width"]) for one in row["columns"]
        ),
    )
