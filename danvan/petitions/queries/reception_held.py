"""Whether heads receive as often as the law asks: days held by themselves, period by period."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.base.dated import in_force
from danvan.law.models import TimeLimit
from danvan.law.queries import whole_calendar
from danvan.petitions.models import ReceptionSession
from danvan.rules.deadlines.calendar import WorkCalendar
from danvan.rules.petitions.reception import frequency_step
from danvan.rules.petitions.reception_held import (
    HeldPeriod,
    LeastDays,
    Warned,
    held_periods,
    warning_of,
)
from danvan.units.models import Post
from danvan.units.queries import UnitBook, unit_book

State = ReceptionSession.State


@dataclass(frozen=True)
class HeadHeld:
    """How one head received «số ngày trực tiếp tiếp»: his periods, newest first.

    `stood_in` and `extraordinary` are the days that do not count, shown beside the count.
    """

    post: int
    title: str
    unit: str
    periods: tuple[HeldPeriod, ...]
    stood_in: Mapping[date, str]
    extraordinary: tuple[date, ...]
    warning: Warned | None
    step: str | None


def heads_held(
    units: Collection[int], since: date, until: date, *, on: date
) -> tuple[HeadHeld, ...]:
    """Return how the heads of some units received between two days, and what to warn of today.

    The caller hands in units that the person sees.
    """
    posts = list(
        Post.objects.filter(in_force(on), unit__in=units, is_head=True).select_related("unit")
    )
    if not posts:
        return ()
    calendar, book = whole_calendar(), unit_book(on, units)
    begin = since - timedelta(days=since.weekday())  # the whole of the first week is looked at
    sessions = list(
        ReceptionSession.objects.filter(
            post__in=posts, on__gte=min(begin, since.replace(day=1)), on__lte=_month_end(until)
        ).select_related("receiver")
    )
    by_post: dict[int, list[ReceptionSession]] = defaultdict(list)
    for session in sessions:
        by_post[session.post_id or 0].append(session)
    frequencies = _frequencies()
    return tuple(
        _head(post, by_post[post.pk], frequencies, (since, until, on), calendar, book)
        for post in posts
    )


def _head(
    post: Post,
    sessions: list[ReceptionSession],
    frequencies: Mapping[str, tuple[LeastDays, ...]],
    days: tuple[date, date, date],
    calendar: WorkCalendar,
    book: UnitBook,
) -> HeadHeld:
    since, until, on = days
    unit = post.unit
    step = frequency_step(sector=unit.sector, kind=unit.kind, level=unit.level)
    held = [one for one in sessions if one.state == State.HELD]
    # The law is silent on extraordinary days: they are shown apart and fill no minimum.
    own = {one.on for one in held if not one.stands_in and not one.is_extraordinary}
    periods = held_periods(
        frequencies.get(step or "", ()), own, max(since, post.since), until, calendar
    )
    regular = [one for one in sessions if not one.is_extraordinary]
    coming = {one.on for one in regular if one.state == State.PLANNED}
    warnings = (warning_of(period, coming, on, calendar) for period in periods)
    return HeadHeld(
        post=post.pk,
        title=post.title,
        unit=book.name(unit.pk),
        periods=periods,
        stood_in={
            one.on: one.receiver.name if one.receiver else "" for one in held if one.stands_in
        },
        extraordinary=tuple(
            sorted({one.on for one in held if one.is_extraordinary and not one.stands_in})
        ),
        warning=next((one for one in warnings if one is not None), None),
        step=step,
    )


def _frequencies() -> Mapping[str, tuple[LeastDays, ...]]:
    """Return every least frequency of receiving there is or was, by its step, in one query."""
    rows = TimeLimit.objects.filter(
        kind=TimeLimit.Kind.MIN_FREQUENCY, duration__isnull=False, step__startswith="reception."
    )
    found: dict[str, list[LeastDays]] = defaultdict(list)
    for row in rows.order_by("since"):
        if row.duration is not None:
            found[row.step].append(
                LeastDays(
                    row.duration, row.period, row.source, row.since, row.until, row.is_verified
                )
            )
    return {step: tuple(each) for step, each in found.items()}


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
