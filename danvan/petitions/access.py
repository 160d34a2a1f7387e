"""Who sees a petition, and who may do what with it; nobody handles a case against himself.

Two questions follow each other: is the person shut out because of whom the case is about, and does
a post of his reach it. The same answers are given as rows and as yes or no.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.accounts.roles import Reach, Role, reach_of
from danvan.base.dated import in_force
from danvan.petitions.models import Petition, SealedCase, SealKeeper
from danvan.units.access import Reachable, held_on, reachable
from danvan.units.models import Appointment, Delegation, Post, Unit, UnitVersion

VIEW = "petitions.view"


@dataclass(frozen=True)
class Place:
    """Where a person stands on a day «vị trí»: posts held himself, and what the unit tree says.

    `above` are the units at or above those of his own posts; `leading` those among them in which
    he himself is head or leader.
    """

    above: frozenset[int]
    leading: frozenset[int]


def place_of(user: User, *, on: date) -> Place:
    """Return where a person stands by his own posts; what was lent to him moves him nowhere."""
    own = Appointment.objects.filter(in_force(on), user=user)
    posts = list(own.values_list("post__unit_id", "post__role", "post__is_head"))
    units = {unit for unit, _role, _head in posts}
    paths = UnitVersion.objects.filter(in_force(on), unit__in=units).values_list("path", flat=True)
    above = {int(step) for path in paths for step in path.split("/") if step}
    leading = {unit for unit, role, is_head in posts if is_head or role == Role.LEADER}
    return Place(frozenset(above | units), frozenset(leading))


def shutting_posts(user: User, *, on: date) -> QuerySet[Post]:
    """Return the posts about which a person may see nothing: those he stands under.

    Under the head of a unit stands everybody in it and below; under another leader everybody but
    the heads and leaders of that unit itself.
    """
    place = place_of(user, on=on)
    heads = Q(is_head=True, unit__in=place.above)
    leaders = Q(role=Role.LEADER, is_head=False, unit__in=place.above - place.leading)
    return Post.objects.filter(heads | leaders)


def not_shut_out(rows: QuerySet[Petition], user: User, *, on: date) -> QuerySet[Petition]:
    """Return the petitions among `rows` that are not about a person himself or one above him."""
    return rows.filter(open_to(user, on=on))


def open_to(user: User, *, on: date, at: str = "") -> Q:
    """Return the condition of a petition that is not about a person himself or one above him.

    `at` is the way to the petition from the rows that are asked, as in «petition__».

    A post counts as his own when he held it on the day the petition came or on any later one, or
    stood in for who did: whoever is complained of cannot lend a look at it. Written with the posts
    themselves: looked up from each row, a database plans for a hundred times what is there.
    """
    shut = set(shutting_posts(user, on=on).values_list("pk", flat=True))
    held = Appointment.objects.filter(user=user).order_by().values_list("post", "until")
    lent = Delegation.objects.filter(to=user).order_by()
    his = set(held.union(lent.values_list("appointment__post", "until")))
    shut |= {post for post, until in his if until is None}
    free = ~Q((f"{at}about_post__in", shut))
    for post, until in sorted((post, until) for post, until in his if until is not None):
        free &= ~Q((f"{at}about_post", post), (f"{at}received_on__lte", until))
    return Q((f"{at}about_post__isnull", True)) | free


def visible_petitions(user: User, *, on: date) -> QuerySet[Petition]:
    """Return the petitions a person sees on a day.

    The registers of his units and of ended units he holds; as head of an office those handed to
    it; those he is charged with, settles by his post, or keeps the seal of.
    """
    reach = reachable(user, VIEW, on)
    if not reach and not held_on(user, on).exists():
        return Petition.objects.none()
    keys = _keys(Petition.objects.filter(unit__in=reach.own | reach.received))
    others = [_keys(rows) for rows in _personal(user, on)]
    return not_shut_out(Petition.objects.filter(pk__in=keys.union(*others)), user, on=on)


def visible_parts(user: User, *, on: date) -> tuple[QuerySet[Petition], ...]:
    """Return the petitions a person sees in parts, each read in order by an index of its own.

    Together they are `visible_petitions`; one may stand in several.
    """
    reach = reachable(user, VIEW, on)
    if not reach and not held_on(user, on).exists():
        return ()
    units = sorted(reach.own | reach.received)
    registers = [Petition.objects.filter(unit=unit) for unit in units]
    parts = (*registers, *_personal(user, on))
    free = open_to(user, on=on)
    return tuple(part.filter(free) for part in parts)


def sees_petition(user: User, petition: Petition, *, on: date) -> bool:
    """Say whether a person sees one petition."""
    return visible_petitions(user, on=on).filter(pk=petition.pk).exists()


def registers_of(user: User, act: str, *, on: date) -> frozenset[int]:
    """Return the units in whose registers a person carries an act, ended ones he holds included."""
    reach = reachable(user, act, on)
    return reach.own | reach.received


def units_receiving(user: User, *, on: date) -> QuerySet[Unit]:
    """Return the units in whose name a person takes petitions in."""
    return Unit.objects.filter(pk__in=reachable(user, "petitions.receive", on).own)


def may_receive(user: User, unit: int, *, on: date) -> bool:
    """Say whether a person may enter a petition into the register of a unit."""
    return unit in reachable(user, "petitions.receive", on).own


def may_do(user: User, act: str, petition: Petition, *, on: date) -> bool:
    """Say whether a person may do an act with a petition he sees.

    By a post in the unit that keeps the register; by one in the office it was handed to (an
    officer only with his own cases); whoever settles it decides it.
    """
    return act in acts_open(user, petition, (act,), on=on)


def acts_open(user: User, petition: Petition, acts: Collection[str], *, on: date) -> frozenset[str]:
    """Return which of some acts a person may do with a petition; asked once for all of them."""
    if not sees_petition(user, petition, on=on):
        return frozenset()
    posts = held_on(user, on).values_list("post", "post__unit", "post__role")
    held = [(post, unit, Role(role)) for post, unit, role in posts]
    return frozenset(act for act in acts if _carries(user, act, petition, held))


def may_open_seal(user: User, case: SealedCase, *, on: date) -> bool:
    """Say whether a person may open what is sealed: charged with it himself, and not shut out.

    A post of one's own is asked for: what was lent to somebody opens no seal.
    """
    return sealed_cases_kept(user, on=on).filter(pk=case.pk).exists()


def sealed_cases_kept(user: User, *, on: date) -> QuerySet[SealedCase]:
    """Return the sealed cases a person may open on a day.

    Whoever keeps a seal sees the case unless it is about him or one above him: of the registers he
    sees nothing needs to be asked, and every page asks this one.
    """
    own = Appointment.objects.filter(in_force(on), user=user)
    if not user.is_active or not own.exists():
        return SealedCase.objects.none()
    kept = SealKeeper.objects.filter(in_force(on), user=user).values("case")
    free = open_to(user, on=on, at="petition__")
    return SealedCase.objects.filter(free, pk__in=kept, petition__is_sealed=True)


def answers_for_seal(user: User, case: SealedCase, *, on: date) -> bool:
    """Say whether a person answers for a sealed case: he himself holds the post that settles it.

    He charges people with the seal and sees who opened it; nobody does so in his place.
    """
    post = case.petition.settler_id
    own = Appointment.objects.filter(in_force(on), user=user, post=post)
    return post is not None and own.exists() and sees_petition(user, case.petition, on=on)


def sees_openings(user: User, case: SealedCase, *, on: date) -> bool:
    """Say whether a person sees who opened a seal: who answers for it, and who keeps it."""
    return answers_for_seal(user, case, on=on) or may_open_seal(user, case, on=on)


def counted_units(user: User, *, on: date) -> Reachable:
    """Return the units whose petitions a person may count, without seeing one of them."""
    return reachable(user, "petitions.count", on)


def _is_party(user: User, petition: Petition, unit: int, role: Role) -> bool:
    if petition.assignee_id == user.pk:
        return unit in (petition.handler_id, petition.unit_id)
    return role is Role.HEAD and unit == petition.handler_id


def _carries(
    user: User, act: str, petition: Petition, held: Collection[tuple[int, int, Role]]
) -> bool:
    if act == "petitions.decide" and petition.settler_id is not None:
        return any(post == petition.settler_id for post, _unit, _role in held)
    return any(
        (Reach.OWN in reach_of(act, role) and unit == petition.unit_id)
        or (Reach.PARTY in reach_of(act, role) and _is_party(user, petition, unit, role))
        for _post, unit, role in held
    )


def _personal(user: User, on: date) -> tuple[QuerySet[Petition], ...]:
    """Return what reaches a person himself, each part found by its own index."""
    held = held_on(user, on)
    headed = held.filter(post__role=Role.HEAD).values("post__unit")
    kept = SealKeeper.objects.filter(in_force(on), user=user).values("case__petition")
    return (
        Petition.objects.filter(handler__in=headed, is_sealed=False),
        Petition.objects.filter(assignee=user),
        Petition.objects.filter(settler__in=held.values("post")),
        Petition.objects.filter(pk__in=kept),
    )


def _keys(rows: QuerySet[Petition]) -> QuerySet[Petition, Any]:
    return rows.order_by().values("pk")
