"""The posts of a unit on a day: who holds each, who stands in, which are vacant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.base.dated import in_force
from danvan.units.access import manageable_units
from danvan.units.access.people import units_shown
from danvan.units.models import Appointment, Post, Unit
from danvan.units.queries.absences import away_notes
from danvan.units.queries.book import UnitEntry, unit_book


@dataclass(frozen=True)
class Holder:
    """Who holds a post on a day, since when, and whether he is away."""

    public_id: UUID
    name: str
    since: date
    until: date | None
    away: str


@dataclass(frozen=True)
class PostLine:
    """A post on a day «chức vụ»; without holders it is vacant."""

    post: Post
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class UnitPosts:
    """A unit with its posts on a day."""

    key: str
    name: str
    lines: tuple[PostLine, ...]


def posts_of_unit(unit: Unit, on: date) -> tuple[PostLine, ...]:
    """Return the posts of a unit that exist on a day, its head first; three queries."""
    return _lines({unit.pk}, on)[unit.pk]


def units_on(user: User, on: date, today: date) -> list[UnitEntry]:
    """Return the units that a person sees today as they stood on a chosen day, from the top."""
    book = unit_book(on, units_shown(user, today).values_list("pk", flat=True))
    return sorted(book.at_work(), key=lambda entry: (entry.path, entry.name))


def posts_in(units: Sequence[UnitEntry], on: date) -> tuple[UnitPosts, ...]:
    """Return who holds which post of some units on a day; three queries."""
    lines = _lines({entry.pk for entry in units}, on)
    return tuple(UnitPosts(entry.key, entry.name, lines[entry.pk]) for entry in units)


def posts_to_give(user: User, on: date) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return the posts a person may give to others, as choices under their units.

    Vacant posts say so; two queries.
    """
    lasting = Q(until__isnull=True) | Q(until__gte=on)
    held = Appointment.objects.filter(lasting, post=OuterRef("pk"))
    posts = Post.objects.filter(lasting, unit__in=manageable_units(user, on)).annotate(
        taken=Exists(held)
    )
    rows = list(posts.order_by("-is_head", "title", "pk"))
    book = unit_book(on, {post.unit_id for post in rows})
    grouped: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for post in rows:
        words = post.title if vars(post)["taken"] else _("%(title)s (khuyết)") % {"title": post}
        grouped[book.name(post.unit_id)].append((post.pk, words))
    return sorted(grouped.items())


def _lines(units: set[int], on: date) -> dict[int, tuple[PostLine, ...]]:
    posts = Post.objects.filter(in_force(on), unit__in=units).order_by("-is_head", "title", "pk")
    held = Appointment.objects.filter(in_force(on), post__unit__in=units).select_related("user")
    rows = list(held.order_by("since", "pk"))
    away = away_notes({one.user_id for one in rows}, on)
    holders: dict[int, list[Holder]] = defaultdict(list)
    for one in rows:
        person = one.user
        holders[one.post_id].append(
            Holder(person.public_id, person.name, one.since, one.until, away.get(person.pk, ""))
        )
    found: dict[int, list[PostLine]] = {unit: [] for unit in units}
    for post in posts:
        found[post.unit_id].append(PostLine(post, tuple(holders[post.pk])))
    return {unit: tuple(lines) for unit, lines in found.items()}
