"""«Nhiệm vụ của tôi»: the tabs, tiles and groups of a person's day."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.obligations.access import Posts
from danvan.obligations.models import Obligation
from danvan.obligations.queries.desk_lists import (
    BY_ADDRESS,
    LABELS,
    PILES,
    Asker,
    Pile,
    Scope,
    pile_rows,
    running_count,
)
from danvan.obligations.queries.desk_rows import DeskRow, desk_rows
from danvan.obligations.queries.inbox import EVERYTHING, Wanted

FIRST = 15  # lines of a group shown before «xem tất cả»
FIRST_OF = {Pile.LATER: 8, Pile.TO_SEND: 5, Pile.AWAITED: 5}  # what can wait takes less room
PER_PAGE = 50
TABS = (Scope.MINE, Scope.UNIT, Scope.GIVEN)
TAB_LABELS: Mapping[Scope, str | Promise] = {
    Scope.MINE: _("Của tôi"),
    Scope.UNIT: _("Đơn vị"),
    Scope.GIVEN: _("Tôi giao"),
    Scope.OVERSEEN: _("Đang theo dõi"),
}
# Word and tone of the tiles; those that are always shown even when there is nothing.
TILES: Mapping[Pile, tuple[str | Promise, str]] = {
    Pile.DECIDE: (_("chờ bạn quyết định"), "waiting"),
    Pile.LATE: (_("quá hạn"), "late"),
    Pile.WEEK: (_("trong tuần này"), "soon"),
    Pile.LATER: (_("sau đó"), ""),
    Pile.TO_SEND: (_("đề nghị chưa gửi"), "soon"),
    Pile.ASKED: (_("được đề nghị"), ""),
    Pile.SUBMITTED: (_("chờ người khác xác nhận"), "waiting"),
    Pile.AWAITED: (_("đề nghị chờ trả lời"), ""),
}
ALWAYS = frozenset({Pile.LATE, Pile.WEEK, Pile.LATER, Pile.SUBMITTED})
Counts = Mapping[Pile, int]


@dataclass(frozen=True)
class Tab:
    """One way to look at the day «phạm vi»."""

    label: str | Promise
    url: str
    count: int
    current: bool


@dataclass(frozen=True)
class Tile:
    """A number with the way to its rows «ô số»."""

    number: int
    label: str | Promise
    tone: str
    url: str


@dataclass(frozen=True)
class Stack:
    """A group of lines «nhóm việc» with how many there are in all."""

    pile: Pile
    label: str | Promise
    count: int
    rows: tuple[DeskRow, ...]
    url: str

    @property
    def more(self) -> bool:
        """Say whether some are not shown."""
        return self.count > len(self.rows)


def tab_counts(asker: Asker) -> dict[Scope, int]:
    """Return how much is running on each tab the person has."""
    posts = asker.posts
    gives = posts.own("obligations.give") | posts.own("obligations.follow_request")
    offered = [tab for tab in TABS if tab != Scope.GIVEN or gives]
    return {scope: running_count(asker, scope) for scope in offered}


def scope_asked(asked: str, posts: Posts, counts: Mapping[Scope, int]) -> Scope:
    """Return the scope asked for, or the first one that holds anything.

    Who shares out work begins with his unit's, others with what they are charged with.
    """
    allowed = [*counts, *([Scope.OVERSEEN] if posts.own("obligations.oversee") else [])]
    if asked in allowed:
        return Scope(asked)
    shares_out = bool(posts.own("obligations.assign"))
    order = (Scope.UNIT, Scope.GIVEN) if shares_out else (Scope.MINE, Scope.UNIT, Scope.GIVEN)
    full = (scope for scope in order if counts.get(scope))
    return next(full, Scope.UNIT)


def tabs(counts: Mapping[Scope, int], current: Scope) -> tuple[Tab, ...]:
    """Return the tabs; one that only links lead to is shown while it is open."""
    found = [_tab(scope, held, current) for scope, held in counts.items()]
    if current not in counts:
        found.append(Tab(TAB_LABELS[current], address(current), 0, current=True))
    return tuple(found)


def tiles(counts: Counts, scope: Scope, wanted: Wanted) -> tuple[Tile, ...]:
    """Return the numbers of the day; a nought is never coloured."""
    return tuple(
        Tile(
            counts[pile],
            TILES[pile][0],
            TILES[pile][1] if counts[pile] else "",
            address(scope, pile, wanted),
        )
        for pile in PILES[scope]
        if counts[pile] or pile in ALWAYS
    )


def stacks(asker: Asker, scope: Scope, counts: Counts) -> tuple[Stack, ...]:
    """Return the groups that hold anything, each with its first lines."""
    held = [pile for pile in PILES[scope] if counts[pile]]
    rows = {pile: list(pile_rows(asker, scope, pile)[: FIRST_OF.get(pile, FIRST)]) for pile in held}
    every = {row.pk: row for found in rows.values() for row in found}
    lines = desk_rows(list(every.values()), asker.user, on=asker.on)
    return tuple(
        Stack(
            pile,
            LABELS[pile],
            counts[pile],
            tuple(lines[row.pk] for row in found),
            address(scope, pile, asker.wanted),
        )
        for pile, found in rows.items()
    )


def pile_asked(asked: str, scope: Scope) -> Pile | None:
    """Return the one pile asked for; None shows all."""
    offered = (*PILES[scope], *BY_ADDRESS.get(scope, ()))
    return Pile(asked) if asked in offered else None


def one_stack(
    asker: Asker, scope: Scope, pile: Pile, number: str | None
) -> tuple[Stack, Page[Obligation]]:
    """Return one page of all lines of a pile."""
    page = Paginator(pile_rows(asker, scope, pile), PER_PAGE).get_page(number)
    rows = list(page.object_list)
    lines = desk_rows(rows, asker.user, on=asker.on)
    shown = tuple(lines[row.pk] for row in rows)
    url = address(scope, pile, asker.wanted)
    return Stack(pile, LABELS[pile], page.paginator.count, shown, url), page


def address(scope: Scope, pile: Pile | None = None, wanted: Wanted = EVERYTHING) -> str:
    """Return where a list is shown: its scope, its pile, its filters."""
    asked: dict[str, object] = {"xem": scope.value}
    if pile is not None:
        asked["nhom"] = pile.value
    filters = {
        "unit": wanted.unit,
        "plan": wanted.plan,
        "origin": wanted.origin,
        "nature": wanted.nature,
        "person": wanted.person,
    }
    asked |= {name: value for name, value in filters.items() if value not in (None, "")}
    return f"{reverse('desk:home')}?{urlencode(asked)}"


def _tab(scope: Scope, count: int, current: Scope) -> Tab:
    return Tab(TAB_LABELS[scope], address(scope), count, scope == current)
