"""What the keeper of the law's numbers says of a day: off, worked in its place, or as usual."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, StaleRecord, require
from danvan.law.access import may_edit_law
from danvan.law.actions.editing import NoReason
from danvan.law.models import Holiday


class NoSource(ActRefused):
    """A day off names the paper it rests on «thiếu nguồn»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi văn bản cho nghỉ hoặc hoán đổi, ví dụ số công văn, ngày ký."))


@transaction.atomic
def set_day(
    day: date, kind: str, *, name: str, source: str, verified: bool, reason: str,
    version: int | None, by: User, on: date,
) -> Holiday:  # fmt: skip
    """Say that a day is off, made up for, or like any other «đặt ngày nghỉ, ngày làm bù».

    `version` is of the row that was seen, None where there was none. Raises NoSource, NoReason.
    """
    require(may_edit_law(by, on=on))
    told, paper = " ".join(reason.split()), " ".join(source.split())
    if not told:
        raise NoReason
    if not paper:
        raise NoSource
    row = Holiday.objects.select_for_update().filter(on=day).first()
    if (row.version if row else None) != version:
        raise StaleRecord
    before = _said(row)
    row = row or Holiday(on=day, version=0)
    row.kind, row.name, row.source = kind, " ".join(name.split()), paper
    row.verified, row.edited = verified, True
    row.version += 1
    row.save()
    record_event(
        "law.day_set", by=by, on=on, about=row, day=day, before=before, after=_said(row),
        reason=told,
    )  # fmt: skip
    return row


def _said(row: Holiday | None) -> str:
    if row is None:
        return str(Holiday.Kind.NONE.label)
    return f"{row.get_kind_display()} ({row.name})" if row.name else str(row.get_kind_display())
