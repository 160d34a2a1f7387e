"""The second step: asked of whom, set up how, and never passed by."""

import re
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from danvan.accounts.actions import reset_second_factor
from danvan.accounts.models import AuditEvent
from danvan.accounts.roles import SECOND_FACTOR, Role
from tests.accounts.conftest import SECRET, code_now, give_app, sign_in
from tests.architecture.test_pages import PLAIN, Page
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person

HOME, ACCOUNT = reverse("desk:home"), reverse("mfa_index")
STEP = reverse("mfa_authenticate")
SETUP = reverse("mfa_activate_totp")
CODES = reverse("mfa_view_recovery_codes")


def set_up_app(client: Client) -> str:
    """Set the application up as a person does; return its key."""
    page = client.get(SETUP).content.decode()
    found = re.search(r'id="totp-secret">([A-Z2-7]+=*)<', page)
    assert found is not None
    answer = client.post(SETUP, {"code": code_now(found.group(1))})
    assert (answer.status_code, answer["Location"]) == (302, CODES)
    return found.group(1)


def test_every_role_but_heads_of_villages_needs_one() -> None:
    assert set(Role) - SECOND_FACTOR == {Role.VILLAGE}


@pytest.mark.usefixtures("in_service")
@pytest.mark.parametrize("role", list(Role))
def test_who_needs_one_and_has_none_is_led_to_set_it_up(world: World, role: Role) -> None:
    someone = person("moi", "Người mới")
    appoint(someone, world.commune, role, "chức vụ")
    client = Client()
    sign_in(client, someone)

    answer = client.get(HOME)

    if role is Role.VILLAGE:
        assert answer.status_code == 200
        return
    assert (answer.status_code, answer["Location"]) == (302, ACCOUNT)
    page = client.get(ACCOUNT)
    assert "Để bảo vệ hồ sơ của người dân" in page.content.decode()


@pytest.mark.usefixtures("in_service")
def test_every_other_page_stays_closed_until_then(world: World) -> None:
    client = Client()
    sign_in(client, world.lan)
    closed = [HOME, reverse("accounts:password"), reverse("accounts:sessions"), "/ke-hoach/"]

    leads = {path: client.get(path).get("Location") for path in closed}
    part = client.get(HOME, headers={"HX-Request": "true"})

    assert leads == dict.fromkeys(closed, ACCOUNT)
    assert part["HX-Redirect"] == ACCOUNT
    assert client.get(SETUP).status_code == 200
    assert client.post(reverse("accounts:sign-out")).status_code == 302


OPEN_BEFORE = {
    "mfa_index",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "accounts:sign-out",
}


@pytest.mark.usefixtures("in_service")
@pytest.mark.parametrize(
    "page", [one for one in PLAIN if one.opens and not one.opens.public], ids=lambda one: one.name
)
def test_no_page_of_the_staff_forgets_to_ask(world: World, page: Page) -> None:
    client = signed_in(world.lan)

    answer = client.get(reverse(page.name))

    led_back = answer.status_code == 302 and answer["Location"] == ACCOUNT
    assert led_back or page.name in OPEN_BEFORE or answer.status_code == 405, page.name


@pytest.mark.usefixtures("in_service")
def test_setting_the_application_up_opens_the_program_and_shows_the_codes_once(
    world: World,
) -> None:
    client = Client()
    sign_in(client, world.lan)

    set_up_app(client)
    first, again = client.get(CODES).content.decode(), client.get(CODES).content.decode()

    assert len(re.findall(r"<code>\d{8}</code>", first)) == 10
    assert re.findall(r"<code>[\d*]+</code>", again) == []
    assert client.get(HOME).status_code == 200
    assert AuditEvent.objects.filter(code="accounts.second_factor_added").count() == 1


@pytest.mark.usefixtures("in_service")
def test_a_wrong_first_number_sets_nothing_up(world: World) -> None:
    client = Client()
    sign_in(client, world.lan)
    client.get(SETUP)

    answer = client.post(SETUP, {"code": "000000"})

    assert answer.status_code == 422
    assert "Mã chưa đúng" in answer.content.decode()
    assert not Authenticator.objects.exists()
    assert client.get(HOME).status_code == 302


@pytest.mark.usefixtures("in_service")
def test_the_password_alone_opens_nothing_once_there_is_one(world: World) -> None:
    give_app(world.lan)
    client = Client()

    answer = sign_in(client, world.lan)

    assert (answer.status_code, answer["Location"]) == (302, STEP)
    assert client.get(HOME)["Location"].startswith(reverse("accounts:sign-in"))
    assert not AuditEvent.objects.exists()

    done = client.post(STEP, {"code": code_now()})

    assert (done.status_code, done["Location"]) == (302, HOME)
    assert client.get(HOME).status_code == 200
    assert AuditEvent.objects.get().code == "accounts.signed_in"


@pytest.mark.usefixtures("in_service")
def test_the_second_step_leads_on_to_the_page_that_was_asked_for(world: World) -> None:
    give_app(world.lan)
    client = Client()
    typed = {"username": "lan", "password": "lan", "next": "/ke-hoach/"}
    client.post(reverse("accounts:sign-in"), typed)

    assert client.post(STEP, {"code": code_now()})["Location"] == "/ke-hoach/"


@pytest.mark.usefixtures("today")
def test_it_is_asked_of_everybody_who_has_one_even_where_none_is_needed(world: World) -> None:
    give_app(world.tam)

    assert sign_in(Client(), world.tam)["Location"] == STEP


@pytest.mark.usefixtures("in_service")
def test_a_number_opens_once(world: World) -> None:
    give_app(world.lan)
    number = code_now()
    first, second = Client(), Client()
    sign_in(first, world.lan)
    sign_in(second, world.lan)

    assert first.post(STEP, {"code": number}).status_code == 302
    assert second.post(STEP, {"code": number}).status_code == 422


@pytest.mark.usefixtures("in_service")
def test_guessing_numbers_ends_after_five(world: World) -> None:
    give_app(world.lan)
    client = Client()
    sign_in(client, world.lan)
    for _guess in range(5):
        client.post(STEP, {"code": "000000"})

    answer = client.post(STEP, {"code": code_now()})

    assert answer.status_code == 422
    assert "Đã thử sai nhiều lần" in answer.content.decode()


@pytest.mark.usefixtures("in_service")
def test_a_recovery_code_opens_once(world: World) -> None:
    client = Client()
    sign_in(client, world.lan)
    set_up_app(client)
    code = re.findall(r"<code>(\d{8})</code>", client.get(CODES).content.decode())[0]
    one, two = Client(), Client()
    sign_in(one, world.lan)
    sign_in(two, world.lan)

    assert one.post(STEP, {"code": code}).status_code == 302
    assert two.post(STEP, {"code": code}).status_code == 422
    assert "Còn 9 mã" in one.get(ACCOUNT).content.decode()


@pytest.mark.usefixtures("in_service")
def test_sessions_opened_without_one_end_when_one_is_set_up(world: World) -> None:
    old, here = Client(), Client()
    sign_in(old, world.lan)
    sign_in(here, world.lan)
    assert old.get(ACCOUNT).status_code == 200

    set_up_app(here)

    assert old.get(ACCOUNT).status_code == 302
    assert here.get(HOME).status_code == 200


@pytest.mark.usefixtures("in_service")
def test_taking_it_away_needs_the_password_again_and_leads_back_to_set_up(world: World) -> None:
    give_app(world.lan)
    client = signed_in(world.lan)
    remove = reverse("mfa_deactivate_totp")

    asked = client.get(remove)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    refused = client.post(asked["Location"], {"password": "sai"})
    assert refused.status_code == 422
    assert client.post(asked["Location"], {"password": "lan"})["Location"] == remove
    assert client.post(remove)["Location"] == ACCOUNT

    assert client.get(HOME)["Location"] == ACCOUNT
    assert AuditEvent.objects.filter(code="accounts.second_factor_removed").count() == 1


def test_an_operator_gives_a_new_start_to_who_lost_it(world: World, in_service: date) -> None:
    give_app(world.lan)
    client = Client()
    sign_in(client, world.lan)
    client.post(STEP, {"code": code_now()})
    assert client.get(HOME).status_code == 200

    reset_second_factor(world.lan.pk, by=world.van, on=in_service)

    assert client.get(HOME)["Location"].startswith(reverse("accounts:sign-in"))
    again = Client()
    sign_in(again, world.lan)
    assert again.get(HOME)["Location"] == ACCOUNT
    event = AuditEvent.objects.get(code="accounts.second_factor_reset")
    assert (event.by_id, event.about_id, event.facts) == (world.van.pk, world.lan.pk, {})


def test_the_key_does_not_lie_open_in_the_database(world: World) -> None:
    kept = give_app(world.lan)

    assert SECRET not in str(kept.data)
    assert TOTP(kept).validate_code(code_now())


@pytest.mark.usefixtures("in_service")
def test_the_page_of_the_own_account_asks_little(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    give_app(world.lan)
    client = signed_in(world.lan)

    with django_assert_max_num_queries(14):
        assert client.get(ACCOUNT).status_code == 200
