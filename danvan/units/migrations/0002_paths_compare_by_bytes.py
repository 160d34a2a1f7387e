"""On PostgreSQL paths are compared byte by byte, so that a range of paths uses the index."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQL = 'ALTER TABLE units_unitversion ALTER COLUMN path TYPE varchar(200) COLLATE "{}"'


def by_bytes(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite compares by bytes already."""
    if editor.connection.vendor == "postgresql":
        editor.execute(SQL.format("C"))


def by_language(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Go back to the database's own order."""
    if editor.connection.vendor == "postgresql":
        editor.execute(SQL.format("default"))


class Migration(migrations.Migration):
    dependencies = [("units", "0001_initial")]
    operations = [migrations.RunPython(by_bytes, by_language)]
