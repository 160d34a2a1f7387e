"""Founding bodies that are no units, their terms, seats and meetings."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, RecordGone, changed, locked, require
from danvan.rules.deadlines.calendar import say_day
from danvan.units.access.bodies import may_manage_bodies
from danvan.units.actions.posts import DayBeforeBeginning
from danvan.units.models import Body, BodyMeeting, BodySeat, Post, Unit


class BodyOver(ActRefused):
    """The body does not exist on that day «ngoài thời gian hoạt động»."""

    def __init__(self, body: Body, day: date) -> None:
        super().__init__(
            _("%(name)s không hoạt động vào ngày %(day)s. Hãy xem lại ngày hoặc nhiệm kỳ.")
            % {"name": body.name, "day": say_day(day)}
        )


class SeatTaken(ActRefused):
    """That post sits there already, or the body has its one chair «đã có»."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _("%(who)s đang là thành viên giữ vai này. Hãy cho thôi trước khi ghi người khác.")
            % {"who": who}
        )


class SeatFor(ActRefused):
    """A seat is one post's, kept here or named from outside «chưa chọn chức vụ»."""

    def __init__(self) -> None:
        super().__init__(
            _("Hãy chọn một chức vụ, hoặc ghi chức vụ ngoài danh sách; không ghi cả hai.")
        )


class MeetingAhead(ActRefused):
    """A meeting is recorded once it was held «chưa họp»."""

    def __init__(self) -> None:
        super().__init__(_("Ngày họp chưa đến. Hãy ghi phiên họp sau khi họp."))


@dataclass(frozen=True)
class Founding:
    """A body as its decision founds it."""

    kind: str
    name: str
    decision: str
    decided_on: date
    since: date
    until: date | None = None
    office: Unit | None = None


@dataclass(frozen=True)
class NewSeat:
    """A seat as typed: the part, and the post or the words for one from outside."""

    part: str
    since: date
    post: Post | None = None
    outside: str = ""


@dataclass(frozen=True)
class Meeting:
    """A meeting as typed; the conclusion is a notice by number and day."""

    on: date
    subject: str
    place: str = ""
    present: int | None = None
    conclusion: str = ""
    concluded_on: date | None = None


@transaction.atomic
def found_body(unit: Unit, founding: Founding, *, by: User, on: date) -> Body:
    """Record a body founded by a decision «thành lập». Raises DayBeforeBeginning."""
    require(may_manage_bodies(by, unit.pk, on=on))
    _refuse_term(founding.since, founding.until)
    body = Body.objects.create(
        unit=unit,
        kind=founding.kind,
        name=founding.name.strip(),
        decision=founding.decision.strip(),
        decided_on=founding.decided_on,
        since=founding.since,
        until=founding.until,
        office=founding.office,
    )
    record_event("units.body_founded", by=by, on=on, about=body, decision=body.decision)
    return body


@transaction.atomic
def change_body(body_pk: int, founding: Founding, *, version: int, by: User, on: date) -> Body:
    """Record a body set up anew or given another term «kiện toàn». Raises DayBeforeBeginning."""
    body = _kept(body_pk, version, by, on)
    _refuse_term(founding.since, founding.until)
    body.kind, body.name = founding.kind, founding.name.strip()
    body.decision, body.decided_on = founding.decision.strip(), founding.decided_on
    body.since, body.until, body.office = founding.since, founding.until, founding.office
    changed(body, "kind", "name", "decision", "decided_on", "since", "until", "office")
    record_event("units.body_changed", by=by, on=on, about=body, decision=body.decision)
    return body


@transaction.atomic
def end_body(body_pk: int, *, version: int, until: date, by: User, on: date) -> Body:
    """End a body «giải thể, hết nhiệm kỳ» and its seats with it. Raises DayBeforeBeginning."""
    body = _kept(body_pk, version, by, on)
    _refuse_term(body.since, until)
    seats = BodySeat.objects.filter(Q(until__isnull=True) | Q(until__gt=until), body=body)
    seats.filter(since__gt=until).delete()
    seats.update(until=until)
    body.until = until
    changed(body, "until")
    record_event("units.body_ended", by=by, on=on, about=body, until=until)
    return body


@transaction.atomic
def seat_member(body_pk: int, seat: NewSeat, *, version: int, by: User, on: date) -> BodySeat:
    """Give a post a seat «thành viên theo chức vụ»: whoever holds the post sits there.

    Raises SeatFor, BodyOver, SeatTaken.
    """
    body = _kept(body_pk, version, by, on)
    outside = seat.outside.strip()
    if (seat.post is None) == (not outside):
        raise SeatFor
    if not body.holds_on(seat.since):
        raise BodyOver(body, seat.since)
    _refuse_taken(body, seat, outside)

    made = BodySeat.objects.create(
        body=body,
        part=seat.part,
        post=seat.post,
        outside=outside,
        since=seat.since,
        until=body.until,
    )
    changed(body)
    _tell_of_seat("units.body_seated", made, by, on)
    return made


@transaction.atomic
def end_seat(seat_pk: int, *, version: int, until: date, by: User, on: date) -> None:
    """End a seat «thôi là thành viên». Raises RecordGone, DayBeforeBeginning."""
    seat = BodySeat.objects.select_related("body", "post").filter(pk=seat_pk).first()
    if seat is None:
        raise RecordGone
    body = _kept(seat.body_id, version, by, on)
    _refuse_term(seat.since, until)
    seat.until = until
    seat.save(update_fields=["until"])
    changed(body)
    _tell_of_seat("units.body_unseated", seat, by, on)


@transaction.atomic
def hold_meeting(body_pk: int, meeting: Meeting, *, by: User, on: date) -> BodyMeeting:
    """Record a meeting held «phiên họp». Raises MeetingAhead, BodyOver."""
    body = _kept(body_pk, None, by, on)
    _refuse_day(body, meeting, on)
    held = BodyMeeting.objects.create(body=body, recorded_by=by, **_typed(meeting))
    record_event("units.body_met", by=by, on=on, about=body, day=meeting.on)
    return held


@transaction.atomic
def correct_meeting(
    meeting_pk: int, meeting: Meeting, *, version: int, by: User, on: date
) -> BodyMeeting:
    """Correct a meeting, or add its conclusion «thông báo kết luận»; raises as recording does."""
    held = locked(BodyMeeting, meeting_pk, version)
    body = _kept(held.body_id, None, by, on)
    _refuse_day(body, meeting, on)
    typed = _typed(meeting)
    for field, value in typed.items():
        setattr(held, field, value)
    changed(held, *typed)
    record_event("units.body_meeting_corrected", by=by, on=on, about=body, day=meeting.on)
    return held


def _kept(body_pk: int, version: int | None, by: User, on: date) -> Body:
    """Return a body, locked, that the person keeps."""
    body = locked(Body, body_pk, version)
    require(may_manage_bodies(by, body.unit_id, on=on))
    return body


def _refuse_term(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise DayBeforeBeginning(since)


def _refuse_taken(body: Body, seat: NewSeat, outside: str) -> None:
    lasting = Q(until__isnull=True) | Q(until__gte=seat.since)
    same = Q(part=BodySeat.Part.CHAIR) if seat.part == BodySeat.Part.CHAIR else Q(pk__in=[])
    same |= Q(post=seat.post) if seat.post else Q(outside=outside)
    taken = BodySeat.objects.filter(lasting & same, body=body).select_related("post").first()
    if taken is not None:
        raise SeatTaken(taken.post.title if taken.post else taken.outside)


def _refuse_day(body: Body, meeting: Meeting, on: date) -> None:
    if meeting.on > on:
        raise MeetingAhead
    if not body.holds_on(meeting.on):
        raise BodyOver(body, meeting.on)


def _typed(meeting: Meeting) -> dict[str, object]:
    return {
        "on": meeting.on,
        "place": meeting.place.strip(),
        "subject": meeting.subject.strip(),
        "present": meeting.present,
        "conclusion": meeting.conclusion.strip(),
        "concluded_on": meeting.concluded_on,
    }


def _tell_of_seat(code: str, seat: BodySeat, by: User, on: date) -> None:
    post = seat.post.title if seat.post else seat.outside
    record_event(code, by=by, on=on, about=seat.body, post=post, part=seat.get_part_display())
