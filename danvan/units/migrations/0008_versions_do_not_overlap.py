"""PostgreSQL itself refuses two versions of one unit or area on one day.

The id is compared as a range of one number: ranges are indexed by every PostgreSQL, while equality
of numbers would need the extension btree_gist, which a plain user may not be allowed to create.
Asked at the end of the transaction, so that an act may write the new version before it ends the
old one. On SQLite only the acts ask.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

WHOSE = {"units_unitversion": "unit_id", "units_areaversion": "area_id"}
ADD = """
    ALTER TABLE {table} ADD CONSTRAINT {table}_one_a_day EXCLUDE USING gist (
        int8range({whose}, {whose}, '[]') WITH &&,
        daterange(since, until, '[]') WITH &&
    ) DEFERRABLE INITIALLY DEFERRED
"""
DROP = "ALTER TABLE {table} DROP CONSTRAINT {table}_one_a_day"


def refuse(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Set the constraints where the database has them."""
    if editor.connection.vendor == "postgresql":
        for table, whose in WHOSE.items():
            editor.execute(ADD.format(table=table, whose=whose))


def allow(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the constraints away."""
    if editor.connection.vendor == "postgresql":
        for table in WHOSE:
            editor.execute(DROP.format(table=table))


class Migration(migrations.Migration):
    dependencies = [("units", "0007_succession_journal")]
    operations = [migrations.RunPython(refuse, allow)]
