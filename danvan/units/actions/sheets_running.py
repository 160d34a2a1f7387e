"""Writing a confirmed spreadsheet in the background: looked over first, then written at one go.

How far the look has come is seen by everybody. SQLite lets one writer in at a time, so while the
transaction that writes is open nobody could be told anything: it is kept short, and holds nothing
but the second look under lock and the bulk of the rows.
"""

import logging

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.units.access import areas_managed, manageable_units
from danvan.units.access.sheets import may_use_import
from danvan.units.actions.sheets_writing import SheetWriter
from danvan.units.models import Area, Post, SheetImport, Unit
from danvan.units.queries.sheets import known_registers
from danvan.units.sheets.outcome import counts_of, digest_of, lay_beside
from danvan.units.sheets.values import Outcome

logger = logging.getLogger(__name__)
State = SheetImport.State


def run_sheet(import_pk: int) -> None:
    """Write a spreadsheet that waits; a second run finds nothing to do.

    When the registers changed since it was confirmed it is shown again. An error of ours leaves it
    failed, nothing written, and is raised on, so that the queue shows it.
    """
    row = _claim(import_pk)
    if row is None:
        return
    try:
        outcome = _look(row)
        if _as_seen(row, outcome):
            _write(row.pk)
        else:
            _show_again(row.pk)
    except ActRefused as refusal:
        logger.info("sheet %s refused: %s", import_pk, refusal.message)
        _fail(row.pk, refusal.message)
    except Exception:
        _fail(row.pk, _problem())
        raise


@transaction.atomic
def _claim(import_pk: int) -> SheetImport | None:
    row = locked(SheetImport, import_pk, None)
    if row.state not in (State.WAITING, State.RUNNING):
        return None
    row.state, row.done = State.RUNNING, 0
    changed(row, "state", "done")
    return row


def _look(row: SheetImport) -> Outcome:
    """Lay the sheet beside the registers as they are now, telling how far it has come."""

    def tell(done: int) -> None:
        SheetImport.objects.filter(pk=row.pk, state=State.RUNNING).update(done=done)

    outcome = lay_beside(row.rows, known_registers(row.by, row.on, row.rows), tell)
    tell(row.total)
    return outcome


def _as_seen(row: SheetImport, outcome: Outcome) -> bool:
    """Say whether what would be written is what somebody saw and confirmed."""
    return not outcome.faults and digest_of(outcome) == row.counts.get("seen")


@transaction.atomic
def _write(import_pk: int) -> None:
    """Write all of it, or nothing, once a second look under lock finds the same."""
    row = locked(SheetImport, import_pk, None)
    if row.state != State.RUNNING:
        return
    require(may_use_import(row.by, row, on=row.on))
    _hold_registers(row)
    outcome = lay_beside(row.rows, known_registers(row.by, row.on, row.rows))
    if not _as_seen(row, outcome):
        _show(row)
        return
    writer = SheetWriter(row.name, row.by, row.on)
    writer.write(outcome.writes)
    row.state, row.done, row.counts, row.rows = State.DONE, row.total, counts_of(outcome), {}
    changed(row, "state", "done", "counts", "rows")
    record_event(
        "units.sheet_taken_over",
        by=row.by,
        on=row.on,
        about=row,
        file=row.name,
        added=len(writer.added),
        changed=len(writer.changed),
    )


def _hold_registers(row: SheetImport) -> None:
    """Lock what single acts lock too, so that nothing moves between the look and the writing."""
    units = manageable_units(row.by, row.on)
    held = (
        Area.objects.filter(pk__in=areas_managed(row.by, row.on)),
        Unit.objects.filter(pk__in=units.values("pk")),
        Post.objects.filter(unit__in=units.values("pk")),
    )
    for rows in held:
        list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))


@transaction.atomic
def _show_again(import_pk: int) -> None:
    row = locked(SheetImport, import_pk, None)
    if row.state == State.RUNNING:
        _show(row)


def _show(row: SheetImport) -> None:
    row.state = State.READ
    row.problem = _("Dữ liệu đã thay đổi từ lúc bạn xác nhận nên chưa ghi gì. Hãy xem lại rồi ghi.")
    changed(row, "state", "problem")


@transaction.atomic
def _fail(import_pk: int, problem: str) -> None:
    row = locked(SheetImport, import_pk, None)
    if row.state != State.RUNNING:
        return
    row.state, row.problem = State.FAILED, problem
    changed(row, "state", "problem")
    record_event("units.sheet_failed", by=None, on=row.on, about=row, file=row.name)


def _problem() -> str:
    return _(
        "Chương trình gặp lỗi khi ghi bảng tính này. Chưa có gì thay đổi: hãy xem lại và ghi lần "
        "nữa; nếu vẫn lỗi, hãy báo quản trị."
    )
