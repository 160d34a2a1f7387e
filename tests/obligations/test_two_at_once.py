"""Two people at one piece of work at once: one wins, the other is told, nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from danvan.base.acts import ActRefused, StaleRecord
from danvan.obligations.actions.report import add_evidence, add_progress
from danvan.obligations.actions.submit import (
    confirm_obligation,
    return_obligation,
    submit_obligation,
)
from danvan.obligations.models import Obligation, Submission
from tests.factories.obligations import handed_in, owed, proof
from tests.factories.people import World, make_world

pytestmark = [
    pytest.mark.db,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("audit_may_be_emptied"),
]

Act = Callable[[], object]


@pytest.fixture
def crowd(transactional_db: None) -> World:
    return make_world()


def at_once(*acts: Act) -> list[object]:
    """Return what each act came to: its value or its refusal.

    SQLite tests run in memory, where threads share one connection's lock: there the acts follow
    one another, with what each person had seen before either of them acted.
    """
    if connection.vendor == "sqlite":
        return [_outcome(act) for act in acts]
    start = Barrier(len(acts))

    def run(act: Act) -> object:
        try:
            start.wait(timeout=10)
            return _outcome(act)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def _outcome(act: Act) -> object:
    try:
        return act()
    except ActRefused as refused:
        return refused


def test_handing_in_twice_makes_one_submission(crowd: World, monday: date) -> None:
    row = owed(crowd)
    add_evidence(row.pk, proof(), by=crowd.thu, on=monday)

    def hand_in(who: str) -> Act:
        return lambda: submit_obligation(
            row.pk,
            version=1,
            note=f"của {who}",
            nothing_arose=False,
            by=crowd.people()[who],
            on=monday,
        )

    outcomes = at_once(hand_in("thu"), hand_in("hung"))

    assert Submission.objects.count() == 1
    (refused,) = [each for each in outcomes if isinstance(each, ActRefused)]
    assert isinstance(refused, StaleRecord)
    assert "Nội dung bạn nhập vẫn còn" in refused.message


def test_confirming_and_returning_at_once_leaves_one_decision(crowd: World, monday: date) -> None:
    row = handed_in(crowd, owed(crowd), on=monday)

    outcomes = at_once(
        lambda: confirm_obligation(row.pk, version=2, by=crowd.lan, on=monday),
        lambda: return_obligation(row.pk, version=2, reason="Thiếu ảnh", by=crowd.minh, on=monday),
    )

    assert sum(isinstance(each, StaleRecord) for each in outcomes) == 1
    row.refresh_from_db()
    decided = row.submissions.get()
    expected = {"confirmed": Obligation.State.CONFIRMED, "returned": Obligation.State.OPEN}
    assert row.state == expected[decided.outcome]
    assert row.version == 3


def test_two_lines_of_progress_are_both_kept(crowd: World, monday: date) -> None:
    row = owed(crowd)

    outcomes = at_once(
        lambda: add_progress(row.pk, text="Tổ 1 xong", by=crowd.thu, on=monday),
        lambda: add_progress(row.pk, text="Tổ 2 xong", by=crowd.hung, on=monday),
    )

    assert not any(isinstance(each, ActRefused) for each in outcomes)
    assert set(row.progress.values_list("text", flat=True)) == {"Tổ 1 xong", "Tổ 2 xong"}
