"""«Nhiệm vụ của tôi»: what a person's units owe and wait for on a day, in groups."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.obligations.access import WORKING, Part, Posts, posts_of, visible_obligations
from danvan.obligations.models import (
    Extension,
    Nature,
    Obligation,
    ObligationParty,
    Submission,
    Waiver,
)
from danvan.obligations.queries.shown import WorkItem, judged, work_items

State = Obligation.State
DATED = (Nature.DELIVERABLE, Nature.RECURRING)
ASKED = (State.SENT, State.RECEIVED)
FIRST = 25  # lines of a group shown before «xem tất cả»
BY_DAY = (F("due").asc(nulls_last=True), "pk")


class Group(StrEnum):
    """The groups of the inbox «nhóm việc»; the value is the word in addresses."""

    DECIDE = "cho-quyet-dinh"
    LATE = "qua-han"
    WEEK = "tuan-nay"
    LATER = "sap-toi"
    ASKED = "duoc-de-nghi"
    SUBMITTED = "dang-trinh"
    REQUESTS = "de-nghi-da-gui"
    GIVEN = "da-giao"


LABELS: dict[Group, str | Promise] = {
    Group.DECIDE: _("Chờ bạn quyết định"),
    Group.LATE: _("Quá hạn"),
    Group.WEEK: _("Tuần này"),
    Group.LATER: _("Sắp tới"),
    Group.ASKED: _("Được đề nghị phối hợp"),
    Group.SUBMITTED: _("Đã trình, chờ xác nhận"),
    Group.REQUESTS: _("Đề nghị gửi nơi khác"),
    Group.GIVEN: _("Đã giao, chờ nơi khác làm"),
}
# What waits for somebody's word, and the act that speaks it.
DECIDED: tuple[tuple[type[Submission | Extension | Waiver], str], ...] = (
    (Submission, "obligations.confirm"),
    (Extension, "obligations.decide_extension"),
    (Waiver, "obligations.decide_waiver"),
)
WAITING = (Group.SUBMITTED, Group.REQUESTS, Group.GIVEN)


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


@dataclass(frozen=True)
class Listed:
    """A group of the inbox with its first lines and how many there are in all."""

    group: Group
    label: str | Promise
    count: int
    items: tuple[WorkItem, ...]

    @property
    def more(self) -> int:
        """Return how many are not shown."""
        return self.count - len(self.items)


EVERYTHING = Wanted()


def inbox(user: User, *, on: date, wanted: Wanted = EVERYTHING) -> tuple[Listed, ...]:
    """Return the groups that hold anything, in the order a day is worked through.

    The number of queries does not depend on the number of rows.
    """
    grounds = _grounds(user, on, wanted)
    rows = {group: list(shown(grounds[group])[: FIRST + 1]) for group in Group}
    every = {row.pk: row for found in rows.values() for row in found[:FIRST]}
    items = {item.pk: item for item in work_items(list(every.values()), on=on)}
    return tuple(
        Listed(
            group,
            LABELS[group],
            grounds[group].count() if len(found) > FIRST else len(found),
            tuple(items[row.pk] for row in found[:FIRST]),
        )
        for group, found in rows.items()
        if found
    )


def group_rows(
    user: User, group: Group, *, on: date, wanted: Wanted = EVERYTHING
) -> QuerySet[Obligation]:
    """Return all rows of one group, to be paged."""
    return shown(_grounds(user, on, wanted)[group])


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
    share = part_of(units, WORKING).values("obligation")
    return Obligation.objects.filter(Q(pk__in=share) | Q(assignee=user) | Q(leader=user))


def _grounds(user: User, on: date, wanted: Wanted) -> dict[Group, QuerySet[Obligation]]:
    """Return the rows of each group, unordered and not yet asked for."""
    posts = posts_of(user, on=on)
    mine = narrowed(_mine(user, posts, on, wanted), wanted)
    open_work = mine.filter(state=State.OPEN, nature__in=DATED)
    sunday = end_of_week(on)
    # A preparing office works towards its inner day, an authority towards its own.
    soon = Q(due__range=(on, sunday)) | Q(due__gte=on, inner_due__lte=sunday)
    given = narrowed(_given(posts, wanted), wanted)
    # Asked for one unit, its work already stands in the groups above.
    handed_out = given if wanted.unit is None else given.none()
    return {
        Group.DECIDE: narrowed(_to_decide(user, posts, wanted), wanted),
        Group.LATE: open_work.filter(due__lt=on),
        Group.WEEK: open_work.filter(soon),
        Group.LATER: open_work.filter(Q(due__isnull=True) | Q(due__gte=on) & ~soon),
        Group.ASKED: mine.filter(nature=Nature.REQUEST, state__in=ASKED),
        Group.SUBMITTED: mine.filter(state=State.SUBMITTED),
        Group.REQUESTS: given.filter(nature=Nature.REQUEST, state__in=(State.OPEN, *ASKED)),
        Group.GIVEN: handed_out.filter(nature__in=DATED, state=State.OPEN).exclude(
            pk__in=part_of(posts.own("obligations.view"), WORKING).values("obligation")
        ),
    }


def _to_decide(user: User, posts: Posts, wanted: Wanted) -> QuerySet[Obligation]:
    """Return what waits for this person's word: work handed in, extensions and waivers asked.

    What he asked for himself waits for somebody else.
    """
    waiting = Q(pk__in=[])
    for model, act in DECIDED:
        asked = model.objects.filter(outcome="").exclude(by=user)
        owed = part_of(posts.own(act), (Part.CREDITOR,)).values("obligation")
        waiting |= Q(pk__in=asked.values("obligation")) & Q(pk__in=owed)
    return _of_unit(Obligation.objects.filter(waiting), wanted)


def _given(posts: Posts, wanted: Wanted) -> QuerySet[Obligation]:
    """Return what others owe to the units in whose name the person gives or follows work."""
    units = posts.own("obligations.give") | posts.own("obligations.follow_request")
    owed = part_of(units, (Part.CREDITOR,)).values("obligation")
    return _of_unit(Obligation.objects.filter(pk__in=owed), wanted)


def _of_unit(rows: QuerySet[Obligation], wanted: Wanted) -> QuerySet[Obligation]:
    if wanted.unit is None:
        return rows
    return rows.filter(pk__in=part_of([wanted.unit], WORKING).values("obligation"))
