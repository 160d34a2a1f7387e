"""Calendar jobs: leased, done, marked; a failure is kept and tried again, never lost."""

from datetime import date, timedelta

import pytest

from danvan.accounts import calendar
from danvan.accounts.calendar import Periodic, run_due_jobs
from danvan.accounts.models import CalendarJob
from danvan.base import clock, registry

pytestmark = pytest.mark.db


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, db: None) -> list[date]:
    """The days on which the one signed job was run."""
    seen: list[date] = []
    job = Periodic(run=seen.append, every=timedelta(hours=1))
    monkeypatch.setattr(registry, "signed", lambda kind: (("test.job", job),))
    return seen


def test_a_job_runs_once_until_its_time_comes_again(runs: list[date]) -> None:
    assert run_due_jobs() == 1
    assert run_due_jobs() == 0

    CalendarJob.objects.update(next_at=clock.now() - timedelta(seconds=1))

    assert run_due_jobs() == 1
    assert len(runs) == 2


def test_a_leased_job_is_left_to_its_worker(runs: list[date]) -> None:
    CalendarJob.objects.create(
        name="test.job",
        next_at=clock.now() - timedelta(minutes=1),
        claimed_until=clock.now() + timedelta(minutes=5),
    )

    assert run_due_jobs() == 0
    assert runs == []


def test_a_crashed_lease_runs_out_and_the_job_is_tried_again(runs: list[date]) -> None:
    CalendarJob.objects.create(
        name="test.job",
        next_at=clock.now() - timedelta(hours=1),
        claimed_until=clock.now() - timedelta(seconds=1),
    )

    assert run_due_jobs() == 1


def test_a_failure_is_kept_and_pushed_on(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(on: date) -> None:
        raise RuntimeError("đĩa đầy")

    job = Periodic(run=fail, every=timedelta(hours=1))
    monkeypatch.setattr(registry, "signed", lambda kind: (("test.job", job),))

    run_due_jobs()

    row = CalendarJob.objects.get()
    assert "đĩa đầy" in row.problem
    assert row.next_at <= clock.now() + calendar.AGAIN_AFTER_FAILURE
    assert row.done_at is None
