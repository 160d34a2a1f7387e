"""What a file of another system brings beside the register, row by row."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.petitions.models import ExternalRecord, Petition
from danvan.petitions.queries.exchange_forms import (
    ExchangeForm,
    exchange_form,
    exchange_words,
)
from danvan.readers.sheet_rows import SheetRead
from danvan.rules.petitions.exchange import (
    Change,
    Fault,
    Record,
    What,
    compare,
    digest_of,
    read_record,
    tells_denunciation,
)
from danvan.rules.sheets.form import HEADING_WITHIN, lay_on

Row = tuple[int, Mapping[str, str]]


@dataclass(frozen=True)
class ReadRows:
    """The rows of a file as read «các dòng»; of a denunciation only its code is kept."""

    rows: tuple[Row, ...]
    denounced: tuple[Row, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One row of the preview «dòng xem trước»."""

    number: int
    code: str
    what: What
    record: Record
    faults: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    petition: int | None = None


@dataclass(frozen=True)
class Preview:
    """What taking a file over would do «kết quả đối chiếu»."""

    form: ExchangeForm
    lines: tuple[Line, ...]
    remarks: tuple[str, ...]

    @property
    def counts(self) -> Mapping[What, int]:
        """Return how many rows of each outcome there are."""
        return Counter(line.what for line in self.lines)

    @property
    def mark(self) -> str:
        """Return a mark of what would be done: another mark says that facts have changed."""
        told = repr([(line.number, line.what, line.changes) for line in self.lines])
        return hashlib.sha256(told.encode()).hexdigest()


def rows_of(sheets: Iterable[SheetRead], form: ExchangeForm) -> ReadRows | None:
    """Return the rows of the first sheet in the form; None where no sheet is.

    A denunciation leaves nothing but its number and code here, so that nothing of it is kept.
    """
    for sheet in sheets:
        laid = lay_on(form.sheet, [row.cells for row in sheet.rows[:HEADING_WITHIN]])
        if laid is None or laid.missing:
            continue
        open_rows: list[Row] = []
        denounced: list[Row] = []
        for row in sheet.rows[laid.heading + 1 :]:
            cells = {code: cell for code, cell in zip(laid.codes, row.cells, strict=False) if code}
            if not any(cells.values()):
                continue
            if tells_denunciation(cells.get("kind", ""), cells.get("subject", "")):
                denounced.append((row.number, {"code": cells.get("code", "")}))
            else:
                open_rows.append((row.number, cells))
        return ReadRows(tuple(open_rows), tuple(denounced), _remarks(laid.extra))
    return None


def preview_of(
    read: ReadRows,
    source: str,
    unit: int,
    seen: QuerySet[Petition],
    external: Sequence[ExternalRecord] | None = None,
) -> Preview:
    """Return what the rows bring beside the register, in the order of the file.

    Of a petition that is not among those `seen` nothing is said but that the code is taken.
    """
    form, words = exchange_form(source), exchange_words()
    codes = [cells.get("code", "").strip() for _number, cells in (*read.rows, *read.denounced)]
    known = {one.code: one for one in (external or known_records(source, codes))}
    keys = {one.petition_id for one in known.values()}
    open_ones = set(seen.filter(pk__in=keys, unit=unit).values_list("pk", flat=True))
    repeated = {code for code, count in Counter(codes).items() if count > 1 and code}
    lines = [
        Line(number, cells.get("code", ""), What.BY_HAND, Record())
        for number, cells in read.denounced
    ]
    for number, cells in read.rows:
        record, faults = read_record(cells, words)
        told = [_said(fault, form) for fault in faults]
        if record.code in repeated:
            told.append(_("Mã «%(code)s» có ở nhiều dòng.") % {"code": record.code})
        lines.append(_line(number, record, told, known.get(record.code), open_ones))
    return Preview(form, tuple(sorted(lines, key=lambda line: line.number)), read.remarks)


def known_records(source: str, codes: Iterable[str]) -> list[ExternalRecord]:
    """Return what is known of some codes of a system, in few questions."""
    wanted = sorted({code for code in codes if code})
    found: list[ExternalRecord] = []
    for start in range(0, len(wanted), 500):
        rows = ExternalRecord.objects.filter(source=source, code__in=wanted[start : start + 500])
        found += rows.select_related("petition").prefetch_related("petition__petitioners")
    return found


def record_of(petition: Petition, code: str = "") -> Record:
    """Return a petition as systems exchange it; the first of its people stands for all.

    Never to be asked of what is sealed.
    """
    person = next(iter(petition.petitioners.all()), None)
    return Record(
        code=code,
        received_on=petition.received_on,
        written_on=petition.written_on,
        kind=petition.kind,
        field=petition.field,
        subject=petition.subject,
        name=person.name if person else "",
        address=person.address if person else "",
        identity_number=person.identity_number if person else "",
        phone=person.phone if person else "",
        people_count=petition.people_count,
        passed_by=petition.passed_by,
        settled_on=petition.settled_on,
    )


def _line(
    number: int, record: Record, told: list[str], known: ExternalRecord | None, seen: set[int]
) -> Line:
    if known is not None and known.petition_id not in seen:
        told.append(_("Mã này đã gắn với đơn trong sổ của đơn vị khác."))
    if told:
        return Line(number, record.code, What.FAULTY, record, tuple(told))
    if known is None:
        return Line(number, record.code, What.NEW, record)
    petition = known.petition
    if petition.erased_on is not None:
        return Line(number, record.code, What.ERASED, Record(), petition=petition.pk)
    if petition.is_sealed:
        return Line(number, record.code, What.BY_HAND, Record(), petition=petition.pk)
    changes = compare(record, record_of(petition, known.code))
    if not changes or known.digest == digest_of(record):
        return Line(number, record.code, What.SAME, record, petition=petition.pk)
    return Line(number, record.code, What.CHANGED, record, (), changes, petition.pk)


def _remarks(extra: Iterable[str]) -> tuple[str, ...]:
    columns = ", ".join(f"«{one}»" for one in extra)
    return (_("Không dùng cột %(columns)s.") % {"columns": columns},) if columns else ()


def _said(fault: Fault, form: ExchangeForm) -> str:
    said = {
        "missing": _("%(column)s: chưa có nội dung."),
        "day": _("%(column)s: không đọc được ngày «%(text)s». Ngày ghi như 20/10/2026."),
        "number": _("%(column)s: «%(text)s» không phải là số."),
        "long": _("%(column)s: dài quá %(text)s ký tự."),
        "unknown": _("%(column)s: chưa rõ «%(text)s» là loại đơn nào."),
        "order": _("%(column)s: ngày %(text)s trước ngày nhận đơn."),
    }
    return said[fault.what] % {"column": form.title_of(fault.column), "text": fault.text}
