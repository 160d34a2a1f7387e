"""Sessions as people see them: in lists, in a month, and one with all that belongs to it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.accounts.queries import HistoryLine, history_of
from danvan.base.dated import in_force
from danvan.base.states import StateShown
from danvan.law.queries import whole_calendar
from danvan.obligations.access import visible_obligations
from danvan.obligations.models import Obligation
from danvan.obligations.queries.shown import WorkItem, judged, work_items
from danvan.petitions.access_reception import visible_bookings, visible_sessions, visible_visits
from danvan.petitions.models import (
    Booking,
    Conclusion,
    ConclusionItem,
    Petition,
    ReceptionSession,
    Visit,
)
from danvan.petitions.queries.reception_steps import ONLINE_STEPS, is_refusal, step_ref
from danvan.units.models import Appointment
from danvan.units.queries import unit_book

State, Form = ReceptionSession.State, ReceptionSession.Form
STATES = {
    State.PLANNED: ("calm", "calendar-days"),
    State.HELD: ("good", "check-circle"),
    State.CANCELLED: ("muted", "x-circle"),
}


@dataclass(frozen=True)
class SessionLine:
    """A session as a line of a list «dòng lịch tiếp»."""

    public_id: UUID
    on: date
    starts: time
    ends: time
    place: str
    post: str
    unit: str
    receiver: str
    stands_in: bool
    online: bool
    extraordinary: bool
    state: StateShown
    cancelled: bool
    note: str
    day_off: bool
    bookings: int
    visits: int


@dataclass(frozen=True)
class OnlineStep:
    """What an online session owes beforehand, with whether it is done «việc chuẩn bị»."""

    step: str
    item: WorkItem
    open: bool


def session_lines(
    sessions: Iterable[ReceptionSession], user: User, *, on: date
) -> tuple[SessionLine, ...]:
    """Return sessions as lines, with counts of what the person sees of them; no names."""
    rows = list(sessions)
    book = unit_book(on, {row.unit_id for row in rows})
    keys = [row.pk for row in rows]
    visits = _counted(visible_visits(user, on=on), keys)
    waiting = visible_bookings(user, on=on).exclude(state=Booking.State.CANCELLED)
    bookings = _counted(waiting, keys)
    holders = _holders(rows)
    calendar = whole_calendar()
    return tuple(
        SessionLine(
            public_id=row.public_id,
            on=row.on,
            starts=row.starts,
            ends=row.ends,
            place=row.place,
            post=row.post.title if row.post else "",
            unit=book.name(row.unit_id),
            receiver=row.receiver.name if row.receiver else holders.get(row.pk, ""),
            stands_in=row.stands_in,
            online=row.form == Form.ONLINE,
            extraordinary=row.is_extraordinary,
            state=state_of(row, on),
            cancelled=row.state == State.CANCELLED,
            note=row.note,
            day_off=not calendar.is_working(row.on),
            bookings=bookings.get(row.pk, 0),
            visits=visits.get(row.pk, 0),
        )
        for row in rows
    )


def state_of(row: ReceptionSession, on: date) -> StateShown:
    """Return a session's state as a badge; one that is past and not recorded says so."""
    if row.state == State.PLANNED and row.on < on:
        return StateShown(_("chưa ghi nhận"), "late", "exclamation-triangle")
    if row.state == State.PLANNED and row.on == on:
        return StateShown(_("hôm nay"), "soon", "bell-alert")
    tone, icon = STATES[State(row.state)]
    return StateShown(row.get_state_display(), tone, icon)


def sessions_between(
    user: User, since: date | None, until: date | None, *, on: date
) -> QuerySet[ReceptionSession]:
    """Return the sessions of some days that a person sees, in the order of the day."""
    rows = visible_sessions(user, on=on).select_related("post", "receiver")
    if since:
        rows = rows.filter(on__gte=since)
    if until:
        rows = rows.filter(on__lte=until)
    return rows.order_by("on", "starts", "pk")


def next_session(user: User, *, on: date) -> SessionLine | None:
    """Return the next session of a post that a person holds himself, today's included."""
    posts = Appointment.objects.filter(in_force(on), user=user).values("post")
    rows = ReceptionSession.objects.filter(
        post__in=posts, state=State.PLANNED, on__gte=on
    ).select_related("post", "receiver")
    first = rows.order_by("on", "starts", "pk").first()
    return session_lines([first], user, on=on)[0] if first else None


@dataclass(frozen=True)
class VisitLine:
    """A visit as a line of its session «dòng lượt tiếp», with what is owed after it."""

    visit: Visit
    names: tuple[str, ...]
    item: WorkItem | None
    refusal: bool
    petition: Petition | None
    replied: bool


def visit_lines(session: ReceptionSession, user: User, *, on: date) -> tuple[VisitLine, ...]:
    """Return the visits of a session that a person sees, in the order they came."""
    rows = visible_visits(user, on=on).filter(session=session)
    found = rows.select_related("obligation", "petition", "session").prefetch_related("visitors")
    return _visit_lines(list(found.order_by("number")), on)


def visit_line(visit: Visit, *, on: date) -> VisitLine:
    """Return one visit as a line."""
    return _visit_lines([visit], on)[0]


def _visit_lines(visits: Sequence[Visit], on: date) -> tuple[VisitLine, ...]:
    items = _work({visit.obligation_id for visit in visits}, on)
    return tuple(
        VisitLine(
            visit,
            tuple(one.name for one in visit.visitors.all()),
            items.get(visit.obligation_id or 0),
            is_refusal(visit.obligation),
            visit.petition,
            bool(visit.reply),
        )
        for visit in visits
    )


def bookings_of(session: ReceptionSession, user: User, *, on: date) -> tuple[Booking, ...]:
    """Return who asked to be received at a session, in the order of the queue."""
    return tuple(visible_bookings(user, on=on).filter(session=session))


@dataclass(frozen=True)
class ConcludedLine:
    """A conclusion with the work it gave «kết luận», each item with how it stands."""

    conclusion: Conclusion
    items: tuple[tuple[ConclusionItem, WorkItem | None], ...]


def concluded_lines(session: ReceptionSession, *, on: date) -> tuple[ConcludedLine, ...]:
    """Return what a session concluded, with the work each item opened."""
    rows = list(session.conclusions.prefetch_related("items__obligation"))
    found = _work({item.obligation_id for one in rows for item in one.items.all()}, on)
    return tuple(
        ConcludedLine(
            one, tuple((item, found.get(item.obligation_id or 0)) for item in one.items.all())
        )
        for one in rows
    )


def online_steps(session: ReceptionSession, user: User, *, on: date) -> tuple[OnlineStep, ...]:
    """Return what an online session owes beforehand."""
    if session.form != Form.ONLINE:
        return ()
    refs = {step_ref(step, session.pk): step for step in ONLINE_STEPS}
    rows = judged(visible_obligations(user, on=on).filter(origin_ref__in=refs))
    found = {row.pk: row for row in rows}
    return tuple(
        OnlineStep(
            refs[found[item.pk].origin_ref],
            item,
            found[item.pk].state == Obligation.State.OPEN,
        )
        for item in work_items(list(found.values()), on=on)
    )


def session_history(session: ReceptionSession) -> tuple[HistoryLine, ...]:
    """Return what happened to a session, newest first; no line tells who came."""
    return history_of(session)


def _work(keys: Collection[int | None], on: date) -> dict[int, WorkItem]:
    """Return obligations as lines by their number. The caller shows what they belong to."""
    rows = judged(Obligation.objects.filter(pk__in=[key for key in keys if key]))
    return {item.pk: item for item in work_items(list(rows.select_related("assignee")), on=on)}


def _counted(
    rows: QuerySet[Visit] | QuerySet[Booking], sessions: Collection[int]
) -> dict[int, int]:
    counted = rows.filter(session__in=sessions).order_by().values_list("session")
    return dict(counted.annotate(count=Count("pk")))


def _holders(rows: Iterable[ReceptionSession]) -> dict[int, str]:
    """Return who holds the post of each session on its day."""
    posts = {row.post_id for row in rows}
    held = list(Appointment.objects.filter(post__in=posts).select_related("user"))
    return {
        row.pk: one.user.name
        for row in rows
        for one in held
        if one.post_id == row.post_id and one.holds_on(row.on)
    }
