"""The register of petitions as a spreadsheet, with the columns of an office's book.

A paper of an office: Vietnamese whatever the page speaks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation

from danvan.petitions.models import Petition, Petitioner
from danvan.petitions.models.cases import Kind, Outcome
from danvan.rules.petitions.stage_words import LABELS
from danvan.units.queries import UnitBook, unit_book
from danvan.writers.sheets import Cell, Column, ColumnKind, Sheet

BATCH = 1000
SEALED = "Niêm phong: chỉ ghi tóm tắt"

_FIRST = (
    Column("Số đến", 10),
    Column("Ngày đến", 12, ColumnKind.DAY),
    Column("Nguồn đơn", 18),
    Column("Nơi chuyển đến", 24),
)
_NAMES = (Column("Người gửi", 26), Column("Địa chỉ", 32))
_LAST = (
    Column("Tóm tắt nội dung", 60),
    Column("Loại đơn", 18),
    Column("Lĩnh vực", 24),
    Column("Số người", 9, ColumnKind.NUMBER),
    Column("Bộ phận xử lý", 28),
    Column("Người xử lý", 22),
    Column("Hướng xử lý", 24),
    Column("Bước", 24),
    Column("Ngày thụ lý", 12, ColumnKind.DAY),
    Column("Hạn giải quyết", 12, ColumnKind.DAY),
    Column("Ngày giải quyết xong", 12, ColumnKind.DAY),
    Column("Kết quả", 22),
    Column("Ghi chú", 26),
)


def register_sheet(rows: QuerySet[Petition], *, with_names: bool, on: date) -> Sheet:
    """Return petitions as a sheet in the order of their numbers; read and written bit by bit.

    The caller has asked: the rows are those the person sees. Of a sealed one only the redacted
    summary is told, with or without names.
    """
    columns = (*_FIRST, *(_NAMES if with_names else ()), *_LAST)
    return Sheet("Sổ đơn", columns, _lines(rows, with_names, on))


def _lines(rows: QuerySet[Petition], with_names: bool, on: date) -> Iterator[tuple[Cell, ...]]:
    told = rows.select_related("assignee").order_by("year", "number", "pk")
    handlers = rows.order_by().values_list("handler", flat=True).distinct()
    book = unit_book(on, [pk for pk in handlers if pk])
    words = _words()
    read = told.iterator(chunk_size=BATCH)
    while batch := list(islice(read, BATCH)):
        people = _people(batch) if with_names else {}
        for row in batch:
            yield (
                *_first(row, words),
                *(people.get(row.pk, ("", "")) if with_names else ()),
                *_last(row, book, words),
            )


def _words() -> dict[str, dict[str, str]]:
    """Return what is written for each stored word, looked up once: asked for a row, it takes most
    of the time a large register takes."""
    with translation.override(settings.LANGUAGE_CODE):
        choices: dict[str, Iterable[tuple[object, object]]] = {
            "channel": Petition.Channel.choices,
            "kind": [*Kind.choices, ("", "chưa phân loại")],
            "field": [*Petition.Field.choices, ("", "")],
            "outcome": [*Outcome.choices, ("", "")],
            "result": [*Petition.Result.choices, ("", "")],
            "stage": LABELS.items(),
        }
        return {
            name: {str(code): str(word) for code, word in told} for name, told in choices.items()
        }


def _first(row: Petition, words: Mapping[str, Mapping[str, str]]) -> tuple[Cell, ...]:
    return row.label, row.received_on, words["channel"][row.channel], row.passed_by


def _last(
    row: Petition, book: UnitBook, words: Mapping[str, Mapping[str, str]]
) -> tuple[Cell, ...]:
    return (
        row.subject,
        words["kind"][row.kind],
        words["field"][row.field],
        row.people_count,
        book.name(row.handler_id) if row.handler_id else "",
        row.assignee.name if row.assignee else "",
        words["outcome"][row.outcome],
        words["stage"][row.stage],
        row.accepted_on,
        row.settle_due,
        row.settled_on or row.closed_on,
        words["result"][row.result],
        SEALED if row.is_sealed else "",
    )


def _people(batch: Sequence[Petition]) -> Mapping[int, tuple[str, str]]:
    """Return names and addresses by petition; several of one stand after each other."""
    open_ones = [row.pk for row in batch if not row.is_sealed]
    found: dict[int, tuple[list[str], list[str]]] = {}
    for person in Petitioner.objects.filter(petition__in=open_ones).order_by("petition", "pk"):
        names, places = found.setdefault(person.petition_id, ([], []))
        names.append(person.name)
        places.extend([person.address] if person.address else [])
    return {pk: ("; ".join(n), "; ".join(dict.fromkeys(p))) for pk, (n, p) in found.items()}
