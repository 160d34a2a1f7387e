"""What a sealed case owes is shown to the persons charged, on every page that lists work."""

from typing import Any

import pytest
from django.urls import reverse

from danvan.accounts.models import User
from danvan.obligations.models import Obligation
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, load_law, receptionist
from tests.factories.sealed import denunciation

pytestmark = pytest.mark.django_db


@pytest.fixture
def nga(world: World, settings: Any) -> User:
    """Nga receives for xã An Bình; today the denunciation comes."""
    settings.TODAY = ARRIVED
    load_law()
    return receptionist(world)


@pytest.fixture
def work(world: World, nga: User) -> Obligation:
    """What classifying the denunciation owes; Nga is charged, the chairman leads."""
    return denunciation(world, nga).owed.get().obligation


def shown(user: User, name: str) -> str:
    """A page as a person sees it."""
    answer = signed_in(user).get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


def test_inbox_and_calendar_show_it_to_who_is_charged(
    world: World, nga: User, work: Obligation
) -> None:
    for user in (nga, world.minh):
        assert work.title in shown(user, "desk:home")
        assert "1/2026" in shown(user, "desk:calendar")


def test_nobody_else_of_the_unit_finds_it_in_a_list(
    world: World, nga: User, work: Obligation
) -> None:
    for user in (world.lan, world.hung, world.thu, world.kim):
        assert work.title not in shown(user, "desk:home")
        assert signed_in(user).get(work_url(work)).status_code == 404
    assert work.title not in shown(world.lan, "obligations:hand-over")


def test_its_page_opens_without_parties_and_leads_to_the_case(
    world: World, nga: User, work: Obligation
) -> None:
    for user in (nga, world.minh):
        page = signed_in(user).get(work_url(work))
        assert page.status_code == 200
        assert reverse("petitions:case", args=[work.of_petition.petition.public_id]) in (
            page.content.decode()
        )


def test_the_inbox_hands_nothing_of_it_in(nga: User, work: Obligation) -> None:
    for step in ("trinh", "tien-do", "minh-chung"):
        address = reverse("obligations:act", args=[work.public_id, step])
        answer = signed_in(nga).post(address, {"version": work.version, "text": "Đã xong"})
        assert answer.status_code in (404, 422), step
    work.refresh_from_db()
    assert work.state == "open"
    assert not work.progress.exists()


def test_leaving_a_post_lists_no_sealed_work(world: World, nga: User, work: Obligation) -> None:
    held = nga.appointments.get()
    browser = signed_in(world.minh)

    answer = browser.get(reverse("desk:leaving", args=[held.pk]))

    assert answer.status_code == 200
    assert work.title not in answer.content.decode()


def work_url(work: Obligation) -> str:
    """The address of a piece of work."""
    return reverse("obligations:detail", args=[work.public_id])
