"""The database itself refuses to change or remove a closed dossier and the papers of its list.

SQLite forgets triggers when Django rebuilds a table: whoever alters one of these two there sets
them again (tests/documents/test_dossier.py notices).
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("documents_dossier", "documents_dossierpaper")

POSTGRES = (
    """
    CREATE FUNCTION dossier_refuses_change() RETURNS trigger AS $$
    BEGIN
        RAISE EXCEPTION 'closed dossiers do not change';
    END $$ LANGUAGE plpgsql
    """,
    *(
        f"""
        CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION dossier_refuses_change()
        """
        for table in TABLES
    ),
)
POSTGRES_BACK = (
    *(f"DROP TRIGGER {table}_no_change ON {table}" for table in TABLES),
    "DROP FUNCTION dossier_refuses_change()",
)
SQLITE = tuple(
    f"""
    CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table}
    BEGIN SELECT RAISE(ABORT, 'closed dossiers do not change'); END
    """
    for table in TABLES
    for what in ("UPDATE", "DELETE")
)
SQLITE_BACK = tuple(
    f"DROP TRIGGER {table}_no_{what}" for table in TABLES for what in ("update", "delete")
)


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers of this database."""
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def lift(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away."""
    for statement in POSTGRES_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_search")]
    operations = [migrations.RunPython(guard, lift)]
