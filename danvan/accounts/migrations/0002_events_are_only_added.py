"""The database itself refuses to change or remove an event once it is sealed, or its content ever.

The sealer may set `seq` and `hash` of a row that has none; nothing else may be updated, nothing
deleted, the table not truncated.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CONTENT = ("id", "code", "by_id", "on", "at", "about_kind", "about_id", "facts")

POSTGRES = (
    """
    CREATE FUNCTION auditevent_refuses_change() RETURNS trigger AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND OLD.seq IS NULL AND NEW.seq IS NOT NULL
           AND ({same}) THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'audit events are only added';
    END $$ LANGUAGE plpgsql
    """.format(same=" AND ".join(f'NEW."{c}" IS NOT DISTINCT FROM OLD."{c}"' for c in CONTENT)),
    """
    CREATE TRIGGER auditevent_no_change BEFORE UPDATE OR DELETE ON accounts_auditevent
    FOR EACH ROW EXECUTE FUNCTION auditevent_refuses_change()
    """,
    """
    CREATE TRIGGER auditevent_no_truncate BEFORE TRUNCATE ON accounts_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION auditevent_refuses_change()
    """,
)
POSTGRES_BACK = (
    "DROP TRIGGER auditevent_no_truncate ON accounts_auditevent",
    "DROP TRIGGER auditevent_no_change ON accounts_auditevent",
    "DROP FUNCTION auditevent_refuses_change()",
)
SQLITE = (
    """
    CREATE TRIGGER auditevent_no_change BEFORE UPDATE ON accounts_auditevent
    WHEN NOT (OLD.seq IS NULL AND NEW.seq IS NOT NULL AND {same})
    BEGIN SELECT RAISE(ABORT, 'audit events are only added'); END
    """.format(same=" AND ".join(f'NEW."{c}" IS OLD."{c}"' for c in CONTENT)),
    """
    CREATE TRIGGER auditevent_no_delete BEFORE DELETE ON accounts_auditevent
    BEGIN SELECT RAISE(ABORT, 'audit events are only added'); END
    """,
)
SQLITE_BACK = ("DROP TRIGGER auditevent_no_change", "DROP TRIGGER auditevent_no_delete")


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers of this database."""
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def lift(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away."""
    for statement in POSTGRES_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(guard, lift)]
