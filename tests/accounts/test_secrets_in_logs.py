"""Addresses that are keys: an invitation, a calendar; the log of the program never shows them."""

import logging
from datetime import date
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from danvan.accounts.actions import invite
from danvan.accounts.models import Invitation
from tests.factories.people import World


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What the program writes to its console."""
    (console,) = [one for one in logging.getLogger().handlers if one.name == "console"]
    written = StringIO()
    monkeypatch.setattr(console, "stream", written)
    return written


def test_a_mistake_in_choosing_a_password_does_not_tell_the_invitation(
    world: World, today: date, log: StringIO
) -> None:
    secret = invite(world.tam.pk, mail=False, by=world.van, on=today).secret
    page = reverse("accounts:invited", args=[secret])
    typed = {"new_password1": "a", "new_password2": "b"}

    mistaken = Client().post(page, typed)
    without_token = Client(enforce_csrf_checks=True).post(page, typed)

    assert (mistaken.status_code, without_token.status_code) == (422, 403)
    assert Invitation.objects.filter(user=world.tam, used_at=None).exists()
    assert log.getvalue().count("/moi/***/") == 2
    assert secret not in log.getvalue()


def test_an_error_of_the_program_does_not_tell_it_either(log: StringIO) -> None:
    logging.getLogger("danvan").error("%s: %s", "/moi/k7m2q-9xw4t-abcde-fghjk/?x=1", "hỏng")
    logging.getLogger("danvan").error("/lich/k7m2q9xw4tabcdefghjk.ics")
    logging.getLogger("danvan").error("/to-chuc/sap-xep/moi/chi-tiet/")

    assert log.getvalue().splitlines() == [
        "/moi/***/?x=1: hỏng",
        "/lich/***",
        "/to-chuc/sap-xep/moi/chi-tiet/",
    ]
