"""What the counter asks: which earlier petition is meant, and whom a case may be laid before."""

from datetime import date

from django.db.models import Q

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base.dated import in_force
from danvan.petitions.access import visible_petitions
from danvan.petitions.models import Petition
from danvan.petitions.queries.sealed import NoSuperior, competent_unit, settling_post
from danvan.units.models import Appointment, Post, UnitVersion
from danvan.units.queries import unit_book


def earlier_petition(user: User, unit: int, label: tuple[int, int], *, on: date) -> Petition | None:
    """Return the petition of a register that bears a number in a year, if the person sees it."""
    number, year = label
    rows = visible_petitions(user, on=on).filter(unit=unit, number=number, year=year)
    return rows.filter(is_sealed=False).first()


def settler_of(petition: Petition, *, on: date) -> Post | None:
    """Return the post that settles a petition unless a person says otherwise.

    The head of the unit that keeps the register; complained of himself, the head of the superior.
    """
    if petition.settler is not None:
        return petition.settler
    try:
        unit = competent_unit(
            petition.unit_id, about_post=petition.about_post_id, about_unit=None, on=on
        )
    except NoSuperior:
        return None
    return settling_post(unit, on=on)


def settlers_offered(petition: Petition, *, on: date) -> list[tuple[int, str]]:
    """Return the posts that may settle a petition: heads and leaders of its unit and of the next.

    Nobody complained of.
    """
    version = UnitVersion.objects.filter(in_force(on), unit=petition.unit_id).first()
    units = {petition.unit_id} | (
        {version.superior_id} if version and version.superior_id else set()
    )
    leading = Q(is_head=True) | Q(role=Role.LEADER)
    posts = Post.objects.filter(leading, in_force(on), unit__in=units)
    known = settler_of(petition, on=on)
    rows = (posts | Post.objects.filter(pk=known.pk)) if known else posts
    rows = rows.exclude(pk=petition.about_post_id or 0).order_by("-is_head", "title", "pk")
    book = unit_book(on, {row.unit_id for row in rows})
    names = _holders([row.pk for row in rows], on)
    return [
        (row.pk, " – ".join(filter(None, (row.title, book.name(row.unit_id), names.get(row.pk)))))
        for row in rows
    ]


def _holders(posts: list[int], on: date) -> dict[int, str]:
    held = Appointment.objects.filter(in_force(on), post__in=posts, user__is_active=True)
    return dict(held.order_by("-pk").values_list("post", "user__name"))
