"""Petitions about the same matter: proposed by their words, decided by a person."""

from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed
from danvan.petitions.actions.intake import take_in
from danvan.petitions.actions.register import Intake, Person
from danvan.petitions.actions.similar import VerdictUnknown, decide_similar
from danvan.petitions.models import Petition, Similar
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person
from tests.factories.petitions import ARRIVED, load_law, receptionist

pytestmark = pytest.mark.django_db

FLOOD = "Đề nghị nạo vét mương thoát nước bị lấp ở đầu thôn Đông, nước ngập vào nhà dân"
FLOOD_AGAIN = "Kiến nghị nạo vét mương thoát nước đầu thôn Đông vì bị lấp, ngập nhà dân"
LOUD = "Phản ánh quán hát gây ồn sau 22 giờ cạnh trường mầm non"


@pytest.fixture
def nga(world: World, settings: object) -> User:
    """Nga receives for xã An Bình."""
    settings.TODAY = ARRIVED  # type: ignore[attr-defined]
    load_law()
    return receptionist(world)


def handed_in(
    world: World,
    by: User,
    subject: str,
    *,
    name: str = "Cao Thị Lượm",
    on: date = ARRIVED,
    neighbour: bool = False,
) -> Petition:
    """A petition handed in at a counter."""
    unit = world.neighbour if neighbour else world.commune
    people = (Person(name=name, address="Thôn Đông"),)
    return take_in(Intake(unit.pk, on, "counter", subject, people), by=by, on=on)


def test_the_same_matter_is_proposed_whoever_sent_it(world: World, nga: User) -> None:
    first = handed_in(world, nga, FLOOD)
    handed_in(world, nga, LOUD)

    again = handed_in(world, nga, FLOOD_AGAIN, name="Lò Văn Páo")

    found = Similar.objects.get()
    assert (found.petition, found.earlier, found.verdict) == (again, first, "")
    assert found.likeness >= 62


def test_the_same_sender_with_another_matter_is_not(world: World, nga: User) -> None:
    handed_in(world, nga, FLOOD)
    handed_in(world, nga, LOUD)

    assert not Similar.objects.exists()


def test_a_subject_that_says_nothing_is_like_none(world: World, nga: User) -> None:
    handed_in(world, nga, "Đơn đề nghị xem xét giải quyết")
    handed_in(world, nga, "Đơn đề nghị xem xét giải quyết")

    assert not Similar.objects.exists()


def test_next_door_is_never_compared(world: World, nga: User) -> None:
    vi = person("vi", "Lý Tường Vi")
    appoint(vi, world.neighbour, Role.RECEPTIONIST, "Công chức tiếp dân")
    handed_in(world, vi, FLOOD, neighbour=True)

    handed_in(world, nga, FLOOD)

    assert not Similar.objects.exists()


def test_what_lies_more_than_two_years_back_is_not_compared(world: World, nga: User) -> None:
    handed_in(world, nga, FLOOD, on=date(2025, 7, 7))
    old = Petition.objects.get()
    Petition.objects.filter(pk=old.pk).update(received_on=date(2024, 7, 1))

    handed_in(world, nga, FLOOD)

    assert not Similar.objects.exists()


def test_a_person_says_whether_it_is_the_same(world: World, nga: User) -> None:
    first, again = handed_in(world, nga, FLOOD), handed_in(world, nga, FLOOD_AGAIN)

    with pytest.raises(VerdictUnknown):
        decide_similar(again.pk, first.pk, "maybe", by=nga, on=ARRIVED)
    with pytest.raises(NotAllowed):
        decide_similar(again.pk, first.pk, "same", by=world.lan, on=ARRIVED)
    said = decide_similar(again.pk, first.pk, "same", by=nga, on=ARRIVED)

    assert (said.verdict, said.by, said.on) == ("same", nga, ARRIVED)


def test_the_page_shows_what_may_be_the_same_and_takes_the_verdict(world: World, nga: User) -> None:
    first, again = handed_in(world, nga, FLOOD), handed_in(world, nga, FLOOD_AGAIN)
    client = signed_in(nga)
    address = f"/don-thu/{again.public_id}/phan-loai/"

    page = client.get(address).content.decode()
    client.post(f"/don-thu/{again.public_id}/trung/{first.public_id}/", {"verdict": "other"})

    assert "Đơn trước có thể cùng nội dung" in page
    assert "nạo vét mương" in page
    assert Similar.objects.get().verdict == "other"
