"""The lists of the desk: whose work is asked for, in which groups, counted and shown."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.obligations.access import (
    WORKING,
    Part,
    Posts,
    owed_by,
    posts_of,
    units_overseen,
)
from danvan.obligations.models import Extension, Nature, Obligation, Submission, Waiver
from danvan.obligations.queries.inbox import (
    DECIDED,
    EVERYTHING,
    Wanted,
    end_of_week,
    my_work,
    narrowed,
    part_of,
    shown,
)
from danvan.units.models import Unit

State = Obligation.State
DATED = (Nature.DELIVERABLE, Nature.RECURRING)
AWAITED = (State.SENT, State.RECEIVED)
RUNNING = (State.OPEN, State.SUBMITTED, *AWAITED)
FORTNIGHT = timedelta(days=13)  # a day and the thirteen after it


class Scope(StrEnum):
    """Whose work is asked for «phạm vi xem»; the value is the word in addresses."""

    MINE = "toi"
    UNIT = "don-vi"
    GIVEN = "giao"
    OVERSEEN = "theo-doi"


class Pile(StrEnum):
    """A group of work at the desk «nhóm việc»; the value is the word in addresses."""

    DECIDE = "cho-quyet-dinh"
    LATE = "qua-han"
    WEEK = "tuan-nay"
    LATER = "sap-toi"
    TO_SEND = "de-nghi-chua-gui"
    ASKED = "duoc-de-nghi"
    SUBMITTED = "dang-trinh"
    AWAITED = "cho-tra-loi"
    JUDGED = "da-den-han"
    FORTNIGHT = "14-ngay"


LABELS: Mapping[Pile, str | Promise] = {
    Pile.DECIDE: _("Chờ bạn quyết định"),
    Pile.LATE: _("Quá hạn"),
    Pile.WEEK: _("Tuần này"),
    Pile.LATER: _("Sau đó"),
    Pile.TO_SEND: _("Đề nghị chưa gửi đi"),
    Pile.ASKED: _("Được đề nghị phối hợp"),
    Pile.SUBMITTED: _("Đã trình, chờ xác nhận"),
    Pile.AWAITED: _("Đề nghị chờ trả lời"),
    Pile.JUDGED: _("Đã hoàn thành hoặc quá hạn trong năm"),
    Pile.FORTNIGHT: _("Đến hạn trong 14 ngày tới"),
}
_DAYS = (Pile.LATE, Pile.WEEK, Pile.LATER)
# The piles a page of each scope shows, in the order a day is worked through.
PILES: Mapping[Scope, tuple[Pile, ...]] = {
    Scope.MINE: (Pile.DECIDE, *_DAYS, Pile.ASKED, Pile.SUBMITTED),
    Scope.UNIT: (Pile.DECIDE, *_DAYS, Pile.ASKED, Pile.SUBMITTED),
    Scope.GIVEN: (Pile.DECIDE, *_DAYS, Pile.TO_SEND, Pile.SUBMITTED, Pile.AWAITED),
    Scope.OVERSEEN: (*_DAYS, Pile.SUBMITTED),
}
# What is shown only where a number leads to it.
BY_ADDRESS: Mapping[Scope, tuple[Pile, ...]] = {Scope.OVERSEEN: (Pile.JUDGED, Pile.FORTNIGHT)}


@dataclass(frozen=True)
class Asker:
    """Who asks for the lists of a page, for which day and how narrowed «người xem».

    His posts and reach are read once for all lists of the page.
    """

    user: User
    on: date
    wanted: Wanted = EVERYTHING

    @cached_property
    def posts(self) -> Posts:
        """Return the posts he holds on the day."""
        return posts_of(self.user, on=self.on)

    @cached_property
    def work(self) -> QuerySet[Obligation]:
        """Return what his units have a share in, or what the unit asked for has."""
        return my_work(self.user, on=self.on, wanted=self.wanted)

    @cached_property
    def awaiting(self) -> frozenset[int]:
        """Return what waits for his word, by id: few, and every scope of the page asks for it."""
        return frozenset(to_decide(self).values_list("pk", flat=True))

    @cached_property
    def units(self) -> QuerySet[Unit]:
        """Return the units he oversees, or the one asked for among them."""
        found = units_overseen(self.user, on=self.on)
        return found if self.wanted.unit is None else found.filter(pk=self.wanted.unit)

    @cached_property
    def overseen(self) -> QuerySet[Obligation]:
        """Return the dated work owed by the units he oversees."""
        rows = owed_by(self.units).filter(nature__in=DATED)
        return narrowed(rows, self.wanted)

    @cached_property
    def given(self) -> QuerySet[Obligation]:
        """Return what others owe to the units in whose name he gives or follows work."""
        return narrowed(_given(self.posts, self.wanted.unit), self.wanted)


def ground(asker: Asker, scope: Scope) -> QuerySet[Obligation]:
    """Return all work of a scope, running or not, unordered and not yet asked for."""
    if scope == Scope.GIVEN:
        return asker.given
    if scope == Scope.OVERSEEN:
        return asker.overseen
    if scope == Scope.MINE:
        return asker.work.filter(Q(assignee=asker.user) | Q(leader=asker.user))
    return asker.work


def pile_rows(asker: Asker, scope: Scope, pile: Pile) -> QuerySet[Obligation]:
    """Return the rows of one pile by their day, ready to be drawn."""
    if pile == Pile.DECIDE:
        return shown(Obligation.objects.filter(pk__in=asker.awaiting))
    return shown(ground(asker, scope).filter(_conditions(asker, scope)[pile]))


def pile_counts(asker: Asker, scope: Scope) -> dict[Pile, int]:
    """Return how much lies on each pile of a scope; one query, and one for what waits."""
    conditions = _conditions(asker, scope)
    asked = {pile.name: Count("pk", filter=q) for pile, q in conditions.items()}
    found = ground(asker, scope).order_by().aggregate(**asked)
    counts = {pile: int(found[pile.name]) for pile in conditions}
    if Pile.DECIDE in PILES[scope]:
        counts[Pile.DECIDE] = len(asker.awaiting)
    return counts


def running_count(asker: Asker, scope: Scope) -> int:
    """Return how much is running in a scope: what lies on its piles, each piece of work once.

    What waits for the person's own word is counted where he decides, not here.
    """
    piles = _conditions(asker, scope)
    held = reduce(or_, (piles[pile] for pile in PILES[scope] if pile in piles))
    # Counted, not filtered: the rows are found by their parties, never by their state.
    found = ground(asker, scope).order_by().aggregate(running=Count("pk", filter=held))
    return int(found["running"])


def due_rows(asker: Asker, scope: Scope, since: date, until: date) -> QuerySet[Obligation]:
    """Return the dated work of a scope due between two days, done or not, ready to be drawn."""
    rows = ground(asker, scope).filter(nature__in=DATED, due__range=(since, until))
    return shown(rows.exclude(state__in=(State.REPLACED, State.JOINED, State.ENDED)))


def to_decide(asker: Asker) -> QuerySet[Obligation]:
    """Return what waits for this person's word: work handed in, extensions and waivers asked.

    What he asked for himself waits for somebody else.
    """
    asked = [_asked(model, asker, asker.posts.own(act)) for model, act in DECIDED]
    waiting = asked[0].union(*asked[1:])
    rows = narrowed(Obligation.objects.filter(pk__in=waiting), asker.wanted)
    return _of_unit(rows, asker.wanted.unit)


def of_day(pile: Pile, on: date) -> Q:
    """Return the condition by which a piece of work lies on a pile that only a day decides."""
    sunday = end_of_week(on)
    # What recurs shows from the day its period begins, not a year ahead.
    begun = Q(state=State.OPEN, nature__in=DATED) & ~Q(nature=Nature.RECURRING, opens_on__gt=on)
    # A preparing office works towards its inner day, an authority towards its own.
    soon = Q(due__range=(on, sunday)) | Q(due__gte=on, inner_due__lte=sunday)
    late = Q(state=State.OPEN, nature__in=DATED, due__lt=on)
    year = Q(due__range=(date(on.year, 1, 1), date(on.year, 12, 31)))
    found: dict[Pile, Q] = {
        Pile.LATE: late,
        Pile.WEEK: begun & soon,
        Pile.LATER: begun & (Q(due__isnull=True) | Q(due__gte=on) & ~soon),
        Pile.TO_SEND: Q(nature=Nature.REQUEST, state=State.OPEN),
        Pile.ASKED: Q(nature=Nature.REQUEST, state__in=AWAITED),
        Pile.AWAITED: Q(nature=Nature.REQUEST, state__in=AWAITED),
        Pile.SUBMITTED: Q(state=State.SUBMITTED),
        Pile.JUDGED: year & (late | Q(state=State.CONFIRMED)),
        Pile.FORTNIGHT: begun & Q(due__range=(on, on + FORTNIGHT)),
    }
    return found[pile]


def done_in_time() -> Q:
    """Return the condition that work is confirmed and was handed in by its day."""
    return Q(state=State.CONFIRMED) & Q(due__gte=Coalesce(F("submitted_on"), F("closed_on")))


def _conditions(asker: Asker, scope: Scope) -> dict[Pile, Q]:
    piles: Iterable[Pile] = (*PILES[scope], *BY_ADDRESS.get(scope, ()))
    found: dict[Pile, Q] = {pile: of_day(pile, asker.on) for pile in piles if pile != Pile.DECIDE}
    if Pile.DECIDE in PILES[scope]:
        # What waits for this person himself is not shown twice.
        found[Pile.SUBMITTED] &= ~Q(pk__in=asker.awaiting)
    return found


def _asked(
    model: type[Submission | Extension | Waiver], asker: Asker, units: Collection[int]
) -> QuerySet[Any]:
    """Return the keys of what others asked of some units and nobody has answered."""
    owed = part_of(units, (Part.CREDITOR,)).values("obligation")
    waiting = model.objects.filter(obligation__in=owed, outcome="").exclude(by=asker.user)
    return waiting.order_by().values("obligation")


def _given(posts: Posts, unit: int | None) -> QuerySet[Obligation]:
    """Return what others owe to the person's units; what those share in is in their own list."""
    giving = posts.own("obligations.give") | posts.own("obligations.follow_request")
    owed = part_of(giving, (Part.CREDITOR,)).values("obligation")
    shared = part_of(posts.own("obligations.view"), WORKING).filter(obligation=OuterRef("pk"))
    rows = Obligation.objects.filter(Q(nature=Nature.REQUEST) | ~Exists(shared), pk__in=owed)
    return _of_unit(rows, unit)


def _of_unit(rows: QuerySet[Obligation], unit: int | None) -> QuerySet[Obligation]:
    if unit is None:
        return rows
    return rows.filter(pk__in=part_of([unit], WORKING).values("obligation"))
