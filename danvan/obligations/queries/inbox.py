"""Whose work a list shows: that of the person's units, narrowed by what he asks for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet

from danvan.accounts.models import User
from danvan.obligations.access import (
    WORKING,
    Part,
    Posts,
    posts_of,
    shared_or_charged,
    visible_obligations,
)
from danvan.obligations.models import (
    Extension,
    Nature,
    Obligation,
    ObligationParty,
    Submission,
    Waiver,
)
from danvan.obligations.queries.shown import judged

BY_DAY = (F("due").asc(nulls_last=True), "pk")


# What waits for somebody's word, and the act that speaks it.
DECIDED: tuple[tuple[type[Submission | Extension | Waiver], str], ...] = (
    (Submission, "obligations.confirm"),
    (Extension, "obligations.decide_extension"),
    (Waiver, "obligations.decide_waiver"),
)


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to «bộ lọc»; empty fields ask for everything.

    `person` is the id of a user, 0 for work nobody is charged with yet.
    """

    unit: int | None = None
    plan: str = ""
    origin: str = ""
    nature: str = ""
    person: int | None = None


EVERYTHING = Wanted()


def shown(rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """Return rows ready to be drawn as lines, by their day."""
    return judged(rows).select_related("assignee").order_by(*BY_DAY)


def my_work(user: User, *, on: date, wanted: Wanted = EVERYTHING) -> QuerySet[Obligation]:
    """Return what the person's units have a share in, or what he is himself charged with.

    With `wanted.unit` it is that unit's work instead, as far as the person sees it.
    """
    return narrowed(_mine(user, posts_of(user, on=on), on, wanted), wanted)


def narrowed(rows: QuerySet[Obligation], wanted: Wanted) -> QuerySet[Obligation]:
    """Return the rows that fit the filters other than the unit's."""
    if wanted.plan:
        rows = rows.filter(origin_group=wanted.plan)
    if wanted.origin:
        rows = rows.filter(origin_kind=wanted.origin)
    if wanted.nature:
        rows = rows.filter(nature=wanted.nature)
    if wanted.person is not None:
        rows = rows.filter(assignee=wanted.person or None)
    return rows


def requests_of(user: User, *, on: date) -> QuerySet[Obligation]:
    """Return the requests the person's units sent or were sent, the open ones first."""
    units = posts_of(user, on=on).own("obligations.view")
    sides = part_of(units, (Part.CREDITOR, Part.DEBTOR)).values("obligation")
    rows = Obligation.objects.filter(nature=Nature.REQUEST, pk__in=sides)
    return shown(rows).order_by(F("closed_on").desc(nulls_first=True), "-pk")


def end_of_week(on: date) -> date:
    """Return the Sunday that ends the week of a day."""
    return on + timedelta(days=6 - on.weekday())


def part_of(units: Collection[int], parts: Collection[str]) -> QuerySet[ObligationParty]:
    """Return the parties by which some units play some parts."""
    return ObligationParty.objects.filter(unit__in=units, part__in=parts)


def _mine(user: User, posts: Posts, on: date, wanted: Wanted) -> QuerySet[Obligation]:
    if wanted.unit is not None:
        share = part_of([wanted.unit], WORKING).values("obligation")
        return visible_obligations(user, on=on).filter(pk__in=share)
    units = posts.own("obligations.view")
    if not units:
        return Obligation.objects.none()
    return shared_or_charged(part_of(units, WORKING), user)
