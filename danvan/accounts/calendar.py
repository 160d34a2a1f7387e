"""Running what apps have signed in as calendar jobs, each leased, done, and marked."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from danvan.accounts.models import CalendarJob
from danvan.base import clock, registry

LEASE = timedelta(minutes=10)
AGAIN_AFTER_FAILURE = timedelta(minutes=15)
log = logging.getLogger("danvan.calendar")


@dataclass(frozen=True)
class Periodic:
    """A job apps sign under "calendar_jobs": idempotent, given the day, every so often."""

    run: Callable[[date], object]
    every: timedelta


def run_due_jobs() -> int:
    """Run each job whose time has come; return how many were run, failed ones included."""
    done = 0
    for name, job in registry.signed("calendar_jobs"):
        if not isinstance(job, Periodic):
            raise TypeError(f"Việc theo lịch {name} phải là Periodic.")
        done += _run_if_due(name, job)
    return done


def _run_if_due(name: str, job: Periodic) -> int:
    """Lease one job's row and run it; 0 when it is not due or somebody else holds it."""
    now = clock.now()
    CalendarJob.objects.get_or_create(name=name, defaults={"next_at": now})
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)
    leased = CalendarJob.objects.filter(free, name=name, next_at__lte=now)
    if not leased.update(claimed_until=now + LEASE):
        return 0
    problem, again = "", job.every
    try:
        job.run(clock.today())
    except Exception as failure:
        log.exception("calendar job %s failed", name)
        problem, again = f"{type(failure).__name__}: {failure}", AGAIN_AFTER_FAILURE
    _mark(name, problem, again)
    return 1


def _mark(name: str, problem: str, again: timedelta) -> None:
    """Give the lease back and say when the job next needs care."""
    now = clock.now()
    row = CalendarJob.objects.filter(name=name)
    row.update(claimed_until=None, next_at=now + again, problem=problem)
    if not problem:
        row.update(done_at=now)
