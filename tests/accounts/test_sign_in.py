"""Signing in by name and password: where it leads, and whom it keeps out."""

from datetime import date

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from danvan.accounts.actions import close_account
from danvan.accounts.models import AuditEvent
from tests.accounts.conftest import sign_in
from tests.conftest import signed_in
from tests.factories.people import World

pytestmark = pytest.mark.usefixtures("today")
HOME = reverse("desk:home")


def codes() -> list[str]:
    """Return what was recorded, oldest first."""
    return list(AuditEvent.objects.order_by("pk").values_list("code", flat=True))


def test_name_and_password_open_the_page_that_was_asked_for(world: World) -> None:
    client = Client()
    typed = {"username": "lan", "password": "lan", "next": "/viec/"}

    answer = client.post(reverse("accounts:sign-in"), typed)

    assert (answer.status_code, answer["Location"]) == (302, "/viec/")
    assert client.get(HOME).status_code == 200
    assert codes() == ["accounts.signed_in"]


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/", "javascript:1"])
def test_another_site_is_no_page_to_go_on_to(world: World, elsewhere: str) -> None:
    typed = {"username": "lan", "password": "lan", "next": elsewhere}

    answer = Client().post(reverse("accounts:sign-in"), typed)

    assert answer["Location"] == HOME


def test_capitals_and_spaces_of_a_telephone_do_no_harm(world: World) -> None:
    answer = Client().post(reverse("accounts:sign-in"), {"username": " Lan ", "password": "lan"})

    assert answer.status_code == 302


def test_a_wrong_password_is_refused_in_words_that_help(world: World) -> None:
    client = Client()

    answer = sign_in(client, world.lan, "sai")

    assert answer.status_code == 422
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in answer.content.decode()
    assert client.get(HOME).status_code == 302
    assert codes() == []


def test_a_closed_account_does_not_open_and_its_sessions_end(world: World, today: date) -> None:
    client = Client()
    sign_in(client, world.thu)

    close_account(world.thu.pk, by=world.van, on=today)

    assert client.get(HOME).status_code == 302
    assert sign_in(Client(), world.thu).status_code == 422


def test_signing_out_ends_the_session_and_is_recorded(world: World) -> None:
    client = signed_in(world.lan)

    answer = client.post(reverse("accounts:sign-out"))

    assert answer["Location"] == reverse("accounts:sign-in")
    assert client.get(HOME).status_code == 302
    assert codes() == ["accounts.signed_out"]


def test_nothing_of_a_person_stays_on_the_way_or_on_the_machine(world: World) -> None:
    client = signed_in(world.thu)

    page = client.get(reverse("units:own"))
    left = client.post(reverse("accounts:sign-out"))

    assert set(page["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert left["Clear-Site-Data"] == '"cache"'


def test_nobody_signs_himself_up() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    with pytest.raises(NoReverseMatch):
        reverse("socialaccount_signup")
