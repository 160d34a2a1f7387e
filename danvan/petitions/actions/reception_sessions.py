"""Sessions of receiving: planned by hand, moved, cancelled, and held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.base.dated import in_force
from danvan.law.queries import limit_table, whole_calendar
from danvan.obligations.actions.of_origin import end_by_origin, fulfil_by_origin
from danvan.obligations.actions.open import Opening, open_obligations
from danvan.obligations.models import Nature, Obligation
from danvan.petitions.access_reception import may_hold, may_plan
from danvan.petitions.models import Booking, PublicDesk, ReceptionSession
from danvan.petitions.queries.reception_steps import ONLINE_STEPS, STEP_ORIGIN, step_ref
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.deadlines.explained import explain
from danvan.rules.deadlines.limits import CannotCount
from danvan.rules.deadlines.statutory import StatutoryDeadline, statutory_deadline
from danvan.rules.obligations.lifecycle import CLOSED
from danvan.rules.petitions.redaction import Identifying, numbers_told, told_of
from danvan.units.models import Appointment, Post

State, Form = ReceptionSession.State, ReceptionSession.Form
# As the obligations are titled; kept as written.
TITLES = {
    "reception.online_notice": "Thông báo buổi tiếp công dân trực tuyến ngày %s",
    "reception.online_test": "Kết nối thử điểm cầu tiếp công dân trực tuyến ngày %s",
}


class SessionMisfit(ActRefused):
    """The session cannot be as it is asked for «buổi tiếp không hợp lệ»."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


@dataclass(frozen=True)
class NewSession:
    """A session planned by hand «buổi tiếp ngoài lịch», as typed."""

    unit: int
    post: int
    on: date
    starts: time
    ends: time
    place: str
    online: bool = False
    official_points: bool = False
    extraordinary: bool = True
    note: str = ""


@dataclass(frozen=True)
class MovedTo:
    """Where a session goes «ngày giờ mới»; an empty place leaves it where it was."""

    on: date
    starts: time
    ends: time
    place: str = ""


@transaction.atomic
def plan_session(new: NewSession, *, by: User, on: date) -> ReceptionSession:
    """Put a session on the calendar by hand «lên lịch buổi tiếp»; one online opens what it owes.

    Raises SessionMisfit.
    """
    require(may_plan(by, new.unit, on=on))
    _refuse_misfit(new)
    _refuse_telling(new.unit, f"{new.note}\n{new.place}", ())
    session = ReceptionSession.objects.create(
        unit_id=new.unit,
        post_id=new.post,
        on=new.on,
        starts=new.starts,
        ends=new.ends,
        place=new.place.strip(),
        form=Form.ONLINE if new.online else Form.IN_PERSON,
        is_extraordinary=new.extraordinary,
        note=new.note.strip(),
    )
    record_event("reception.planned", by=by, on=on, about=session, day=new.on)
    if new.online:
        _open_online(session, by=by, on=on)
    return session


@transaction.atomic
def cancel_session(
    session_id: int, *, version: int | None, reason: str, by: User, on: date
) -> ReceptionSession:
    """Cancel a session with its reason «hủy buổi tiếp». Raises SessionMisfit."""
    session = _planned(session_id, version, by, on)
    _refuse_telling(session.unit_id, reason, _asked(session))
    _cancel(session, reason.strip(), by=by, on=on)
    return session


@transaction.atomic
def move_session(
    session_id: int, to: MovedTo, *, version: int | None, reason: str, by: User, on: date
) -> ReceptionSession:
    """Move a session to another day or hour «chuyển buổi tiếp», with who asked to be received.

    The old day stays on the calendar, cancelled, with the reason and where it went; the new
    session is returned. Raises SessionMisfit.
    """
    session = _planned(session_id, version, by, on)
    _refuse_telling(session.unit_id, reason, _asked(session))
    new = NewSession(
        unit=session.unit_id,
        post=session.post_id or 0,
        on=to.on,
        starts=to.starts,
        ends=to.ends,
        place=to.place or session.place,
        online=session.form == Form.ONLINE,
        official_points=True,
        extraordinary=session.is_extraordinary,
        note=_("Chuyển từ ngày %(day)s. %(reason)s")
        % {"day": say_day(session.on), "reason": reason.strip()},
    )
    if to.on < on:
        raise SessionMisfit(_("Không chuyển buổi tiếp về ngày đã qua."))
    moved = plan_session(new, by=by, on=on)
    moved.schedule_id = session.schedule_id
    moved.save(update_fields=["schedule"])
    fits = Booking.objects.filter(session=session).exclude(state=Booking.State.CANCELLED)
    fits.filter(at_time__lt=to.starts).update(at_time=None)
    fits.filter(at_time__gt=to.ends).update(at_time=None)
    fits.update(session=moved)
    told = _("Chuyển sang ngày %(day)s. %(reason)s")
    said = told % {"day": say_day(to.on), "reason": reason.strip()}
    _cancel(session, said, by=by, on=on)
    record_event("reception.moved", by=by, on=on, about=session, day=to.on)
    return moved


@transaction.atomic
def hold_session(
    session_id: int, receiver: int, *, version: int | None, by: User, on: date
) -> ReceptionSession:
    """Record that a session is held, and who really receives «ghi nhận buổi tiếp».

    Whoever does not hold the post himself stands in: his day does not count as the head's own.
    May be recorded again when the wrong person was chosen. Raises SessionMisfit.
    """
    session = locked(ReceptionSession, session_id, version)
    require(may_hold(by, session.unit_id, on=on))
    if session.state == State.CANCELLED:
        raise SessionMisfit(_("Buổi tiếp này đã hủy. Hãy lên lịch buổi khác."))
    if session.on > on:
        raise SessionMisfit(_("Chưa đến ngày tiếp. Chỉ ghi nhận từ ngày tiếp trở đi."))
    at_work = Appointment.objects.filter(in_force(session.on), user=receiver)
    if not at_work.filter(post__unit=session.unit_id).exists():
        raise SessionMisfit(_("Người tiếp phải giữ chức vụ của cơ quan trong ngày tiếp."))
    session.receiver_id = receiver
    session.stands_in = not at_work.filter(post=session.post_id).exists()
    session.state = State.HELD
    changed(session, "receiver", "stands_in", "state")
    code = "reception.stood_in" if session.stands_in else "reception.held"
    record_event(code, by=by, on=on, about=session)
    return session


@transaction.atomic
def finish_online_step(
    session_id: int, step: str, *, done_on: date, by: User, on: date
) -> ReceptionSession:
    """Record that an online session was announced, or its points tried «đã thông báo, đã thử».

    Raises SessionMisfit for a day that has not come.
    """
    session = locked(ReceptionSession, session_id, None)
    require(may_plan(by, session.unit_id, on=on))
    if done_on > on:
        raise SessionMisfit(_("Ngày thực hiện không thể sau hôm nay."))
    for owed in Obligation.objects.filter(origin_ref=step_ref(step, session.pk)):
        fulfil_by_origin(owed.pk, by=by, on=on, done_on=done_on)
    record_event("reception.online_step", by=by, on=on, about=session)
    return session


def _refuse_misfit(new: NewSession) -> None:
    if new.starts >= new.ends:
        raise SessionMisfit(_("Giờ kết thúc phải sau giờ bắt đầu."))
    if not Post.objects.filter(in_force(new.on), pk=new.post, unit=new.unit).exists():
        raise SessionMisfit(_("Hãy chọn chức vụ của chính cơ quan này."))
    if new.online and not new.official_points:
        raise SessionMisfit(
            _("Tiếp trực tuyến chỉ giữa các điểm cầu đặt tại trụ sở, địa điểm tiếp công dân.")
        )
    same = ReceptionSession.objects.filter(
        unit=new.unit, post=new.post, on=new.on, starts=new.starts
    )
    if same.exists():
        raise SessionMisfit(_("Chức vụ này đã có buổi tiếp (kể cả đã hủy) đúng ngày giờ đó."))


def _refuse_telling(unit: int, words: str, asked: Sequence[Identifying]) -> None:
    """Refuse words that everybody reads and that name or reach somebody who comes."""
    desks = PublicDesk.objects.filter(unit=unit).values_list("phone", flat=True)
    told = (*told_of(words, asked), *numbers_told(words, known=desks))
    if told:
        raise SessionMisfit(
            _(
                "Dòng này đăng công khai mà còn nêu %(told)s của người dân. Hãy viết lại, không "
                "nêu ai đến gặp."
            )
            % {"told": ", ".join(dict.fromkeys(told))}
        )


def _asked(session: ReceptionSession) -> tuple[Identifying, ...]:
    return tuple(Identifying(one.name, phone=one.phone) for one in session.bookings.all())


def _open_online(session: ReceptionSession, *, by: User, on: date) -> None:
    """Open what an online session owes, counted back from its day by the law of that day."""
    table, calendar = limit_table(), whole_calendar()
    openings: list[Opening] = []
    for step in ONLINE_STEPS:
        try:
            found = statutory_deadline(table, calendar, step, session.on)
        except CannotCount as refused:
            raise SessionMisfit(
                _("Chưa có quy định về tiếp công dân trực tuyến vào ngày này: %(why)s")
                % {"why": refused.message}
            ) from refused
        if session.on > on and found.due is not None and found.due < on:
            raise SessionMisfit(_too_late(found))
        openings.append(_online_opening(session, step, found, on))
    open_obligations(openings, by=by, on=on)


def _too_late(found: StatutoryDeadline) -> str:
    said = {"day": say_day(found.due) if found.due else "", "basis": found.basis}
    return (
        _(
            "Không còn kịp báo trước: việc này phải xong chậm nhất ngày %(day)s (%(basis)s). Hãy "
            "chọn ngày tiếp muộn hơn."
        )
        % said
    )


def _online_opening(
    session: ReceptionSession, step: str, found: StatutoryDeadline, on: date
) -> Opening:
    return Opening(
        title=TITLES[step] % say_day(session.on),
        nature=Nature.DELIVERABLE,
        origin_kind=STEP_ORIGIN,
        debtor=session.unit_id,
        creditor=session.unit_id,
        opens_on=min(on, session.on),
        origin_ref=step_ref(step, session.pk),
        basis_quote=found.basis,
        due=found.due,
        due_steps=explain(found),
    )


def _planned(session_id: int, version: int | None, by: User, on: date) -> ReceptionSession:
    session = locked(ReceptionSession, session_id, version)
    require(may_plan(by, session.unit_id, on=on))
    if session.state != State.PLANNED:
        raise SessionMisfit(_("Chỉ hủy hoặc chuyển được buổi tiếp chưa diễn ra."))
    return session


def _cancel(session: ReceptionSession, reason: str, *, by: User, on: date) -> None:
    if not reason:
        raise SessionMisfit(_("Hãy ghi lý do để báo lại người đã đăng ký."))
    session.state, session.note = State.CANCELLED, reason
    changed(session, "state", "note")
    for step in ONLINE_STEPS:
        owed = Obligation.objects.filter(origin_ref=step_ref(step, session.pk))
        for one in owed.exclude(state__in=CLOSED):
            end_by_origin(one.pk, by=by, on=on)
    record_event("reception.cancelled", by=by, on=on, about=session)
