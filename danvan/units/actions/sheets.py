"""Handing in a spreadsheet, correcting its cells, confirming it: nothing is written before that."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, RecordGone, changed, locked, require
from danvan.readers.guarded import open_sheets_guarded
from danvan.readers.refusals import Refused
from danvan.readers.sheet_rows import SheetRead, plain_cell
from danvan.units.access.sheets import may_import_for, may_use_import
from danvan.units.models import SheetImport, Unit
from danvan.units.queries.sheets import known_registers
from danvan.units.sheets.laying import cells_of
from danvan.units.sheets.outcome import digest_of, lay_beside, total_of
from danvan.units.sheets.values import Outcome
from danvan.units.tasks import write_sheet

Opener = Callable[[bytes, str], tuple[SheetRead, ...]]
CellPlace = tuple[str, int, str]  # sheet, row, column, by the codes of the form
State = SheetImport.State
OPEN = (State.READ, State.FAILED)  # still to be corrected, confirmed or dropped


class SheetRefused(ActRefused):
    """The file cannot be read as a spreadsheet «không đọc được tệp»."""


class NotOfTheForm(ActRefused):
    """No sheet of the file follows the form «không theo mẫu»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Không thấy trang nào theo mẫu. Hãy tải tệp mẫu về, chép số liệu vào đúng trang và "
                "đúng cột rồi tải lên lại."
            )
        )


class AlreadyDealtWith(ActRefused):
    """The spreadsheet has been written, is being written, or was dropped «đã xử lý»."""

    def __init__(self) -> None:
        super().__init__(_("Bảng tính này đang ghi, đã ghi hoặc đã bỏ nên không sửa được nữa."))


class StillFaulty(ActRefused):
    """Nothing is written while a row has a fault «còn lỗi»."""

    def __init__(self, count: int) -> None:
        super().__init__(
            _("Còn %(count)d lỗi nên chưa ghi được. Hãy sửa hết rồi ghi.") % {"count": count}
        )


class NothingToWrite(ActRefused):
    """All of it is in the registers already «không có gì để ghi»."""

    def __init__(self) -> None:
        super().__init__(_("Mọi dòng đều đã có đúng như vậy nên không có gì để ghi."))


class ChangedSince(ActRefused):
    """The registers changed since the preview was seen «dữ liệu đã đổi»."""

    def __init__(self) -> None:
        super().__init__(
            _("Dữ liệu đã thay đổi từ lúc bạn xem trước. Hãy xem lại những thay đổi rồi ghi.")
        )


def hand_in_sheet(
    data: bytes,
    name: str,
    *,
    unit: Unit,
    by: User,
    on: date,
    instead_of: SheetImport | None = None,
    open_file: Opener = open_sheets_guarded,
) -> SheetImport:
    """Take a spreadsheet in «nhập bảng tính» for its preview; one it replaces is dropped.

    Only its cells are kept, not the file. Raises SheetRefused, NotOfTheForm.
    """
    require(may_import_for(by, unit.pk, on=on))
    try:
        cells = cells_of(open_file(data, name))
    except Refused as refusal:
        raise SheetRefused(refusal.message) from refusal
    if not cells["sheets"]:
        raise NotOfTheForm
    with transaction.atomic():
        if instead_of is not None and instead_of.state in OPEN:
            drop_sheet(instead_of.pk, version=instead_of.version, by=by, on=on)
        row = SheetImport.objects.create(
            unit=unit,
            name=PurePath(name).name[:255],
            sha256=hashlib.sha256(data).hexdigest(),
            rows=cells,
            total=total_of(cells),
            by=by,
            on=on,
        )
        record_event(
            "units.sheet_handed_in", by=by, on=on, about=row, file=row.name, rows=row.total
        )
    return row


@transaction.atomic
def correct_sheet(
    import_pk: int, *, version: int, cells: Mapping[CellPlace, str], by: User, on: date
) -> SheetImport:
    """Put cells right in the preview «sửa ô»; what the file never had is left alone."""
    row = _open_import(import_pk, version, by, on)
    mended = 0
    for part in row.rows["sheets"]:
        for number, texts in part["rows"]:
            for at, code in enumerate(part["columns"]):
                text = cells.get((part["code"], number, code))
                if text is not None and plain_cell(text) != texts[at]:
                    texts[at] = plain_cell(text)
                    mended += 1
    row.state, row.problem = State.READ, ""
    changed(row, "rows", "state", "problem")
    record_event("units.sheet_corrected", by=by, on=on, about=row, cells=mended)
    return row


@transaction.atomic
def drop_sheet(import_pk: int, *, version: int, by: User, on: date) -> SheetImport:
    """Put a spreadsheet aside «bỏ»: nothing of it is written, its cells are forgotten."""
    row = _open_import(import_pk, version, by, on)
    row.state, row.rows = State.DROPPED, {}
    changed(row, "state", "rows")
    record_event("units.sheet_dropped", by=by, on=on, about=row, file=row.name)
    return row


def take_over_sheet(import_pk: int, *, version: int, seen: str, by: User, on: date) -> SheetImport:
    """Have a spreadsheet written «ghi vào hệ thống» in the background, all of it or nothing.

    `seen` is the digest of the preview that was confirmed. Raises StillFaulty, NothingToWrite,
    ChangedSince; asks again under lock before anything is written.
    """
    row = SheetImport.objects.filter(pk=import_pk).first()
    if row is None:
        raise RecordGone
    require(may_use_import(by, row, on=on))
    if row.state not in OPEN:
        raise AlreadyDealtWith
    refuse_unfit(lay_beside(row.rows, known_registers(by, on, row.rows)), seen)
    return _confirm(import_pk, version, seen, by, on)


@transaction.atomic
def write_again(import_pk: int, *, version: int, by: User, on: date) -> SheetImport:
    """Ask once more for the writing of a spreadsheet that waits too long «chạy lại».

    Harmless while it still runs: whoever comes second finds it written.
    """
    row = locked(SheetImport, import_pk, version)
    require(may_use_import(by, row, on=on))
    if row.state not in (State.WAITING, State.RUNNING):
        raise AlreadyDealtWith
    row.state, row.done = State.WAITING, 0
    changed(row, "state", "done")
    transaction.on_commit(lambda: _ask(row))
    return row


def refuse_unfit(outcome: Outcome, seen: str) -> None:
    """Refuse what is faulty, changes nothing, or differs from what was seen."""
    if outcome.faults:
        raise StillFaulty(len(outcome.faults))
    if not outcome.writes:
        raise NothingToWrite
    if digest_of(outcome) != seen:
        raise ChangedSince


@transaction.atomic
def _confirm(import_pk: int, version: int, seen: str, by: User, on: date) -> SheetImport:
    row = _open_import(import_pk, version, by, on)
    row.state, row.problem, row.done = State.WAITING, "", 0
    row.by, row.on, row.counts = by, on, {"seen": seen}
    changed(row, "state", "problem", "done", "by", "on", "counts")
    record_event("units.sheet_confirmed", by=by, on=on, about=row, file=row.name)
    transaction.on_commit(lambda: _ask(row))
    return row


def _open_import(import_pk: int, version: int, by: User, on: date) -> SheetImport:
    row = locked(SheetImport, import_pk, version)
    require(may_use_import(by, row, on=on))
    if row.state not in OPEN:
        raise AlreadyDealtWith
    return row


def _ask(row: SheetImport) -> None:
    write_sheet.enqueue(import_id=row.pk)
