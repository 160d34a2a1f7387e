"""Signing in by a provider's account: only into accounts that exist here, and are that person's."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import AuditEvent, User
from danvan.config import environment
from tests.accounts.conftest import give_app, sign_in
from tests.accounts.provider import CLIENT, PASSWORD, Provider, running
from tests.conftest import signed_in
from tests.factories.people import World

HOME, ACCOUNT = reverse("desk:home"), reverse("mfa_index")
GO = reverse("openid_connect_login", args=["oidc"])
NAME = "Tài khoản công chức tỉnh"


@pytest.fixture(scope="module")
def served() -> Iterator[Provider]:
    """The provider, once for all tests here."""
    with running() as provider:
        yield provider


@pytest.fixture
def provider(served: Provider, settings: LazySettings, today: object) -> Provider:
    """The provider, set in the program, with Lan signed in there."""
    settings.SOCIALACCOUNT_PROVIDERS = environment.oidc(served.issuer, CLIENT, PASSWORD, NAME)
    served.person = {"sub": "cc-001", "email": "lan@example.vn", "email_verified": True}
    served.refuses = False
    served.asked.clear()
    return served


@pytest.fixture
def lan(world: World) -> User:
    """Lan, with an address."""
    User.objects.filter(pk=world.lan.pk).update(email="lan@example.vn")
    return world.lan


def through(client: Client, path: str = GO) -> Any:
    """Go to the provider and come back, as a browser does; return our answer."""
    there = client.get(path)
    assert there.status_code == 302, there.status_code
    answer = requests.get(there["Location"], allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    return client.get(f"{back.path}?{back.query}")


def test_the_button_is_there_only_where_a_provider_is_set(
    world: World, served: Provider, settings: LazySettings
) -> None:
    without = Client().get(reverse("accounts:sign-in")).content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = environment.oidc(served.issuer, CLIENT, PASSWORD, NAME)
    with_one = Client().get(reverse("accounts:sign-in")).content.decode()

    assert NAME not in without
    assert f"Đăng nhập bằng {NAME}" in with_one
    assert GO in with_one


@pytest.mark.django_db
def test_without_a_provider_its_address_does_not_exist(settings: LazySettings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {}

    assert Client().get(GO).status_code == 404


def test_the_one_person_with_the_verified_address_comes_in(lan: User, provider: Provider) -> None:
    client = Client()

    answer = through(client, f"{GO}?next=/viec/")

    assert (answer.status_code, answer["Location"]) == (302, "/viec/")
    assert client.get(HOME).status_code == 200
    assert SocialAccount.objects.get().user == lan
    told = list(AuditEvent.objects.order_by("pk").values_list("code", flat=True))
    assert told == ["accounts.provider_linked", "accounts.signed_in"]


@pytest.mark.usefixtures("lan")
def test_the_way_there_carries_pkce(provider: Provider) -> None:
    through(Client())

    asked = provider.asked[-1]
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) >= 43
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}


@pytest.mark.usefixtures("lan")
def test_once_linked_the_address_no_longer_matters(provider: Provider) -> None:
    through(Client())
    provider.person |= {"email": "khac@example.vn", "email_verified": False}
    client = Client()

    through(client)

    assert client.get(HOME).status_code == 200


@pytest.mark.usefixtures("lan")
@pytest.mark.parametrize(
    "claims",
    [
        {"email": "la@example.vn", "email_verified": True},
        {"email": "lan@example.vn", "email_verified": False},
        {"email": "lan@example.vn"},
        {},
    ],
)
def test_a_stranger_is_refused_in_words_and_no_account_is_made(
    provider: Provider, claims: dict[str, object]
) -> None:
    provider.person = {"sub": "lạ-999", **claims}
    before = User.objects.count()
    client = Client()

    answer = through(client)

    assert answer.status_code == 403
    assert "Chưa có tài khoản ứng với người vừa đăng nhập" in answer.content.decode()
    assert client.get(HOME).status_code == 302
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)


def test_an_address_of_two_people_opens_neither(
    world: World, lan: User, provider: Provider
) -> None:
    User.objects.filter(pk=world.hoa.pk).update(email="LAN@example.vn")

    assert through(Client()).status_code == 403
    User.objects.filter(pk=world.hoa.pk).update(is_active=False)
    assert through(Client()).status_code == 302


def test_a_closed_account_stays_closed(lan: User, provider: Provider) -> None:
    through(Client())
    User.objects.filter(pk=lan.pk).update(is_active=False)
    client = Client()

    answer = through(client)

    assert answer["Location"] == reverse("accounts:sign-in")
    assert "đã ngừng dùng" in client.get(answer["Location"]).content.decode()
    assert client.get(HOME).status_code == 302


def test_the_second_step_is_asked_here_too(lan: User, provider: Provider) -> None:
    give_app(lan)
    client = Client()

    answer = through(client)

    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get(HOME).status_code == 302


def test_somebody_links_an_account_of_another_address_from_the_own_page(
    world: World, provider: Provider
) -> None:
    provider.person = {"sub": "thu-7", "email": "thu.rieng@example.vn", "email_verified": True}
    client = Client()
    sign_in(client, world.thu)

    answer = through(client, f"{GO}?process=connect")

    assert answer["Location"] == ACCOUNT
    assert SocialAccount.objects.get().user == world.thu
    assert f"Đã liên kết với {NAME}" in client.get(ACCOUNT).content.decode()
    assert AuditEvent.objects.filter(code="accounts.provider_linked").count() == 1
    other = Client()
    through(other)
    assert world.thu.username in other.get(ACCOUNT).content.decode()


def test_what_is_linked_to_one_is_not_linked_to_another(
    world: World, lan: User, provider: Provider
) -> None:
    through(Client())
    client = Client()
    sign_in(client, world.thu)

    answer = through(client, f"{GO}?process=connect")

    assert SocialAccount.objects.get().user == lan
    assert "đã liên kết với người khác" in client.get(answer["Location"]).content.decode()


def test_a_link_is_taken_away_by_its_owner_only(
    world: World, lan: User, provider: Provider
) -> None:
    client = Client()
    through(client)
    path = reverse("accounts:unlink", args=[SocialAccount.objects.get().pk])
    assert signed_in(world.hoa).post(path).status_code == 404

    asked = client.post(path)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    client.post(asked["Location"], {"password": "lan"})

    assert not SocialAccount.objects.exists()
    assert AuditEvent.objects.filter(code="accounts.provider_unlinked").count() == 1


@pytest.mark.usefixtures("lan")
def test_turning_back_at_the_provider_is_said_kindly(provider: Provider) -> None:
    provider.refuses = True

    answer = through(Client())

    assert answer["Location"] == reverse("socialaccount_login_cancelled")
    assert "Chưa có gì thay đổi" in Client().get(answer["Location"]).content.decode()


@pytest.mark.usefixtures("lan")
def test_an_answer_that_nobody_asked_for_is_refused(provider: Provider) -> None:
    client = Client()
    answer = client.get(reverse("openid_connect_callback", args=["oidc"]), {"code": "x"})

    assert answer.status_code == 401
    assert "Chưa đăng nhập được" in answer.content.decode()
    assert client.get(HOME).status_code == 302


@pytest.mark.usefixtures("lan")
def test_an_answer_stolen_from_another_browser_is_refused(provider: Provider) -> None:
    there = Client().get(GO)
    state = parse_qs(urlsplit(there["Location"]).query)["state"][0]
    answer = requests.get(there["Location"], allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    assert state in back.query

    thief = Client()
    refused = thief.get(f"{back.path}?{back.query}")

    assert refused.status_code == 401
    assert thief.get(HOME).status_code == 302


@pytest.mark.usefixtures("lan", "provider")
def test_a_click_on_another_site_sends_nobody_to_the_provider() -> None:
    answer = Client().get(GO, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer["Location"] == reverse("accounts:sign-in")


@pytest.mark.usefixtures("today")
@pytest.mark.django_db
def test_a_provider_that_is_away_is_said_so(settings: LazySettings) -> None:
    nowhere = "http://127.0.0.1:9"  # nothing listens on the port of «discard»
    settings.SOCIALACCOUNT_PROVIDERS = environment.oidc(nowhere, CLIENT, PASSWORD, NAME)

    answer = Client().get(GO)

    assert answer.status_code in {401, 503}
    assert "Nơi cấp tài khoản không trả lời" in answer.content.decode()


def test_a_provider_needs_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANVAN_OIDC_ISSUER", "https://id.example.vn")

    with pytest.raises(ImproperlyConfigured):
        environment.identity_provider()


def test_without_an_issuer_there_is_no_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DANVAN_OIDC_ISSUER", raising=False)

    assert environment.identity_provider() == {}
