"""Wrong passwords: a person from an address waits; nobody can lock anybody out everywhere."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import LazySettings, settings
from django.test import Client, RequestFactory
from django.urls import reverse

from danvan.accounts.checks import addresses_are_told_apart
from danvan.accounts.machines import client_address
from danvan.accounts.models import AuditEvent, User
from danvan.base import clock
from tests.accounts.conftest import sign_in
from tests.factories.people import World

OFFICE, HOME_LINE = "203.0.113.7", "198.51.100.9"
LIMIT = 5

pytestmark = pytest.mark.usefixtures("in_service")


def fail(user: User, times: int, address: str = OFFICE) -> list[int]:
    """Type a wrong password some times; return how each was answered."""
    return [
        sign_in(Client(), user, "sai-mật-khẩu", REMOTE_ADDR=address).status_code
        for _time in range(times)
    ]


def test_the_fifth_wrong_password_locks_and_says_for_how_long(world: World) -> None:
    assert fail(world.lan, LIMIT) == [422, 422, 422, 422, 429]

    answer = sign_in(Client(), world.lan, REMOTE_ADDR=OFFICE)

    page = answer.content.decode()
    assert answer.status_code == 429
    assert "Hãy đợi 15 phút rồi thử lại" in page
    assert answer["Retry-After"] == "900"


def test_lan_locked_at_the_office_still_signs_in_from_home(world: World) -> None:
    fail(world.lan, LIMIT)

    assert sign_in(Client(), world.lan, REMOTE_ADDR=OFFICE).status_code == 429
    assert sign_in(Client(), world.lan, REMOTE_ADDR=HOME_LINE).status_code == 302


def test_a_colleague_in_the_same_office_still_signs_in(world: World) -> None:
    fail(world.lan, LIMIT)

    assert sign_in(Client(), world.thu, REMOTE_ADDR=OFFICE).status_code == 302


def test_the_lock_opens_after_its_time_and_no_sooner(world: World) -> None:
    fail(world.lan, LIMIT)
    wait: timedelta = settings.AXES_COOLOFF_TIME

    earlier(wait - timedelta(minutes=1))
    assert sign_in(Client(), world.lan, REMOTE_ADDR=OFFICE).status_code == 429
    earlier(wait + timedelta(seconds=1))
    assert sign_in(Client(), world.lan, REMOTE_ADDR=OFFICE).status_code == 302


def test_trying_on_while_locked_does_not_make_it_longer(world: World) -> None:
    fail(world.lan, LIMIT)
    earlier(timedelta(minutes=10))

    fail(world.lan, 3)

    answer = sign_in(Client(), world.lan, REMOTE_ADDR=OFFICE)
    assert "Hãy đợi 5 phút" in answer.content.decode()


def test_the_right_password_forgets_the_wrong_ones(world: World) -> None:
    fail(world.lan, LIMIT - 1)
    sign_in(Client(), world.lan, REMOTE_ADDR=OFFICE)

    assert fail(world.lan, LIMIT - 1) == [422] * (LIMIT - 1)


def test_capitals_are_no_way_around(world: World) -> None:
    for name in ("lan", "LAN", "Lan ", "lAn", "laN"):
        typed = {"username": name, "password": "sai"}
        answer = Client().post(reverse("accounts:sign-in"), typed, REMOTE_ADDR=OFFICE)

    assert answer.status_code == 429


def test_no_password_is_kept_of_a_failed_try(world: World) -> None:
    fail(world.lan, 2)

    kept = str(list(AccessAttempt.objects.values()))
    assert "sai-mật-khẩu" not in kept
    assert "203.0.113.7" in kept


def test_the_lock_stands_in_the_history_once(world: World) -> None:
    fail(world.lan, LIMIT + 3)

    event = AuditEvent.objects.get(code="accounts.locked_out")
    assert (event.by_id, event.about_id) == (None, world.lan.pk)


def test_an_unknown_name_is_locked_alike_and_leaves_no_history(world: World) -> None:
    nobody = User(username="khong-co")

    assert fail(nobody, LIMIT)[-1] == 429
    assert not AuditEvent.objects.exists()


def test_forged_headers_are_no_way_around(world: World) -> None:
    for number in range(LIMIT + 1):
        answer = sign_in(
            Client(),
            world.lan,
            "sai",
            REMOTE_ADDR=OFFICE,
            HTTP_X_FORWARDED_FOR=f"192.0.2.{number}",
        )

    assert answer.status_code == 429


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "192.0.2.1", "10.0.0.5"),  # no proxy of ours: the header was typed by the client
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "6.6.6.6, 192.0.2.1", "192.0.2.1"),  # what stands further left was typed by the client
        (2, "6.6.6.6, 192.0.2.1, 10.0.0.9", "192.0.2.1"),
        (2, "192.0.2.1", "10.0.0.5"),  # fewer than our proxies write: not passed by them
        (1, "", "10.0.0.5"),
        (1, "không-phải-địa-chỉ", "10.0.0.5"),
        (1, "192.0.2.1:4711", "192.0.2.1"),
        (1, "[2001:db8::1]:443", "2001:db8::1"),
    ],
)
def test_the_address_is_what_our_own_proxies_say(
    settings: LazySettings, proxies: int, forwarded: str, expected: str
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.5")
    if forwarded:
        request.META["HTTP_X_FORWARDED_FOR"] = forwarded

    assert client_address(request) == expected


@pytest.mark.parametrize(("proxies", "warned"), [(0, True), (1, False)])
def test_a_forgotten_proxy_is_warned_of(settings: LazySettings, proxies: int, warned: bool) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.PROXIES = proxies

    assert bool(addresses_are_told_apart(None)) is warned


def earlier(by: timedelta) -> None:
    """Let the wrong passwords have been typed some time ago."""
    AccessAttempt.objects.update(attempt_time=clock.now() - by)
