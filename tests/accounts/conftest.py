"""Signing in as it is in service: a second step where the role asks, wrong passwords counted."""

import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PERIOD = 30


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> Iterator[None]:
    """Forget guesses of other tests: allauth counts them in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def in_service(settings: object, today: date) -> date:
    """Ask for a second step by role and count wrong passwords, as an installation in service."""
    settings.SECOND_FACTOR = True  # type: ignore[attr-defined]  # pytest-django's settings wrapper
    settings.AXES_ENABLED = True  # type: ignore[attr-defined]
    return today


def sign_in(client: Client, user: User, password: str | None = None, **more: Any) -> Any:
    """Type name and password; the password of a named person is the username."""
    typed = {"username": user.username, "password": password or user.username}
    return client.post(reverse("accounts:sign-in"), typed, **more)


def code_now(secret: str = SECRET, *, later: int = 0) -> str:
    """Return what the application on the telephone shows."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + later))


def give_app(user: User, secret: str = SECRET) -> Authenticator:
    """Let a person have set up the application before."""
    made: Authenticator = TOTP.activate(user, secret).instance
    return made
