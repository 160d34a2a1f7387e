"""What the forms of reception offer, and the schedules as lines."""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base.dated import in_force
from danvan.petitions.access_reception import units_planning
from danvan.petitions.models import ReceptionSchedule, ReceptionSession
from danvan.rules.petitions.reception import MeetingDays, say_days
from danvan.units.models import Appointment, Post, Unit
from danvan.units.queries import unit_book
from danvan.units.queries.offered import unit_choices_on

# Whose receptions are kept: heads and leaders, and who receives every day.
RECEIVING = (Role.LEADER, Role.HEAD, Role.RECEPTIONIST)


@dataclass(frozen=True)
class ScheduleLine:
    """A schedule as a line «dòng lịch định kỳ»."""

    pk: int
    unit: str
    post: str
    days: str
    starts: time
    ends: time
    place: str
    since: date
    until: date | None
    holds: bool
    mine: bool


def post_choices(user: User, *, on: date) -> list[tuple[int, str]]:
    """Return the posts for which a person plans receptions, with who holds them."""
    units = list(units_planning(user, on=on).values_list("pk", flat=True))
    book = unit_book(on, units)
    posts = Post.objects.filter(in_force(on), unit__in=units, role__in=RECEIVING)
    held = Appointment.objects.filter(in_force(on), post__in=posts.values("pk"))
    names = dict(held.order_by("-pk").values_list("post", "user__name"))
    several = len(units) > 1
    found = []
    for post in posts.order_by("unit", "-is_head", "title"):
        words = [post.title, names.get(post.pk, ""), book.name(post.unit_id) if several else ""]
        found.append((post.pk, " – ".join(word for word in words if word)))
    return found


def unit_of_post(post: int) -> int:
    """Return the unit of a post that was offered."""
    return Post.objects.values_list("unit", flat=True).get(pk=post)


def receiver_choices(session: ReceptionSession) -> list[tuple[int, str]]:
    """Return who of the unit may have received on the day, the holder of the post first."""
    held = Appointment.objects.filter(
        in_force(session.on),
        post__unit=session.unit_id,
        post__role__in=RECEIVING,
        user__is_active=True,
    ).select_related("user", "post")
    order = sorted(held, key=lambda one: (one.post_id != session.post_id, one.user.name))
    found: dict[int, str] = {}
    for one in order:
        found.setdefault(one.user_id, f"{one.user.name} – {one.post.title}")
    return list(found.items())


def charged_unit_choices(session: ReceptionSession, *, on: date) -> list[tuple[int, str]]:
    """Return the units to which a conclusion may give work: the unit itself and those below."""
    book = unit_book(on)
    if session.unit_id not in book.entries:
        return []
    below = [entry.pk for entry in book.below(session.unit_id)]
    return unit_choices_on(Unit.objects.filter(pk__in=[session.unit_id, *below]), on)


def schedule_lines(
    rows: QuerySet[ReceptionSchedule], user: User, *, on: date
) -> tuple[ScheduleLine, ...]:
    """Return schedules as lines, those in force first."""
    found = list(rows.select_related("post").order_by("-since", "pk"))
    book = unit_book(on, {row.unit_id for row in found})
    mine = set(units_planning(user, on=on).values_list("pk", flat=True))
    lines = [
        ScheduleLine(
            pk=row.pk,
            unit=book.name(row.unit_id),
            post=row.post.title,
            days=say_days(MeetingDays(row.rhythm, tuple(row.days))),
            starts=row.starts,
            ends=row.ends,
            place=row.place,
            since=row.since,
            until=row.until,
            holds=row.until is None or row.until >= on,
            mine=row.unit_id in mine,
        )
        for row in found
    ]
    return tuple(sorted(lines, key=lambda line: not line.holds))
