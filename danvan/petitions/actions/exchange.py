"""Taking over what another system has: handing a file in, writing it at one go, dropping it."""

import json
from collections.abc import Callable, Collection
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base import clock
from danvan.base.acts import ActRefused, RecordGone, changed, locked, require
from danvan.base.sealing import SealKeyMissing, seal
from danvan.petitions.access import registers_of, visible_petitions
from danvan.petitions.actions.clock import end_steps
from danvan.petitions.actions.register import Intake, enter
from danvan.petitions.actions.seal import SealUnusable, keys, opened
from danvan.petitions.models import ExchangeDraft, ExternalRecord, Petition, Petitioner, StageRecord
from danvan.petitions.queries.exchange import (
    Line,
    Preview,
    ReadRows,
    preview_of,
    record_of,
    rows_of,
)
from danvan.petitions.queries.exchange_forms import exchange_form
from danvan.readers.guarded import open_sheets_guarded
from danvan.readers.record_rows import open_records
from danvan.readers.refusals import Refused
from danvan.readers.sheet_rows import SheetRead
from danvan.rules.petitions.exchange import Record, What, digest_of, taken_over

ACT: Final = "petitions.exchange"
_BETWEEN: Final = b":"  # after the name of the key
MAX_ROWS: Final = 3_000  # what one transaction writes in good time
Opener = Callable[[bytes, str], tuple[SheetRead, ...]]


class FileNotRead(ActRefused):
    """The file cannot be read, or no sheet of it is in the form «không đọc được tệp»."""


class StillFaulty(ActRefused):
    """Nothing is written while a row has a fault «còn lỗi»."""

    def __init__(self, count: int) -> None:
        super().__init__(
            _("Còn %(count)d dòng sai nên chưa nhập dòng nào. Hãy sửa trong tệp rồi tải lên lại.")
            % {"count": count}
        )


class ChangedMeanwhile(ActRefused):
    """The register changed since the preview was seen «dữ liệu đã đổi»."""

    def __init__(self) -> None:
        super().__init__(
            _("Sổ đơn đã thay đổi từ lúc bạn xem trước. Hãy xem lại kết quả đối chiếu rồi nhập.")
        )


def open_file(data: bytes, name: str) -> tuple[SheetRead, ...]:
    """Return the rows of a .xlsx, .csv or .json file. Raises Refused."""
    if name.lower().endswith(".json"):
        return open_records(data)
    return open_sheets_guarded(data, name)


def hand_in_exchange(
    data: bytes,
    name: str,
    *,
    unit: int,
    source: str,
    by: User,
    on: date,
    opener: Opener = open_file,
) -> ExchangeDraft:
    """Take a file of another system in «tải tệp lên» for its preview; nothing is written yet.

    Only the rows in the form are kept, encrypted; of a denunciation not even those. Raises
    FileNotRead, SealUnusable.
    """
    require(unit in registers_of(by, ACT, on=on))
    read = _read(data, name, source, opener)
    with transaction.atomic():
        ExchangeDraft.objects.filter(by=by, unit=unit, source=source).delete()
        draft = ExchangeDraft(unit_id=unit, source=source, by=by, saved_at=clock.now())
        house = keys()
        closed = seal(_packed(read), house.newest, place=_place(draft))
        draft.content = house.current.encode() + _BETWEEN + closed
        draft.save()
        record_event(
            "petitions.file_handed_in",
            by=by,
            on=on,
            about=draft,
            rows=len(read.rows) + len(read.denounced),
        )
    return draft


def _read(data: bytes, name: str, source: str, opener: Opener) -> ReadRows:
    """Return the rows of a file in the form of its system. Raises FileNotRead."""
    form = exchange_form(source)
    try:
        read = rows_of(opener(data, name), form)
    except Refused as refusal:
        raise FileNotRead(refusal.message) from refusal
    if read is None:
        needed = ", ".join(f"«{c.title}»" for c in form.sheet.columns if c.needed)
        raise FileNotRead(
            _("Không thấy trang nào có đủ các cột %(columns)s. Hãy kiểm tra dòng tiêu đề của tệp.")
            % {"columns": needed}
        )
    if len(read.rows) + len(read.denounced) > MAX_ROWS:
        raise FileNotRead(
            _("Tệp có quá %(count)d dòng. Hãy chia thành nhiều tệp.") % {"count": MAX_ROWS}
        )
    return read


def preview_draft(draft: ExchangeDraft, *, on: date) -> Preview:
    """Return what taking a file over would do now. Raises SealUnusable, SealDamaged.

    Its rows meet the petitions that whoever handed it in sees, and no other.
    """
    seen = visible_petitions(draft.by, on=on)
    return preview_of(_rows(draft), draft.source, draft.unit_id, seen)


@transaction.atomic
def take_over(
    public_id: UUID, *, mark: str, accepted: Collection[str], by: User, on: date
) -> Preview:
    """Write a file at one go «nhập vào sổ»: new rows, and the changed ones that were ticked.

    `mark` is that of the preview the person saw. Raises StillFaulty, ChangedMeanwhile.
    """
    draft = ExchangeDraft.objects.select_for_update().filter(public_id=public_id, by=by).first()
    if draft is None:
        raise RecordGone
    require(draft.unit_id in registers_of(by, ACT, on=on))
    preview = preview_draft(draft, on=on)
    if faulty := preview.counts[What.FAULTY]:
        raise StillFaulty(faulty)
    if preview.mark != mark:
        raise ChangedMeanwhile
    for line in preview.lines:
        if line.what is What.NEW:
            _write_new(line, draft, by=by, on=on)
        elif line.what is What.CHANGED and line.code in accepted:
            _write_changed(line, draft.source, by=by, on=on)
    record_event(
        "petitions.file_taken_over",
        by=by,
        on=on,
        about=draft,
        new=preview.counts[What.NEW],
        changed=sum(1 for x in preview.lines if x.what is What.CHANGED and x.code in accepted),
    )
    draft.delete()
    return preview


@transaction.atomic
def drop_exchange(public_id: UUID, *, by: User, on: date) -> None:
    """Forget a file that waits «bỏ tệp»; nothing of it was written."""
    draft = ExchangeDraft.objects.filter(public_id=public_id, by=by).first()
    if draft is None:
        raise RecordGone
    require(draft.unit_id in registers_of(by, ACT, on=on))
    draft.delete()


def _write_new(line: Line, draft: ExchangeDraft, *, by: User, on: date) -> None:
    record = line.record
    received_on = record.received_on or on  # asked for: a row without it is faulty
    intake = Intake(
        unit=draft.unit_id,
        received_on=received_on,
        channel=Petition.Channel.IMPORTED,
        subject=record.subject,
        people_count=record.people_count,
        written_on=record.written_on,
        topic=record.field,
        is_anonymous=not record.name,
        passed_by=record.passed_by,
    )
    petition = enter(intake, by=by, on=on)
    petition.kind = record.kind
    changed(petition, "kind")
    if record.name:
        Petitioner.objects.create(petition=petition, **_person(record))
    if record.settled_on is not None:
        _settle(petition, record.settled_on, by=by, on=on)
    ExternalRecord.objects.create(
        petition=petition,
        source=draft.source,
        code=record.code,
        digest=digest_of(record),
        imported_on=on,
    )


def _settle(petition: Petition, settled_on: date, *, by: User, on: date) -> None:
    """Close a petition that was settled elsewhere: nothing of it is owed here."""
    end_steps(petition, by=by, on=on)
    petition.stage, petition.stage_on = "closed", settled_on
    petition.settled_on = petition.closed_on = settled_on
    petition.result = Petition.Result.ANSWERED
    changed(petition, "stage", "stage_on", "settled_on", "closed_on", "result")
    StageRecord.objects.create(petition=petition, stage="closed", on=settled_on, by=by)


def _write_changed(line: Line, source: str, *, by: User, on: date) -> None:
    """Take the ticked row over; the clock's days and the kind stay as our own acts left them."""
    petition = locked(Petition, line.petition or 0, None)
    kept = taken_over(line.record, record_of(petition, line.code))
    petition.subject, petition.field = kept.subject, kept.field
    petition.people_count, petition.passed_by = kept.people_count, kept.passed_by
    petition.written_on = kept.written_on
    changed(petition, "subject", "field", "people_count", "passed_by", "written_on")
    first = petition.petitioners.first()
    if first is not None:
        for name, value in _person(kept).items():
            setattr(first, name, value)
        first.save()
    elif kept.name:
        Petitioner.objects.create(petition=petition, **_person(kept))
    ExternalRecord.objects.filter(source=source, code=line.code).update(
        digest=digest_of(line.record), imported_on=on
    )
    record_event("petitions.updated_from_file", by=by, on=on, about=petition)


def _person(record: Record) -> dict[str, str]:
    return {
        "name": record.name,
        "address": record.address,
        "identity_number": record.identity_number,
        "phone": record.phone,
    }


def _packed(read: ReadRows) -> bytes:
    kept = {"rows": read.rows, "denounced": read.denounced, "remarks": read.remarks}
    return json.dumps(kept, ensure_ascii=False).encode()


def _rows(draft: ExchangeDraft) -> ReadRows:
    kept = json.loads(_unsealed(draft))
    return ReadRows(
        tuple((number, cells) for number, cells in kept["rows"]),
        tuple((number, cells) for number, cells in kept["denounced"]),
        tuple(kept["remarks"]),
    )


def _unsealed(draft: ExchangeDraft) -> bytes:
    """Return what was sealed, with the key named before it: the newest may be another by now."""
    name, _between, closed = bytes(draft.content).partition(_BETWEEN)
    try:
        key = keys().key(name.decode())
    except SealKeyMissing as problem:
        raise SealUnusable from problem
    return opened(closed, key, _place(draft))


def _place(draft: ExchangeDraft) -> str:
    return f"petitions.exchangedraft:{draft.public_id}:content"
