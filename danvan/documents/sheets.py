"""The registers as spreadsheets, with the columns of an office's books."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.documents.models import Document
from danvan.documents.queries.register import state_of
from danvan.documents.queries.validity import validity_of
from danvan.units.queries import UnitBook
from danvan.writers.sheets import Cell, Column, ColumnKind, Sheet

Side = Document.Side
BATCH = 500


def register_sheet(side: str, documents: QuerySet[Document], day: date, book: UnitBook) -> Sheet:
    """Return what was found of a register as a sheet; what holds for the law is told for `day`."""
    if side == Side.LAW:
        return Sheet(_("Pháp luật, cấp trên"), _law_columns(day), _law_rows(documents, day, book))
    if side == Side.INCOMING:
        rows = documents.select_related("arrival").iterator(chunk_size=BATCH)
        return Sheet(_("Sổ văn bản đến"), _incoming_columns(), _incoming_rows(rows, book))
    sent = documents.prefetch_related("dispatches").iterator(chunk_size=BATCH)
    return Sheet(_("Sổ văn bản đi"), _outgoing_columns(), _outgoing_rows(sent, book))


def _outgoing_columns() -> tuple[Column, ...]:
    return (
        Column(_("Số, ký hiệu"), 20),
        Column(_("Ngày văn bản"), 12, ColumnKind.DAY),
        Column(_("Loại văn bản"), 16),
        Column(_("Trích yếu"), 60),
        Column(_("Cơ quan ban hành"), 28),
        Column(_("Nơi nhận"), 36),
        Column(_("Ngày gửi"), 12, ColumnKind.DAY),
        Column(_("Sổ của đơn vị"), 24),
        Column(_("Tình trạng"), 18),
    )


def _outgoing_rows(documents: Iterable[Document], book: UnitBook) -> Iterator[tuple[Cell, ...]]:
    for row in documents:
        sent = list(row.dispatches.all())
        yield (
            row.number,
            row.issued_on,
            row.kind,
            row.title,
            row.issuer,
            "; ".join(each.recipient for each in sent),
            min((each.sent_on for each in sent if each.sent_on), default=None),
            book.name(row.unit_id) if row.unit_id else "",
            str(state_of(row).label),
        )


def _incoming_columns() -> tuple[Column, ...]:
    return (
        Column(_("Số đến"), 10),
        Column(_("Ngày đến"), 12, ColumnKind.DAY),
        Column(_("Cơ quan ban hành"), 28),
        Column(_("Số, ký hiệu"), 20),
        Column(_("Ngày văn bản"), 12, ColumnKind.DAY),
        Column(_("Loại văn bản"), 16),
        Column(_("Trích yếu"), 60),
        Column(_("Chuyển đơn vị"), 28),
        Column(_("Ngày chuyển"), 12, ColumnKind.DAY),
        Column(_("Tình trạng"), 18),
    )


def _incoming_rows(documents: Iterable[Document], book: UnitBook) -> Iterator[tuple[Cell, ...]]:
    for row in documents:
        arrival = getattr(row, "arrival", None)
        yield (
            str(arrival) if arrival else "",
            arrival.on if arrival else None,
            row.issuer,
            row.number,
            row.issued_on,
            row.kind,
            row.title,
            book.name(arrival.passed_to_id) if arrival and arrival.passed_to_id else "",
            arrival.passed_on if arrival else None,
            str(state_of(row).label),
        )


def _law_columns(day: date) -> tuple[Column, ...]:
    return (
        Column(_("Loại văn bản"), 16),
        Column(_("Số, ký hiệu"), 20),
        Column(_("Cơ quan ban hành"), 28),
        Column(_("Ngày văn bản"), 12, ColumnKind.DAY),
        Column(_("Trích yếu"), 60),
        Column(_("Có hiệu lực từ"), 12, ColumnKind.DAY),
        Column(_("Hết hiệu lực sau ngày"), 12, ColumnKind.DAY),
        Column(_("Hiệu lực ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"}, 22),
        Column(_("Độ tin cậy"), 18),
        Column(_("Nguồn"), 40),
    )


def _law_rows(
    documents: QuerySet[Document], day: date, book: UnitBook
) -> Iterator[tuple[Cell, ...]]:
    rows = list(documents)
    validity = validity_of(rows, day, book)
    for row in rows:
        yield (
            row.kind,
            row.number,
            row.issuer,
            row.issued_on,
            row.title,
            row.in_force_from,
            row.in_force_until,
            str(validity[row.pk].state.label),
            row.get_certainty_display(),
            row.source,
        )
