"""What the keeper of the law's numbers does: correct a row, follow it by a new one, add one.

Nothing is overwritten in silence: every act has a reason, and its event tells before and after.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.law.access import may_edit_law
from danvan.law.models import Proof, TimeLimit
from danvan.law.queries.limits import limit_of
from danvan.law.wording import worded

Kind = TimeLimit.Kind
LONGEST = 999  # of any unit: beyond that a day due leaves the calendar
NO_NUMBER = (Kind.CLOCK_PAUSE, Kind.EVENT_BOUND)


class NoReason(ActRefused):
    """A number of the law changes only for a reason «thiếu lý do»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi lý do sửa, ví dụ số nghị định mới, chỗ vừa đối chiếu."))


class WrongDays(ActRefused):
    """The days of force contradict each other «ngày hiệu lực mâu thuẫn»."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class NotCountable(ActRefused):
    """The row says nothing that a clock can count «dòng không tính được»."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class NothingChanged(ActRefused):
    """What was typed is what stands there «không có gì đổi»."""

    def __init__(self) -> None:
        super().__init__(_("Nội dung nhập vào giống hệt dòng đang có: không có gì để sửa."))


@dataclass(frozen=True)
class LimitFacts:
    """What a row of the table says «nội dung một dòng thời hạn»."""

    subject: str
    source: str
    duration: int | None
    unit: str
    since: date
    until: date | None = None
    kind: str = Kind.MAX
    area: str = ""
    event: str = ""
    condition: str = ""
    extension: str = ""
    extended_to: int | None = None
    extended_when: str = ""
    lengthenings: tuple[Mapping[str, Any], ...] = field(default=())
    period: str = ""
    url: str = ""
    proof: str = Proof.MEMORY
    note: str = ""

    def values(self) -> dict[str, Any]:
        """Return the columns of the row."""
        return asdict(self) | {"lengthenings": [dict(one) for one in self.lengthenings]}


@transaction.atomic
def add_limit(step: str, facts: LimitFacts, *, reason: str, by: User, on: date) -> TimeLimit:
    """Add a row to the table «thêm dòng thời hạn».

    Raises NoReason, WrongDays, NotCountable.
    """
    require(may_edit_law(by, on=on))
    told = _reason(reason)
    _refuse(facts)
    row = TimeLimit.objects.create(step=step, edited=True, **facts.values())
    record_event("law.limit_added", by=by, on=on, about=row, step=step, reason=told)
    return row


@transaction.atomic
def correct_limit(
    pk: int, facts: LimitFacts, *, reason: str, version: int, by: User, on: date
) -> TimeLimit:
    """Correct a row «sửa dòng thời hạn»: it said what the law did not.

    Raises NoReason, WrongDays, NotCountable, NothingChanged.
    """
    row = locked(TimeLimit, pk, version)
    require(may_edit_law(by, on=on))
    told = _reason(reason)
    _refuse(facts)
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
        "law.limit_corrected", by=by, on=on, about=row, before=before, after=after, reason=told
    )
    return row


@transaction.atomic
def follow_limit(
    pk: int, facts: LimitFacts, *, reason: str, version: int, by: User, on: date
) -> TimeLimit:
    """End a row the day before a new one begins «thay bằng dòng mới»: the law itself changed.

    Raises NoReason, WrongDays, NotCountable.
    """
    row = locked(TimeLimit, pk, version)
    require(may_edit_law(by, on=on))
    told = _reason(reason)
    _refuse(facts)
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
    record_event("law.limit_followed", by=by, on=on, about=row, until=last, reason=told)
    new = TimeLimit.objects.create(step=row.step, edited=True, **facts.values())
    record_event("law.limit_added", by=by, on=on, about=new, step=row.step, reason=told)
    return new


def _reason(reason: str) -> str:
    told = " ".join(reason.split())
    if not told:
        raise NoReason
    return told


def _refuse(facts: LimitFacts) -> None:
    """Refuse a row whose days or numbers contradict each other."""
    if facts.until is not None and facts.until < facts.since:
        raise WrongDays(_("Ngày hết hiệu lực trước ngày bắt đầu có hiệu lực. Kiểm tra lại."))
    if facts.duration is None and facts.kind not in NO_NUMBER:
        raise NotCountable(
            _("Hãy nhập số; chỉ dòng dừng đồng hồ hoặc gắn với sự kiện mới để trống.")
        )
    if max(abs(facts.duration or 0), facts.extended_to or 0) > LONGEST:
        raise NotCountable(_("Số quá lớn. Kiểm tra lại số và đơn vị tính."))
    if facts.kind == Kind.MIN_FREQUENCY and ((facts.duration or 0) < 1 or not facts.period):
        raise NotCountable(_("Dòng về số lần tối thiểu phải ghi số lần và kỳ: tuần, tháng…"))
    if (facts.extended_to is None) != (not facts.extended_when):
        raise NotCountable(_("Kéo dài đến bao nhiêu và trong trường hợp nào phải ghi cùng nhau."))
    _refuse_longer(facts)
    limit_of(TimeLimit(step="-", **facts.values()))  # what the rule cannot read fails here


def _refuse_longer(facts: LimitFacts) -> None:
    longer = facts.extended_to is not None or facts.lengthenings
    if longer and (facts.duration or 0) < 1:
        raise NotCountable(_("Thời hạn tính lùi từ một sự kiện không kéo dài được."))
    if facts.extended_to is not None and facts.extended_to <= (facts.duration or 0):
        raise NotCountable(_("“Kéo dài đến” phải lớn hơn số thông thường."))
