"""The newest documents of a register are found without sorting all of it.

Django cannot say «last day first, unknown days last» to both databases in one index: SQLite takes
unknown days for the smallest and knows no other order in an index, PostgreSQL for the largest.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

LAST = {"postgresql": "DESC NULLS LAST", "sqlite": "DESC"}


def lay_index(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Lay the index as this database orders days."""
    order = LAST[editor.connection.vendor]
    editor.execute(
        f"CREATE INDEX document_newest ON documents_document (side, issued_on {order}, id DESC)"
    )


def take_index(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index away."""
    editor.execute("DROP INDEX IF EXISTS document_newest")


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_dossiers_do_not_change")]
    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["side", "unit", "state"], name="document_read"),
        ),
        migrations.RunPython(lay_index, take_index),
    ]
