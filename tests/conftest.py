"""What every test may ask for: the named world, a day, and a log that flushing tests may empty."""

import gc
import time
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test import Client

from danvan.accounts.models import User
from tests import flushing
from tests.factories.people import World, make_world

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLUSHES = 40  # ten seconds
LOG_GUARD = import_module("danvan.accounts.migrations.0002_events_are_only_added")
DOSSIER_GUARD = import_module("danvan.documents.migrations.0008_dossiers_do_not_change")
# The longest files begin first: two workers share the files, and none is to end alone with one.
# (Those that flush the database stay last, where pytest-django puts them.)
LONGEST = ("tests/petitions/test_sealed_leaks.py", "tests/architecture/", "tests/access/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the longest files first, the others in their order."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of the search for garbage: a tenth of the tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Empty PostgreSQL by deleting what is there, where the role may (see `flushing`)."""
    with django_db_blocker.unblock():
        may_delete = flushing.may_delete()
    with pytest.MonkeyPatch.context() as patch:
        if may_delete:
            patch.setattr(type(connection.ops), "sql_flush", flushing.delete_rows)
        yield


@pytest.fixture
def world(db: None) -> World:
    """The named world."""
    return make_world()


@pytest.fixture
def monday() -> date:
    """A working Monday in the middle of a year."""
    return date(2026, 3, 9)


@pytest.fixture
def today(monday: date, settings: object) -> date:
    """Make the program believe that today is `monday`."""
    settings.TODAY = monday  # type: ignore[attr-defined]  # pytest-django's settings wrapper
    return monday


def signed_in(user: User) -> Client:
    """Return a browser in which the person has signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def audit_may_be_emptied(transactional_db: None, django_db_blocker: object) -> Iterator[None]:
    """Lift the guards of log and dossiers for a test that flushes; the hook below sets them again.

    A browser may still be answered when its story is over, and SQLite then refuses the flush: the
    tables are emptied here first, as soon as nobody reads them any more.
    """
    _lift()
    yield
    for last in range(FLUSHES):
        try:
            call_command("flush", verbosity=0, interactive=False)
        except (OperationalError, CommandError):
            if last == FLUSHES - 1:
                raise
            time.sleep(0.25)
        else:
            break


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Guard log and dossiers again once a test that lifted it is wholly over (after the flush).

    After the last test of all the test database is gone, and with it what would be guarded.
    """
    given = getattr(item, "funcargs", None) or {}
    blocker = given.get("django_db_blocker") if "audit_may_be_emptied" in given else None
    try:
        return (yield)
    finally:
        if blocker is not None and nextitem is not None:
            with blocker.unblock():
                _lift()
                _run(LOG_GUARD.SQLITE, LOG_GUARD.POSTGRES)
                _run(DOSSIER_GUARD.SQLITE, DOSSIER_GUARD.POSTGRES)


def _lift() -> None:
    """Take the guards away, wherever the test before left them."""
    for guard in (LOG_GUARD, DOSSIER_GUARD):
        sqlite = tuple(_if_there(s) for s in guard.SQLITE_BACK)
        _run(sqlite, tuple(_if_there(s) for s in guard.POSTGRES_BACK))


def _if_there(statement: str) -> str:
    kind = "TRIGGER" if "DROP TRIGGER" in statement else "FUNCTION"
    return statement.replace(f"DROP {kind} ", f"DROP {kind} IF EXISTS ")


def _run(sqlite: tuple[str, ...], postgres: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in postgres if connection.vendor == "postgresql" else sqlite:
            cursor.execute(statement)
