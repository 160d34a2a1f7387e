"""The record of acts: only added, sealed into a chain, and unable to hold what is not declared."""

from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from danvan.accounts import jobs
from danvan.accounts.actions import UndeclaredFact, record_event
from danvan.accounts.models import AuditEvent
from danvan.accounts.queries import history_of
from danvan.base.audit import UnknownEvent
from tests.factories.people import World

ON = date(2026, 3, 9)


@pytest.fixture(autouse=True)
def own_head_file(tmp_path: Path, settings: object) -> None:
    settings.DATA = tmp_path  # type: ignore[attr-defined]


@pytest.mark.db
@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE accounts_auditevent SET code = 'x'", id="change"),
        pytest.param("DELETE FROM accounts_auditevent", id="delete"),
    ],
)
def test_the_database_refuses_to_change_what_happened(world: World, change: str) -> None:
    record_event("accounts.signed_in", by=world.lan, on=ON, about=world.lan)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)

    assert AuditEvent.objects.get().code == "accounts.signed_in"


@pytest.mark.db
def test_sealing_chains_events_in_order_and_twice_changes_nothing(world: World) -> None:
    for user in (world.lan, world.minh, world.hoa):
        record_event("accounts.signed_in", by=user, on=ON, about=user)

    sealed = jobs.seal_events()
    again = jobs.seal_events()

    assert (sealed, again) == (3, 0)
    assert list(AuditEvent.objects.order_by("id").values_list("seq", flat=True)) == [1, 2, 3]
    assert jobs.first_broken() is None


@pytest.mark.db
def test_a_sealed_event_cannot_be_sealed_anew(world: World) -> None:
    record_event("accounts.signed_in", by=world.lan, on=ON, about=world.lan)
    jobs.seal_events()

    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.update(hash="0" * 64)


def test_a_lost_end_of_the_chain_is_noticed_by_the_file_outside(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    record_event("accounts.signed_in", by=world.lan, on=ON, about=world.lan)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        jobs.seal_events()
    jobs.head_file().write_text('{"seq": 2, "hash": "ab"}', encoding="utf-8")

    assert jobs.first_broken() == 2


def test_an_undeclared_fact_or_code_is_refused(world: World) -> None:
    with pytest.raises(UndeclaredFact):
        record_event("accounts.signed_in", by=world.lan, on=ON, about=world.lan, phone="0912")
    with pytest.raises(UnknownEvent):
        record_event("accounts.flew_away", by=world.lan, on=ON, about=world.lan)


def test_history_reads_as_a_sentence(world: World) -> None:
    record_event(
        "units.appointed", by=world.van, on=ON, about=world.office, person="Thu", post="Chuyên viên"
    )

    (line,) = history_of(world.office)

    assert (line.who, line.sentence) == (
        "Mai Thanh Vân",
        "đã phân công Thu giữ chức vụ Chuyên viên",
    )
