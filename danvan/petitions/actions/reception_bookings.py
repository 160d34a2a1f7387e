"""Appointments: a citizen asks to be received at a session, comes, or does not."""

import secrets
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, RecordGone, require
from danvan.petitions.access_reception import may_hold
from danvan.petitions.models import Booking, ReceptionSession
from danvan.rules.petitions.public_code import code_from

CODE_BYTES = 20
State = Booking.State
MOVES = {
    State.ASKED: (State.CONFIRMED, State.CAME, State.MISSED, State.CANCELLED),
    State.CONFIRMED: (State.CAME, State.MISSED, State.CANCELLED),
    State.CAME: (State.CONFIRMED,),  # clicked by mistake
    State.MISSED: (State.CAME,),
    State.CANCELLED: (),
}


class SessionNotOpen(ActRefused):
    """No appointment can be made at this session «buổi tiếp không nhận đăng ký»."""

    def __init__(self) -> None:
        super().__init__(
            _("Buổi tiếp này đã diễn ra hoặc đã hủy. Hãy chọn buổi khác trong lịch tiếp công dân.")
        )


class TimeOutside(ActRefused):
    """The hour lies outside the session «giờ hẹn ngoài buổi tiếp»."""

    def __init__(self, session: ReceptionSession) -> None:
        said = {"starts": f"{session.starts:%H:%M}", "ends": f"{session.ends:%H:%M}"}
        super().__init__(_("Giờ hẹn phải trong buổi tiếp, từ %(starts)s đến %(ends)s.") % said)


class BookingMoveRefused(ActRefused):
    """The appointment does not stand where this step begins «lượt hẹn đã đổi»."""

    def __init__(self) -> None:
        super().__init__(_("Lượt hẹn này vừa được cập nhật. Hãy tải lại trang."))


@dataclass(frozen=True)
class Appointed:
    """What somebody who asks to be received says «đăng ký tiếp dân», as typed and checked."""

    name: str
    matter: str
    phone: str = ""
    people_count: int = 1
    at_time: time | None = None


@transaction.atomic
def book_session(session_id: int, appointed: Appointed, *, by: User | None, on: date) -> Booking:
    """Ask to be received at a session «đăng ký tiếp dân»; the code on it is for the citizen.

    `by` is None for what comes over the network, where the caller has asked: the counter lets
    anybody ask, and somebody of the reception confirms. At the counter it is confirmed at once.
    Raises RecordGone, SessionNotOpen, TimeOutside.
    """
    session = ReceptionSession.objects.select_for_update().filter(pk=session_id).first()
    if session is None:
        raise RecordGone
    if by is not None:
        require(may_hold(by, session.unit_id, on=on))
    if session.state == ReceptionSession.State.CANCELLED or session.on < on:
        raise SessionNotOpen
    if appointed.at_time and not session.starts <= appointed.at_time <= session.ends:
        raise TimeOutside(session)
    booking = Booking.objects.create(
        public_code=code_from(secrets.token_bytes(CODE_BYTES)),
        session=session,
        name=appointed.name.strip(),
        phone=appointed.phone.strip(),
        matter=appointed.matter.strip(),
        people_count=appointed.people_count,
        at_time=appointed.at_time,
        state=State.CONFIRMED if by else State.ASKED,
        entered_by=by,
        asked_on=on,
    )
    record_event("reception.booked", by=by, on=on, about=session)
    return booking


@transaction.atomic
def move_booking(booking_id: int, to: str, *, by: User, on: date) -> Booking:
    """Confirm an appointment, or say that who asked came or did not «đã đến, không đến».

    Raises RecordGone, BookingMoveRefused.
    """
    rows = Booking.objects.select_for_update(of=("self",)).select_related("session")
    booking = rows.filter(pk=booking_id).first()
    if booking is None:
        raise RecordGone
    require(may_hold(by, booking.session.unit_id, on=on))
    if to not in MOVES[State(booking.state)]:
        raise BookingMoveRefused
    booking.state = to
    booking.save(update_fields=["state"])
    record_event("reception.booking_moved", by=by, on=on, about=booking.session)
    return booking
