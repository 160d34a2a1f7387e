"""What the calendar does for accounts: sealing the log, freeing lost tasks, forgetting sessions."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from danvan.accounts.calendar import Periodic
from danvan.accounts.models import AuditEvent
from danvan.base import clock

SEALER_LOCK = 7_300_001  # any number, the same for every sealer of one database
BATCH = 1000
LOST_AFTER = timedelta(minutes=10)
FIRST = "0" * 64


@dataclass(frozen=True)
class Head:
    """The end of the chain «mắt xích cuối»: its number and hash."""

    seq: int
    hash: str


def seal_events() -> int:
    """Give `seq` and `hash` to recorded acts in batches; return how many were sealed.

    Safe to run twice at once: one database lock lets one sealer work. The head is also written to
    a file outside the database, so that a rewritten chain is noticed.
    """
    sealed = 0
    while count := _seal_batch():
        sealed += count
    return sealed


@transaction.atomic
def _seal_batch() -> int:
    if not _alone():
        return 0
    waiting = list(AuditEvent.objects.filter(seq__isnull=True).order_by("id")[:BATCH])
    if not waiting:
        return 0
    head = chain_head()
    for event in waiting:
        head = Head(head.seq + 1, event_hash(event, head.hash))
        AuditEvent.objects.filter(pk=event.pk).update(seq=head.seq, hash=head.hash)
    transaction.on_commit(lambda: _write_head(head))
    return len(waiting)


def chain_head() -> Head:
    """Return the last sealed event's number and hash."""
    last = AuditEvent.objects.filter(seq__isnull=False).order_by("-seq").first()
    return Head(last.seq, last.hash) if last and last.seq is not None else Head(0, FIRST)


def event_hash(event: AuditEvent, before: str) -> str:
    """Return the hash of an event after the hash before it: SHA-256 of its canonical JSON."""
    content = {
        "id": event.pk,
        "code": event.code,
        "by": event.by_id,
        "on": event.on.isoformat(),
        "at": event.at.timestamp(),
        "about": [event.about_kind, event.about_id],
        "facts": event.facts,
    }
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{plain}".encode()).hexdigest()


def first_broken() -> int | None:
    """Walk the whole chain; return the number of the first event that does not fit, or None."""
    before, expected = FIRST, 1
    for event in AuditEvent.objects.filter(seq__isnull=False).order_by("seq").iterator(BATCH):
        if event.seq != expected or event.hash != event_hash(event, before):
            return event.seq
        before, expected = event.hash, expected + 1
    return expected if _head_file_ahead(expected - 1, before) else None


def _head_file_ahead(seq: int, last: str) -> bool:
    """Say whether the file outside remembers a chain that the database no longer ends with."""
    path = head_file()
    if not path.exists():
        return False
    kept = json.loads(path.read_text(encoding="utf-8"))
    return bool(kept["seq"] > seq or (kept["seq"] == seq and kept["hash"] != last))


def head_file() -> Path:
    """Return where the head is kept outside the database."""
    return Path(settings.DATA) / "audit-head.json"


def _write_head(head: Head) -> None:
    path = head_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps({"seq": head.seq, "hash": head.hash}), encoding="utf-8")
    new.replace(path)


def _alone() -> bool:
    """Take the sealers' lock; SQLite's IMMEDIATE transaction is one already."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALER_LOCK])
        row = cursor.fetchone()
    return bool(row and row[0])


def free_lost_tasks(on: date) -> int:
    """Give tasks whose worker died back to the queue; return how many.

    The worker marks a task as running and never looks at it again: one that has run longer than
    LOST_AFTER lost its worker. Tasks are idempotent, so running twice is harmless.
    """
    lost = DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lt=clock.now() - LOST_AFTER
    )
    return lost.update(status=TaskResultStatus.READY)


def forget_ended_sessions(on: date) -> int:
    """Remove sessions that ran out, and what was noted of their machines; return how many."""
    ended, _kinds = Session.objects.filter(expire_date__lt=clock.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return ended


SEALING = Periodic(run=lambda _on: seal_events(), every=timedelta(minutes=1))
FREEING = Periodic(run=free_lost_tasks, every=timedelta(minutes=2))
FORGETTING = Periodic(run=forget_ended_sessions, every=timedelta(days=1))
