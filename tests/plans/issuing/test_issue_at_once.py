"""Two people issue the same draft at the same moment: one plan, and both are shown it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from time import sleep

import pytest
from django.db import OperationalError, connection

from danvan.accounts.models import User
from danvan.obligations.models import Obligation
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan
from tests.factories.people import make_world
from tests.factories.plans import duty, reviewed_draft

ON = date(2026, 3, 9)


def _patiently(act: Callable[[], int]) -> int:
    """Act again while SQLite's shared memory is locked: unlike a file, it does not wait."""
    for _attempt in range(200):
        try:
            return act()
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            sleep(0.02)
    raise TimeoutError


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("audit_may_be_emptied")
def test_two_people_at_once_make_one_plan() -> None:
    world = make_world()
    draft = reviewed_draft(world, [duty("Công khai", world.office, world.economy)])
    start = Barrier(2)

    def issue(by: User) -> int:
        start.wait(timeout=10)
        try:
            return _patiently(lambda: issue_plan(draft.pk, version=1, by=by, on=ON).pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        plans = list(pool.map(issue, (world.lan, world.minh)))

    assert plans == [Plan.objects.get().pk] * 2
    assert Obligation.objects.count() == 2
