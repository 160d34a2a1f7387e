"""Where a case goes by whom it is about, and who may keep what is sealed of it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base.dated import in_force
from danvan.petitions.access import shutting_posts
from danvan.petitions.models import SealedCase, SealKeeper, SealOpening
from danvan.units.models import Appointment, Delegation, Post, UnitVersion


class NoSuperior(LookupError):
    """The unit complained of has nobody above it in its sector «không có cấp trên»."""


def competent_unit(unit: int, *, about_post: int | None, about_unit: int | None, on: date) -> int:
    """Return in whose register a case belongs «cơ quan có thẩm quyền» that was handed to a unit.

    About a head or leader of the unit or of one above it, or about such a unit itself: the
    superior of that one, in its own sector. Raises NoSuperior where the tree knows none.
    """
    above = _above(unit, on)
    post = Post.objects.filter(pk=about_post).first() if about_post else None
    if post is not None and post.unit_id in above and (post.is_head or post.role == Role.LEADER):
        return _superior(post.unit_id, on)
    if about_unit is not None and about_unit in above:
        return _superior(about_unit, on)
    return unit


def settling_post(unit: int, *, on: date) -> Post | None:
    """Return the post that settles what stands in a unit's register: its head's."""
    return Post.objects.filter(in_force(on), unit=unit, is_head=True).order_by("pk").first()


def receivers_of(unit: int, *, on: date) -> QuerySet[User]:
    """Return who receives petitions for a unit on a day by posts of their own."""
    held = _held_in(unit, on).filter(post__role=Role.RECEPTIONIST)
    return _people(held)


def keepers_offered(unit: int, *, on: date) -> QuerySet[User]:
    """Return who may be charged with a seal in a unit: who holds a post in it or below it."""
    prefix = UnitVersion.objects.filter(in_force(on), unit=unit).values_list("path", flat=True)
    paths = Q(pk__in=())
    for path in prefix:
        paths |= Q(path__startswith=path)
    units = UnitVersion.objects.filter(in_force(on)).filter(paths).values("unit")
    held = Appointment.objects.filter(in_force(on), post__unit__in=units)
    return _people(held).order_by("name", "pk")


def settlers_of(post: Post | None, *, on: date) -> QuerySet[User]:
    """Return who holds the post that settles, by themselves and not in another's place."""
    return _people(Appointment.objects.filter(in_force(on), post=post))


def is_shut_out(person: User, about_post: int | None, received_on: date, *, on: date) -> bool:
    """Say whether a case about a post is about a person himself or about one above him."""
    if about_post is None:
        return False
    lasting = Q(until__isnull=True) | Q(until__gte=received_on)
    held = Appointment.objects.filter(lasting, user=person, post=about_post)
    lent = Delegation.objects.filter(lasting, to=person, appointment__post=about_post)
    under = shutting_posts(person, on=on).filter(pk=about_post)
    return held.exists() or lent.exists() or under.exists()


def keepers_of(case: SealedCase, *, on: date) -> QuerySet[SealKeeper]:
    """Return who keeps the seal of a case on a day."""
    rows = case.keepers.filter(in_force(on)).select_related("user")
    return rows.order_by("user__name", "pk")


def openings_of(case: SealedCase) -> QuerySet[SealOpening]:
    """Return every time something of a case was opened, newest first."""
    return case.openings.select_related("by", "paper")


def paper_numbers(papers: Iterable[int]) -> dict[int, int]:
    """Return the papers of a case numbered from one in their order: their only open name."""
    return {pk: number for number, pk in enumerate(papers, start=1)}


def _above(unit: int, on: date) -> frozenset[int]:
    paths = UnitVersion.objects.filter(in_force(on), unit=unit).values_list("path", flat=True)
    return frozenset({unit} | {int(step) for path in paths for step in path.split("/") if step})


def _superior(unit: int, on: date) -> int:
    version = UnitVersion.objects.filter(in_force(on), unit=unit).first()
    if version is None or version.superior_id is None:
        raise NoSuperior(str(unit))
    return version.superior_id


def _held_in(unit: int, on: date) -> QuerySet[Appointment]:
    return Appointment.objects.filter(in_force(on), post__unit=unit)


def _people(held: QuerySet[Appointment]) -> QuerySet[User]:
    return User.objects.filter(is_active=True, pk__in=held.values("user"))
