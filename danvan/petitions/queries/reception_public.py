"""The days on which anybody may come, as frozen values for the public window."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from danvan.petitions.models import ReceptionSession
from danvan.rules.deadlines.calendar import say_weekday
from danvan.units.models import Appointment

State = ReceptionSession.State


@dataclass(frozen=True)
class ReceptionDay:
    """A session as everybody may know it «buổi tiếp công dân»: who receives, when, where.

    `session` names it when asking to be received. `told` says what changed: a cancelled or moved
    session stays on the list so that nobody comes in vain.
    """

    session: UUID
    on: date
    weekday: str
    starts: time
    ends: time
    place: str
    post: str
    receiver: str
    online: bool
    cancelled: bool
    told: str
    bookable: bool


def reception_days(
    unit: int, since: date, until: date, *, on: date | None = None
) -> tuple[ReceptionDay, ...]:
    """Return the sessions of a unit between two days, in order; nothing of who came or asked.

    `on` is today, before which nothing can be booked; without it, the first of the days.
    """
    today = on or since
    rows = list(
        ReceptionSession.objects.filter(unit=unit, on__gte=since, on__lte=until)
        .select_related("post", "receiver")
        .order_by("on", "starts", "pk")
    )
    held = _held(rows)
    return tuple(
        ReceptionDay(
            session=row.public_id,
            on=row.on,
            weekday=say_weekday(row.on),
            starts=row.starts,
            ends=row.ends,
            place=row.place,
            post=row.post.title if row.post else "",
            receiver=held.get(row.pk, ""),
            online=row.form == ReceptionSession.Form.ONLINE,
            cancelled=row.state == State.CANCELLED,
            told=row.note if row.state != State.HELD else "",
            bookable=row.state == State.PLANNED and row.on >= today,
        )
        for row in rows
    )


def session_key(public_id: UUID, unit: int | None = None) -> int | None:
    """Return the number of a session by its public name; None when there is none."""
    rows = ReceptionSession.objects.filter(public_id=public_id)
    if unit is not None:
        rows = rows.filter(unit=unit)
    return rows.values_list("pk", flat=True).first()


def _held(rows: list[ReceptionSession]) -> dict[int, str]:
    """Return who holds the post of each session on its day; whoever stood in, where one did."""
    posts = {row.post_id for row in rows}
    held = list(Appointment.objects.filter(post__in=posts).select_related("user"))
    found: dict[int, str] = {}
    for row in rows:
        names = [a.user.name for a in held if a.post_id == row.post_id and a.holds_on(row.on)]
        found[row.pk] = row.receiver.name if row.receiver else next(iter(names), "")
    return found
