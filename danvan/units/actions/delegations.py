"""Lending what a post may do to another person for some days."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.rules.deadlines.calendar import say_day
from danvan.units.access.people import may_delegate
from danvan.units.actions.appointments import PersonGone
from danvan.units.actions.posts import DayBeforeBeginning
from danvan.units.models import Appointment, Delegation

A_DAY = timedelta(days=1)


class LentToHolder(ActRefused):
    """A post is lent to somebody else «ủy quyền cho chính mình»."""

    def __init__(self) -> None:
        super().__init__(_("Người được ủy quyền phải là người khác. Hãy chọn lại."))


class TakenForOneself(ActRefused):
    """Nobody lends himself the post of another «tự nhận ủy quyền»."""

    def __init__(self) -> None:
        super().__init__(
            _("Bạn không tự nhận quyền của người khác. Hãy để chính người đó ủy quyền cho bạn.")
        )


class DaysGone(ActRefused):
    """What is over cannot be lent «ngày đã qua»."""

    def __init__(self, on: date) -> None:
        super().__init__(_("Ngày cuối phải từ hôm nay (%(day)s) trở đi.") % {"day": say_day(on)})


class PostLeftBefore(ActRefused):
    """The post is not held on those days «không giữ chức vụ trong những ngày đó»."""

    def __init__(self) -> None:
        super().__init__(
            _("Chức vụ này không được giữ suốt những ngày đó. Hãy xem lại ngày bắt đầu.")
        )


@dataclass(frozen=True)
class Lending:
    """What is lent, as typed: to whom, on which days, by which paper."""

    to: User
    since: date
    until: date
    basis: str = ""


@transaction.atomic
def delegate(appointment_pk: int, lending: Lending, *, by: User, on: date) -> Delegation:
    """Lend what a post may do «ủy quyền»: by its holder, or by a leader of its unit.

    Raises LentToHolder, TakenForOneself, PersonGone, DayBeforeBeginning, DaysGone, PostLeftBefore.
    """
    held = locked(Appointment, appointment_pk, None)
    require(may_delegate(by, held, on=on))
    if lending.to.pk == held.user_id:
        raise LentToHolder
    if lending.to == by:
        raise TakenForOneself
    if not lending.to.is_active:
        raise PersonGone(lending.to)
    if lending.until < lending.since:
        raise DayBeforeBeginning(lending.since)
    if lending.until < on:
        raise DaysGone(on)
    # Rights are not lent for days gone by: what was done then was done without them.
    since = max(lending.since, on)
    if not held.holds_on(since):
        raise PostLeftBefore

    lent = Delegation.objects.create(
        appointment=held,
        to=lending.to,
        since=since,
        until=lending.until,
        basis=lending.basis.strip(),
        by=by,
    )
    _tell("units.lent", lent, by, on, since=since, until=lending.until)
    return lent


@transaction.atomic
def end_delegation(delegation_pk: int, *, version: int, by: User, on: date) -> None:
    """Take back what was lent «thôi ủy quyền»: from today on it counts no more."""
    lent = locked(Delegation, delegation_pk, version)
    require(may_delegate(by, lent.appointment, on=on))
    _tell("units.lent_back", lent, by, on)
    stop_lending(lent, on)


def stop_lending(lent: Delegation, on: date) -> None:
    """End what is lent with the day before; what had not begun by then never was."""
    if lent.since >= on:
        lent.delete()
    elif lent.until is None or lent.until >= on:
        lent.until = on - A_DAY
        changed(lent, "until")


def _tell(code: str, lent: Delegation, by: User, on: date, **days: date) -> None:
    """Record what happened in the history of the post's holder."""
    held = lent.appointment
    facts = {"person": lent.to.name, "post": held.post.title}
    record_event(code, by=by, on=on, about=held.user, **facts, **days)
