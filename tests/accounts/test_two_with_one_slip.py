"""Two people with one slip at once: one gets in, the other is told; two invitations: one opens."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from danvan.accounts.actions import InvitationSpent, accept_invitation, invite
from danvan.accounts.models import AuditEvent, User
from danvan.accounts.queries.invitations import open_invitations
from danvan.base.acts import ActRefused
from tests.factories.people import World, make_world

pytestmark = [
    pytest.mark.db,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("audit_may_be_emptied"),
]
ON = date(2026, 3, 9)


@pytest.fixture
def crowd(transactional_db: None) -> World:
    return make_world()


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Return what each act came to: its value or its refusal; one after another on SQLite."""
    if connection.vendor == "sqlite":
        return [_outcome(act) for act in acts]
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            start.wait(timeout=10)
            return _outcome(act)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def _outcome(act: Callable[[], object]) -> object:
    try:
        return act()
    except ActRefused as refused:
        return refused


def test_a_slip_lets_one_in(crowd: World) -> None:
    secret = invite(crowd.thu.pk, mail=False, by=crowd.van, on=ON).secret

    came = at_once(
        lambda: accept_invitation(secret, password="câu của Thu 1", on=ON),
        lambda: accept_invitation(secret, password="câu của kẻ khác 2", on=ON),
    )

    assert sum(isinstance(one, User) for one in came) == 1
    assert sum(isinstance(one, InvitationSpent) for one in came) == 1
    assert AuditEvent.objects.filter(code="accounts.invitation_accepted").count() == 1


def test_of_two_invitations_one_opens(crowd: World) -> None:
    at_once(
        lambda: invite(crowd.thu.pk, mail=False, by=crowd.van, on=ON),
        lambda: invite(crowd.thu.pk, mail=False, by=crowd.minh, on=ON),
    )

    assert open_invitations().filter(user=crowd.thu).count() == 1
