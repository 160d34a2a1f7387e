"""Bodies that are no units on a day: who sits in them, what they met about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.accounts.models import User
from danvan.accounts.queries.history import HistoryLine, history_of
from danvan.base.dated import in_force
from danvan.base.states import StateShown
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.text.letters import bare_words
from danvan.units.access import visible_units
from danvan.units.access.bodies import may_manage_bodies, units_with_bodies, visible_bodies
from danvan.units.models import Appointment, Body, BodyMeeting, BodySeat, Post, Unit
from danvan.units.queries.absences import away_notes
from danvan.units.queries.book import unit_book

RUNNING = StateShown(gettext_lazy("Đang hoạt động"), "good", "check-circle")
TO_COME = StateShown(gettext_lazy("Chưa bắt đầu"), "calm", "clock")
OVER = StateShown(gettext_lazy("Đã kết thúc"), "muted", "stop-circle")
ORDER = {part: number for number, part in enumerate(BodySeat.Part.values)}


@dataclass(frozen=True)
class Wanted:
    """What the list of bodies is narrowed to."""

    text: str = ""
    kind: str = ""
    over: bool = False


@dataclass(frozen=True)
class BodyLine:
    """One body of the list."""

    body: Body
    unit: str
    office: str
    state: StateShown
    chair: str


@dataclass(frozen=True)
class SeatLine:
    """A seat with who holds its post on the day; nobody when the post is vacant."""

    seat: BodySeat
    post: str
    unit: str
    holders: tuple[str, ...]


@dataclass(frozen=True)
class MeetingLine:
    """A meeting, with the words by which work given from its conclusion names its basis."""

    meeting: BodyMeeting
    basis: str


@dataclass(frozen=True)
class BodyPage:
    """A body as its page shows it."""

    body: Body
    unit: str
    office: str
    state: StateShown
    seats: tuple[SeatLine, ...]
    former: tuple[SeatLine, ...]
    meetings: tuple[MeetingLine, ...]
    history: tuple[HistoryLine, ...]
    may_keep: bool


def found_bodies(user: User, on: date, wanted: Wanted) -> tuple[BodyLine, ...]:
    """Return the bodies a person sees that fit what is wanted, by unit and name; four queries."""
    rows = visible_bodies(user, on).select_related("unit")
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if not wanted.over:
        rows = rows.filter(Q(until__isnull=True) | Q(until__gte=on))
    words = bare_words(wanted.text).split()
    bodies = [one for one in rows.order_by("name", "pk") if _named(one, words)]
    book = unit_book(on, {pk for one in bodies for pk in (one.unit_id, one.office_id) if pk})
    chairs = _chairs([one.pk for one in bodies], on)
    lines = [
        BodyLine(
            one,
            book.name(one.unit_id),
            book.name(one.office_id) if one.office_id else "",
            state_of(one, on),
            chairs.get(one.pk, ""),
        )
        for one in bodies
    ]
    return tuple(sorted(lines, key=lambda line: (line.unit, line.body.name)))


def body_page(body: Body, user: User, on: date) -> BodyPage:
    """Return the page of a body for somebody who sees it."""
    seats = list(body.seats.select_related("post"))
    seats.sort(key=lambda seat: (ORDER[seat.part], seat.pk))
    lines = _seats(seats, on)
    lasting = [one for one in lines if one.seat.until is None or one.seat.until >= on]
    book = unit_book(on, [pk for pk in (body.unit_id, body.office_id) if pk])
    meetings = body.meetings.order_by("-on", "-pk")
    return BodyPage(
        body=body,
        unit=book.name(body.unit_id),
        office=book.name(body.office_id) if body.office_id else "",
        state=state_of(body, on),
        seats=tuple(lasting),
        former=tuple(one for one in lines if one not in lasting),
        meetings=tuple(MeetingLine(one, basis_of(one, body)) for one in meetings),
        history=history_of(body),
        may_keep=may_manage_bodies(user, body.unit_id, on=on),
    )


def state_of(body: Body, on: date) -> StateShown:
    """Return how a body stands on a day, as a badge."""
    if body.since > on:
        return TO_COME
    return RUNNING if body.holds_on(on) else OVER


def basis_of(meeting: BodyMeeting, body: Body) -> str:
    """Return the basis of work given from a meeting: its conclusion, else the meeting itself."""
    facts = {"body": body.name, "day": say_day(meeting.on), "number": meeting.conclusion}
    if meeting.conclusion:
        return _("Thông báo kết luận số %(number)s, phiên họp ngày %(day)s của %(body)s") % facts
    return _("Phiên họp ngày %(day)s của %(body)s") % facts


def seats_to_give(body: Body, user: User, on: date) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return the posts that may sit in a body, as choices under their units.

    Those of its place in every sector, and those of the units a person reaches.
    """
    units = Unit.objects.filter(
        Q(area=body.unit.area_id) | Q(pk__in=visible_units(user, on).values("pk"))
    )
    posts = list(Post.objects.filter(in_force(on), unit__in=units.values("pk")))
    book = unit_book(on, {post.unit_id for post in posts})
    grouped: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for post in posts:
        grouped[book.name(post.unit_id)].append((post.pk, post.title))
    return sorted(grouped.items())


def offices_for(user: User, on: date) -> list[tuple[int, str]]:
    """Return the units that may serve a body as its office, as choices."""
    areas = units_with_bodies(user, on).values("area")
    units = Unit.objects.filter(area__in=areas).values_list("pk", flat=True)
    return [(entry.pk, entry.name) for entry in unit_book(on, units).at_work()]


def founding_units(user: User, on: date) -> list[tuple[int, str]]:
    """Return the units in whose name a person founds bodies, as choices."""
    units = units_with_bodies(user, on).values_list("pk", flat=True)
    return [(entry.pk, entry.name) for entry in unit_book(on, units).at_work()]


def _named(body: Body, words: Sequence[str]) -> bool:
    said = bare_words(f"{body.name} {body.decision} {body.get_kind_display()}")
    return all(word in said for word in words)


def _chairs(bodies: Iterable[int], on: date) -> dict[int, str]:
    """Return the post, or the words, of the chair of each body on a day."""
    seats = BodySeat.objects.filter(
        in_force(on), body__in=list(bodies), part=BodySeat.Part.CHAIR
    ).select_related("post")
    return {one.body_id: one.post.title if one.post else one.outside for one in seats}


def _seats(seats: Sequence[BodySeat], on: date) -> tuple[SeatLine, ...]:
    posts = {seat.post_id for seat in seats if seat.post_id}
    held = Appointment.objects.filter(in_force(on), post__in=posts).select_related("user")
    rows = list(held.order_by("since", "pk"))
    away = away_notes({one.user_id for one in rows}, on)
    holders: dict[int, list[str]] = defaultdict(list)
    for one in rows:
        note = away.get(one.user_id)
        holders[one.post_id].append(f"{one.user.name} ({note})" if note else one.user.name)
    book = unit_book(on, {seat.post.unit_id for seat in seats if seat.post})
    return tuple(
        SeatLine(
            seat,
            seat.post.title if seat.post else seat.outside,
            book.name(seat.post.unit_id) if seat.post else "",
            tuple(holders[seat.post_id]) if seat.post_id else (),
        )
        for seat in seats
    )
