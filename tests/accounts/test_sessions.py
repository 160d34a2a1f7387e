"""Where a person is signed in: seen by that person only, ended one by one."""

from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from danvan.accounts.jobs import forget_ended_sessions
from danvan.accounts.models import AuditEvent
from danvan.accounts.queries.sessions import device_name
from danvan.base import clock
from tests.accounts.conftest import sign_in
from tests.factories.people import World

pytestmark = pytest.mark.usefixtures("today")
HOME, LIST = reverse("desk:home"), reverse("accounts:sessions")
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"


@pytest.fixture
def two(world: World) -> tuple[Client, Client]:
    """Lan at the office, and Lan on the telephone."""
    office, phone = Client(HTTP_USER_AGENT=WINDOWS), Client(HTTP_USER_AGENT=PHONE)
    sign_in(office, world.lan, REMOTE_ADDR="203.0.113.7")
    sign_in(phone, world.lan, REMOTE_ADDR="198.51.100.9")
    return office, phone


def key_of(client: Client) -> int:
    """Return the row of a browser's session."""
    row = UserSession.objects.get(session_key=client.session.session_key)
    return int(row.pk)


def test_the_list_names_each_machine_and_marks_this_one(two: tuple[Client, Client]) -> None:
    page = two[0].get(LIST).content.decode()

    assert page.index("Chrome trên Windows") < page.index("Chrome trên Android")
    assert "198.51.100.9" in page
    assert page.count("Thiết bị này") == 1
    assert page.count("Đăng xuất thiết bị này") == 1


def test_a_lost_telephone_is_signed_out(two: tuple[Client, Client]) -> None:
    office, phone = two

    answer = office.post(reverse("accounts:session-end", args=[key_of(phone)]))

    assert answer["Location"] == LIST
    assert phone.get(HOME).status_code == 302
    assert office.get(HOME).status_code == 200
    assert AuditEvent.objects.filter(code="accounts.session_ended").count() == 1


def test_all_others_are_signed_out_at_once(two: tuple[Client, Client]) -> None:
    office, phone = two

    office.post(reverse("accounts:sessions-end"))

    assert phone.get(HOME).status_code == 302
    assert office.get(HOME).status_code == 200


def test_hoa_cannot_end_what_is_lans(world: World, two: tuple[Client, Client]) -> None:
    hoa = Client()
    sign_in(hoa, world.hoa)

    hoa.post(reverse("accounts:session-end", args=[key_of(two[1])]))

    assert two[1].get(HOME).status_code == 200
    assert "Android" not in hoa.get(LIST).content.decode()
    assert not AuditEvent.objects.filter(code="accounts.session_ended").exists()


def test_changing_the_password_signs_the_other_machines_out(
    world: World, two: tuple[Client, Client]
) -> None:
    office, phone = two
    new = "trời hôm nay đẹp 5"
    typed = {"old_password": "lan", "new_password1": new, "new_password2": new}

    answer = office.post(reverse("accounts:password"), typed)

    assert answer.status_code == 302
    assert office.get(HOME).status_code == 200
    assert phone.get(HOME).status_code == 302
    assert sign_in(Client(), world.lan, new).status_code == 302
    assert sign_in(Client(), world.lan, "lan").status_code == 422
    assert AuditEvent.objects.filter(code="accounts.password_changed").count() == 1
    assert office.get(LIST).content.decode().count("Thiết bị này") == 1


def test_the_password_in_use_is_asked_for(world: World, two: tuple[Client, Client]) -> None:
    new = "trời hôm nay đẹp 5"
    typed = {"old_password": "sai", "new_password1": new, "new_password2": new}

    answer = two[0].post(reverse("accounts:password"), typed)

    assert answer.status_code == 422
    assert "Mật khẩu đang dùng chưa đúng" in answer.content.decode()
    assert sign_in(Client(), world.lan, "lan").status_code == 302


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (WINDOWS, "Chrome trên Windows"),
        (WINDOWS + " Edg/140.0", "Edge trên Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox trên Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1",
            "Safari trên iPhone",
        ),
        ("curl/8.0", "Thiết bị không rõ"),
        ("", "Thiết bị không rõ"),
    ],
)
def test_a_browser_is_named_as_people_name_it(told: str, expected: str) -> None:
    assert device_name(told) == expected


def test_what_ended_is_forgotten(two: tuple[Client, Client], today: date) -> None:
    office, phone = two
    Session.objects.filter(pk=phone.session.session_key).update(
        expire_date=clock.now() - timedelta(seconds=1)
    )

    forget_ended_sessions(today)
    forget_ended_sessions(today)

    assert [row.session_key for row in UserSession.objects.all()] == [office.session.session_key]
    assert Session.objects.count() == 1
