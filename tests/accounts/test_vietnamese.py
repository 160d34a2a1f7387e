"""No English of allauth, axes or Django reaches a person who signs in: pages, errors, messages."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import allauth
import axes
import pytest
from babel.messages.pofile import read_po
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from danvan.accounts.actions import invite
from danvan.config import environment
from tests.accounts.conftest import code_now, give_app, sign_in
from tests.accounts.provider import CLIENT, PASSWORD
from tests.factories.people import World

STEP, SETUP = reverse("mfa_authenticate"), reverse("mfa_activate_totp")
ENGLISH = re.compile(
    r"\b(the|your|you|please|password|code|codes|must|this|that|enter|sign|too|many|try|again|"
    r"invalid|required|incorrect|field|account|session|security|recovery)\b",
    re.IGNORECASE,
)
TAGS = re.compile(r"<(script|template|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
SPOKEN = re.compile(r'\b(?:placeholder|title|alt|aria-label|value)="([^"]*)"')
ITSELF = re.compile(r'<button[^>]*lang="en".*?</button>', re.DOTALL)
INPUTS = re.compile(r'<input[^>]*type="hidden"[^>]*>')


def said(answer: Any) -> str:
    """Return what a page says: its text and the words in its attributes."""
    html = INPUTS.sub("", ITSELF.sub("", answer.content.decode()))
    return unescape(f"{TAGS.sub(' ', html)} {' '.join(SPOKEN.findall(html))}")


def foreign_sentences() -> set[str]:
    """Return the sentences of the packages, as their catalogues of another language hold them."""
    found: set[str] = set()
    for package, language in ((allauth, "fr"), (axes, "fr")):
        root = Path(package.__file__ or "").parent / "locale" / language / "LC_MESSAGES"
        with (root / "django.po").open("rb") as file:
            for message in read_po(file, locale=language):
                ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
                found.update(text.strip() for text in ids if len(text) > 8 and "%" not in text)
    return found


FOREIGN = foreign_sentences()

State = Callable[[Client, World], Any]


def wrong_password(client: Client, world: World) -> Any:
    return sign_in(client, world.lan, "sai")


def nothing_typed(client: Client, _world: World) -> Any:
    return client.post(reverse("accounts:sign-in"), {"username": "", "password": ""})


def locked(client: Client, world: World) -> Any:
    return [sign_in(client, world.lan, "sai") for _time in range(5)][-1]


def second_step(client: Client, world: World) -> Any:
    give_app(world.lan)
    sign_in(client, world.lan)
    return client.get(STEP)


def wrong_code(client: Client, world: World) -> Any:
    second_step(client, world)
    return client.post(STEP, {"code": "000000"})


def no_code(client: Client, world: World) -> Any:
    second_step(client, world)
    return client.post(STEP, {"code": ""})


def too_many_codes(client: Client, world: World) -> Any:
    second_step(client, world)
    return [client.post(STEP, {"code": "000000"}) for _time in range(7)][-1]


def spoiled_key(client: Client, world: World) -> Any:
    second_step(client, world)
    return client.post(STEP, {"credential": "{}"})


def unreadable_key(client: Client, world: World) -> Any:
    second_step(client, world)
    return client.post(STEP, {"credential": "không phải JSON"})


def own_account(client: Client, world: World) -> Any:
    sign_in(client, world.lan)
    return client.get(reverse("mfa_index"))


def setting_up(client: Client, world: World) -> Any:
    sign_in(client, world.lan)
    return client.get(SETUP)


def setting_up_wrong(client: Client, world: World) -> Any:
    setting_up(client, world)
    return client.post(SETUP, {"code": "12345"})


def signed_in_fully(client: Client, world: World) -> Client:
    """Sign Lan in with both steps."""
    give_app(world.lan)
    sign_in(client, world.lan)
    client.post(STEP, {"code": code_now()})
    return client


def page(name: str) -> State:
    """Return the state of looking at a page as Lan, with both steps done."""

    def look(client: Client, world: World) -> Any:
        return signed_in_fully(client, world).get(reverse(name), follow=True)

    return look


def again(path: str, typed: dict[str, str]) -> State:
    """Return the state of having typed something wrong where one shows again who one is."""

    def answer(client: Client, world: World) -> Any:
        return signed_in_fully(client, world).post(reverse(path), typed)

    return answer


def asked_again_too_often(client: Client, world: World) -> Any:
    signed_in_fully(client, world)
    path = reverse("account_reauthenticate")
    return [client.post(path, {"password": ""}) for _time in range(11)][-1]


def added_and_removed(client: Client, world: World) -> Any:
    sign_in(client, world.lan)
    secret = client.get(SETUP).context["form"].secret
    client.post(SETUP, {"code": code_now(secret)})
    return client.post(reverse("mfa_deactivate_totp"), follow=True)


def codes(client: Client, world: World) -> Any:
    sign_in(client, world.lan)
    secret = client.get(SETUP).context["form"].secret
    return client.post(SETUP, {"code": code_now(secret)}, follow=True)


def codes_seen(client: Client, world: World) -> Any:
    codes(client, world)
    return client.get(reverse("mfa_view_recovery_codes"))


def new_key_spoiled(client: Client, world: World) -> Any:
    sign_in(client, world.lan)
    client.get(reverse("mfa_add_webauthn"))
    return client.post(reverse("mfa_add_webauthn"), {"name": "", "credential": "{}"})


def weak_password(client: Client, world: World) -> Any:
    signed_in_fully(client, world)
    typed = {"old_password": "sai", "new_password1": "1234", "new_password2": "12345"}
    return client.post(reverse("accounts:password"), typed)


def weak_password_at_first(client: Client, world: World) -> Any:
    secret = invite(world.lan.pk, mail=False, by=world.van, on=date(2026, 3, 9)).secret
    path = reverse("accounts:invited", args=[secret])
    return client.post(path, {"new_password1": "1234", "new_password2": "1234"})


STATES: dict[str, State] = {
    "sign-in": lambda client, _world: client.get(reverse("accounts:sign-in")),
    "wrong password": wrong_password,
    "nothing typed": nothing_typed,
    "locked": locked,
    "second step": second_step,
    "wrong code": wrong_code,
    "no code": no_code,
    "too many codes": too_many_codes,
    "spoiled key": spoiled_key,
    "unreadable key": unreadable_key,
    "own account": own_account,
    "setting up": setting_up,
    "setting up, wrong": setting_up_wrong,
    "added and removed": added_and_removed,
    "codes": codes,
    "codes seen before": codes_seen,
    "new key": page("mfa_add_webauthn"),
    "new key spoiled": new_key_spoiled,
    "sessions": page("accounts:sessions"),
    "password": page("accounts:password"),
    "weak password": weak_password,
    "weak password at first": weak_password_at_first,
    "new codes": page("mfa_generate_recovery_codes"),
    "application away": page("mfa_deactivate_totp"),
    "password again": page("account_reauthenticate"),
    "password again, wrong": again("account_reauthenticate", {"password": "sai"}),
    "password again, none": again("account_reauthenticate", {"password": ""}),
    "code again": page("mfa_reauthenticate"),
    "code again, wrong": again("mfa_reauthenticate", {"code": "000000"}),
    "asked again too often": asked_again_too_often,
    "slip": lambda client, _world: client.get(reverse("accounts:invited-typed")),
    "slip, nothing typed": lambda client, _world: client.post(
        reverse("accounts:invited-typed"), {"code": ""}
    ),
    "invitation gone": lambda client, _world: client.get(
        reverse("accounts:invited", args=["khong-co"])
    ),
    "provider away": lambda client, _world: client.get(
        reverse("openid_connect_login", args=["oidc"])
    ),
    "provider cancelled": lambda client, _world: client.get(
        reverse("socialaccount_login_cancelled")
    ),
}


@pytest.mark.usefixtures("in_service")
@pytest.mark.parametrize("name", STATES)
def test_no_english_reaches_the_person(world: World, settings: LazySettings, name: str) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = environment.oidc(
        "http://127.0.0.1:9", CLIENT, PASSWORD, "Tài khoản công chức"
    )

    answer = STATES[name](Client(), world)

    text = said(answer)
    assert len(text.split()) > 10
    assert sorted(set(ENGLISH.findall(text))) == []
    assert [one for one in FOREIGN if one in text] == []


def test_the_net_catches_what_it_should() -> None:
    assert "Invalid or expired key." in FOREIGN
    assert ENGLISH.search("Enter your code") is not None
    assert ENGLISH.search("Mã chưa đúng. Hãy gõ lại mật khẩu.") is None
