"""Petitions in the named world: Nga receives for xã An Bình, Minh decides, Thu verifies."""

from datetime import date

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.law.actions import load_complexity, load_holidays, load_limits
from danvan.petitions.actions.register import Intake, Person, register_petition
from danvan.petitions.models import Petition
from danvan.units.models import Post
from tests.factories.people import World, appoint, person

ARRIVED = date(2026, 7, 6)  # a Monday, under the law of 2026-07-01


def load_law() -> None:
    """Load the days off, the time limits and the lists of complexity that danvan ships."""
    load_holidays()
    load_limits()
    load_complexity()


def receptionist(world: World) -> User:
    """Return Nga, who receives citizens and petitions for xã An Bình."""
    nga = person("nga", "Đinh Thúy Nga")
    appoint(nga, world.commune, Role.RECEPTIONIST, "Công chức tiếp công dân, xử lý đơn")
    return nga


def chair_post(world: World) -> Post:
    """Return the post of the chairman of xã An Bình, which Minh holds."""
    return Post.objects.get(unit=world.commune, is_head=True)


def petition(
    world: World,
    by: User,
    *,
    subject: str = "Bồi thường cây trồng khi mở rộng đường liên thôn",
    name: str = "Cao Thị Lượm",
    received_on: date = ARRIVED,
    about_post: Post | None = None,
) -> Petition:
    """Return a petition handed in at the counter of xã An Bình."""
    intake = Intake(
        unit=world.commune.pk,
        received_on=received_on,
        channel=Petition.Channel.COUNTER,
        subject=subject,
        people=(Person(name=name, address="Thôn Đông, xã An Bình"),),
        about_post=about_post.pk if about_post else None,
    )
    return register_petition(intake, by=by, on=received_on)


def classified(case: Petition, kind: str, *, settler: Post | None = None) -> Petition:
    """Return a petition whose kind and settling post are known, as classification leaves them."""
    case.kind, case.settler = kind, settler
    case.save(update_fields=["kind", "settler"])
    return case
