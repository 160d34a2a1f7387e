"""Schedules of receiving, and the sessions that they put on the calendar ahead of time."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.law.queries import whole_calendar
from danvan.petitions.access_reception import may_plan
from danvan.petitions.models import ReceptionSchedule, ReceptionSession
from danvan.rules.deadlines.calendar import WorkCalendar
from danvan.rules.petitions.reception import MeetingDays, meeting_days, say_moved
from danvan.units.models import Post

AHEAD = timedelta(days=62)  # how far the calendar is filled: this month and the next are whole
State = ReceptionSession.State


class ScheduleMisfit(ActRefused):
    """The schedule contradicts itself «lịch không hợp lệ»."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


@dataclass(frozen=True)
class NewSchedule:
    """A schedule as typed «lịch tiếp định kỳ»."""

    unit: int
    post: int
    days: MeetingDays
    starts: time
    ends: time
    place: str
    since: date
    until: date | None = None


@transaction.atomic
def set_schedule(new: NewSchedule, *, by: User, on: date) -> ReceptionSchedule:
    """Set when the holder of a post receives «đặt lịch tiếp công dân», and plan its sessions.

    Raises ScheduleMisfit.
    """
    require(may_plan(by, new.unit, on=on))
    if new.starts >= new.ends:
        raise ScheduleMisfit(_("Giờ kết thúc phải sau giờ bắt đầu."))
    if not Post.objects.filter(pk=new.post, unit=new.unit).exists():
        raise ScheduleMisfit(_("Hãy chọn chức vụ của chính cơ quan này."))
    if new.until and new.until < new.since:
        raise ScheduleMisfit(_("Ngày kết thúc lịch phải sau ngày bắt đầu."))
    schedule = ReceptionSchedule.objects.create(
        unit_id=new.unit,
        post_id=new.post,
        rhythm=new.days.rhythm,
        days=list(new.days.tokens),
        starts=new.starts,
        ends=new.ends,
        place=new.place.strip(),
        since=new.since,
        until=new.until,
    )
    record_event("reception.scheduled", by=by, on=on, about=schedule, since=new.since)
    _plan(schedule, on, whole_calendar())
    return schedule


@transaction.atomic
def end_schedule(
    schedule_id: int, *, version: int | None, until: date, by: User, on: date
) -> ReceptionSchedule:
    """End a schedule after a day «kết thúc lịch»: what it had planned later goes.

    A session somebody has asked to be received at is cancelled and not taken away, so that it can
    be told. Raises ScheduleMisfit.
    """
    schedule = locked(ReceptionSchedule, schedule_id, version)
    require(may_plan(by, schedule.unit_id, on=on))
    if until < max(schedule.since, on - timedelta(days=1)):
        raise ScheduleMisfit(_("Lịch chỉ kết thúc được từ hôm qua trở đi, sau ngày bắt đầu."))
    schedule.until = until
    changed(schedule, "until")
    later = schedule.sessions.filter(state=State.PLANNED, on__gt=until)
    asked = later.filter(bookings__isnull=False).distinct()
    for session in asked.select_for_update(of=("self",)) if asked.exists() else ():
        session.state = State.CANCELLED
        session.note = _("Lịch tiếp định kỳ đã thay đổi.")
        changed(session, "state", "note")
        record_event("reception.cancelled", by=by, on=on, about=session)
    later.filter(bookings__isnull=True).delete()
    record_event("reception.schedule_ended", by=by, on=on, about=schedule, until=until)
    return schedule


def generate_sessions(on: date) -> int:
    """Put the sessions of every schedule on the calendar «sinh buổi tiếp theo lịch».

    Doing it twice changes nothing; a session cancelled or moved by hand is not put back. Returns
    how many are new.
    """
    calendar = whole_calendar()
    running = Q(until__isnull=True) | Q(until__gte=on)
    return sum(
        _plan(schedule, on, calendar)
        for schedule in ReceptionSchedule.objects.filter(running, since__lte=on + AHEAD)
    )


@transaction.atomic
def _plan(schedule: ReceptionSchedule, on: date, calendar: WorkCalendar) -> int:
    """Write the sessions that are not there yet, from today on."""
    begin = max(schedule.since, on)
    end = min(schedule.until or on + AHEAD, on + AHEAD)
    days = MeetingDays(schedule.rhythm, tuple(schedule.days))
    wanted = meeting_days(days, begin, end, calendar)
    known = set(
        ReceptionSession.objects.filter(
            unit=schedule.unit_id, post=schedule.post_id, on__gte=begin, starts=schedule.starts
        ).values_list("on", flat=True)
    )
    new = [
        ReceptionSession(
            unit_id=schedule.unit_id,
            post_id=schedule.post_id,
            schedule=schedule,
            on=day.on,
            starts=schedule.starts,
            ends=schedule.ends,
            place=schedule.place,
            note=say_moved(day),
        )
        for day in wanted
        if day.on not in known
    ]
    # Two workers may come at once: the database keeps the first.
    ReceptionSession.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
