"""Keys of the house are turned over: every case opens as before, under the new one."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from danvan.accounts.models import User
from danvan.base.sealing import read_keys
from danvan.petitions.actions import sealed_rotation
from danvan.petitions.actions.sealed_opening import open_text
from danvan.petitions.actions.sealed_rotation import begin_rotation, key_use, wrap_batch
from danvan.petitions.models import SealedCase
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, load_law, receptionist
from tests.factories.sealed import CONTENT, denunciation

pytestmark = pytest.mark.django_db

REASON = "Đối chiếu sau khi thay khóa"


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def told(*options: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("rotate_seal_keys", *options, stdout=out, stderr=out)
    return out.getvalue()


def test_the_key_file_is_readable_by_its_owner_alone(
    world: World, nga: User, own_keys: Path
) -> None:
    denunciation(world, nga)

    assert own_keys.stat().st_mode & 0o777 == 0o600


def test_no_key_stands_in_the_database(world: World, nga: User, own_keys: Path) -> None:
    case = denunciation(world, nga).sealed

    for key in read_keys(own_keys).keys.values():
        assert key not in bytes(case.wrapped_key)


def test_a_turn_wraps_every_case_and_changes_no_content(
    world: World, nga: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_rotation, "BATCH", 2)
    cases = [denunciation(world, nga).sealed for _each in range(5)]
    before = cases[0].key_id

    assert "Đã bọc lại khóa của 5 hồ sơ." in told()

    kept = SealedCase.objects.get(pk=cases[0].pk)
    assert kept.key_id != before
    assert bytes(kept.content) == bytes(cases[0].content)
    assert all(open_text(c.pk, REASON, by=nga, on=ARRIVED).text == CONTENT for c in cases)


def test_stopped_halfway_the_next_run_finishes_with_the_same_key(
    world: World, nga: User, own_keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_rotation, "BATCH", 2)
    cases = [denunciation(world, nga).sealed for _each in range(3)]
    begin_rotation()
    assert wrap_batch() == 2
    assert key_use().waiting == 1
    assert all(open_text(c.pk, REASON, by=nga, on=ARRIVED).text == CONTENT for c in cases)

    assert "của 1 hồ sơ" in told()

    assert len(read_keys(own_keys).keys) == 2
    assert key_use().waiting == 0


def test_old_keys_stay_until_nothing_rests_on_them(world: World, nga: User, own_keys: Path) -> None:
    case = denunciation(world, nga).sealed
    begin_rotation()
    assert "Đã bỏ" not in told("--forget")
    told()

    assert f"Đã bỏ khóa {case.key_id}." in told("--forget")

    assert len(read_keys(own_keys).keys) == 1
    assert open_text(case.pk, REASON, by=nga, on=ARRIVED).text == CONTENT


def test_check_tells_and_changes_nothing(world: World, nga: User, own_keys: Path) -> None:
    denunciation(world, nga)
    before = own_keys.read_bytes()

    assert "(đang dùng): 1 hồ sơ" in told("--check")
    assert own_keys.read_bytes() == before


def test_a_key_that_is_gone_is_named(world: World, nga: User, own_keys: Path) -> None:
    first = denunciation(world, nga).sealed
    told()
    second = denunciation(world, nga).sealed
    SealedCase.objects.filter(pk=first.pk).update(key_id="k1-lost")

    with pytest.raises(SystemExit):
        told("--check")
    assert open_text(second.pk, REASON, by=nga, on=ARRIVED).text == CONTENT


@pytest.mark.parametrize("content", [{}, {"schema": "x"}, [], {"schema": "danvan.seal_keys/1"}])
def test_a_file_that_holds_no_keys_is_refused(
    world: World, nga: User, own_keys: Path, content: Any
) -> None:
    denunciation(world, nga)
    own_keys.write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(CommandError, match="chưa mất gì"):
        told()


def test_anothers_keys_seal_nothing_here(world: World, nga: User, own_keys: Path) -> None:
    denunciation(world, nga)
    keys = {"k9": "A" * 43 + "="}
    content = {"schema": "danvan.seal_keys/1", "current": "k9", "keys": keys}
    own_keys.write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(Exception, match="tệp khóa niêm phong"):
        denunciation(world, nga)
