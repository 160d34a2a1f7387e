"""What the keeper of the law's numbers does: correct a row, follow it by a new one, add one.

Alike for every table of the law. Nothing is overwritten in silence: every act has a reason, and
its event tells before and after.
"""

from datetime import date, timedelta
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.law.access import may_edit_law
from danvan.law.actions.facts import RowFacts, WrongDays
from danvan.law.models import LegalRow
from danvan.law.wording import worded

Row = TypeVar("Row", bound=LegalRow)


class NoReason(ActRefused):
    """A number of the law changes only for a reason «thiếu lý do»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi lý do sửa, ví dụ số nghị định mới, chỗ vừa đối chiếu."))


class NothingChanged(ActRefused):
    """What was typed is what stands there «không có gì đổi»."""

    def __init__(self) -> None:
        super().__init__(_("Nội dung nhập vào giống hệt dòng đang có: không có gì để sửa."))


@transaction.atomic
def add_row(about: str, facts: RowFacts[Row], *, reason: str, by: User, on: date) -> Row:
    """Add a row to a table «thêm dòng»; `about` names what it is about, as its table does.

    Raises NoReason, WrongDays, NotCountable.
    """
    require(may_edit_law(by, on=on))
    told = _reason(reason)
    facts.refuse()
    return _add(about, facts, told, by, on)


@transaction.atomic
def correct_row(
    pk: int, facts: RowFacts[Row], *, reason: str, version: int, by: User, on: date
) -> Row:
    """Correct a row «sửa dòng»: it said what the law did not.

    Raises NoReason, WrongDays, NotCountable, NothingChanged.
    """
    row = locked(facts.table, pk, version)
    require(may_edit_law(by, on=on))
    told = _reason(reason)
    facts.refuse()
    values = facts.values()
    differing = [name for name, value in values.items() if getattr(row, name) != value]
    if not differing:
        raise NothingChanged
    before = worded(row, differing)
    for name in differing:
        setattr(row, name, values[name])
    row.edited = True
    changed(row, *differing, "edited")
    after = worded(row, differing)
    record_event(
        f"{facts.recorded_as}_corrected",
        by=by, on=on, about=row, before=before, after=after, reason=told,
    )  # fmt: skip
    return row


@transaction.atomic
def follow_row(
    pk: int, facts: RowFacts[Row], *, reason: str, version: int, by: User, on: date
) -> Row:
    """End a row the day before a new one begins «thay bằng dòng mới»: the law itself changed.

    Raises NoReason, WrongDays, NotCountable.
    """
    row = locked(facts.table, pk, version)
    require(may_edit_law(by, on=on))
    told = _reason(reason)
    facts.refuse()
    # The new row begins after the old one did, and at the latest the day after that one ended.
    ends = row.until or date.max - timedelta(days=1)
    if not row.since < facts.since <= ends + timedelta(days=1):
        raise WrongDays(
            _("Dòng mới phải bắt đầu sau ngày %(since)s, trước khi dòng cũ hết hiệu lực.")
            % {"since": f"{row.since:%d/%m/%Y}"}
        )
    last = facts.since - timedelta(days=1)
    row.until, row.edited = last, True
    changed(row, "until", "edited")
    record_event(f"{facts.recorded_as}_followed", by=by, on=on, about=row, until=last, reason=told)
    return _add(str(getattr(row, facts.about)), facts, told, by, on)


def _add(about: str, facts: RowFacts[Row], told: str, by: User, on: date) -> Row:
    values = facts.values() | {facts.about: about, "edited": True}
    row = facts.table._default_manager.create(**values)
    record_event(f"{facts.recorded_as}_added", by=by, on=on, about=row, step=about, reason=told)
    return row


def _reason(reason: str) -> str:
    told = " ".join(reason.split())
    if not told:
        raise NoReason
    return told
