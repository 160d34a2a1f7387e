"""What every test of the window stands on: Nga receives for xã An Bình on a Monday."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from danvan.accounts.models import User
from danvan.petitions.actions.second_thing import set_second_thing
from danvan.petitions.models import Petition
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, load_law, petition, receptionist

SECOND = "Hoa mai"


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key file of this test alone, and the day on which the petition came."""
    monkeypatch.setattr(settings, "SEAL_KEYS", tmp_path / "keys" / "seal-keys.json")
    monkeypatch.setattr(settings, "TODAY", ARRIVED)


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình, under the law that danvan ships."""
    load_law()
    return receptionist(world)


@pytest.fixture
def case(world: World, nga: User) -> Petition:
    """A petition handed in at the counter, with a second thing."""
    made = petition(world, nga)
    return set_second_thing(made.pk, None, SECOND, by=nga, on=ARRIVED)


@pytest.fixture
def stranger() -> Client:
    """Somebody before a browser who has no account."""
    return Client(REMOTE_ADDR="203.0.113.7")
