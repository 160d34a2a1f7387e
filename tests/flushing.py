"""Emptying the test database between stories that a server must see, on PostgreSQL.

Django truncates: every table and index then gets a new file, synced to the disk, some seconds for
ours. A story leaves few rows: deleting them takes milliseconds.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations


def delete_rows(
    self: BaseDatabaseOperations, _style: object, tables: Sequence[str], **_kept: Any
) -> list[str]:
    """Return the statements that empty the tables; sequences go on.

    As a replica the session asks neither foreign keys nor guards: all tables are emptied at once.
    """
    deletes = (" ".join(("DELETE FROM", self.quote_name(table))) for table in tables)
    return ["; ".join(("SET LOCAL session_replication_role = replica", *deletes))]


def may_delete() -> bool:
    """Say whether the test's role may act as a replica: superusers alone may."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])
