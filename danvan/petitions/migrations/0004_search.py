"""Petitions can be looked up by their words: an index on each database, kept by itself.

On SQLite it is an FTS5 table that triggers keep; where SQLite was built without FTS5 there is none
and searching reads the column. A later migration that makes SQLite build the table of petitions
anew drops its triggers with the old table: such a migration ends with `lay_index` once more (a test
notices). The words are those of the subject, which for a sealed petition is the redacted summary:
nothing that is sealed and no name ever stands in the index.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# A column of its own: the vector is worked out once, not for every row a common word finds.
POSTGRES = (
    """ALTER TABLE petitions_petition ADD COLUMN folded_vector tsvector
    GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, folded)) STORED""",
    "CREATE INDEX petition_search ON petitions_petition USING gin (folded_vector)",
)
POSTGRES_BACK = (
    "DROP INDEX IF EXISTS petition_search",
    "ALTER TABLE petitions_petition DROP COLUMN IF EXISTS folded_vector",
)
SQLITE = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS petitions_search USING fts5(
    folded, content='petitions_petition', content_rowid='id', prefix='2 3', tokenize='ascii')""",
    """CREATE TRIGGER IF NOT EXISTS petition_search_added AFTER INSERT ON petitions_petition BEGIN
    INSERT INTO petitions_search (rowid, folded) VALUES (new.id, new.folded); END""",
    """CREATE TRIGGER IF NOT EXISTS petition_search_gone AFTER DELETE ON petitions_petition BEGIN
    INSERT INTO petitions_search (petitions_search, rowid, folded)
    VALUES ('delete', old.id, old.folded); END""",
    """CREATE TRIGGER IF NOT EXISTS petition_search_changed
    AFTER UPDATE OF folded ON petitions_petition WHEN old.folded IS NOT new.folded BEGIN
    INSERT INTO petitions_search (petitions_search, rowid, folded)
    VALUES ('delete', old.id, old.folded);
    INSERT INTO petitions_search (rowid, folded) VALUES (new.id, new.folded); END""",
    "INSERT INTO petitions_search (petitions_search) VALUES ('rebuild')",
)
SQLITE_BACK = (
    "DROP TRIGGER IF EXISTS petition_search_added",
    "DROP TRIGGER IF EXISTS petition_search_gone",
    "DROP TRIGGER IF EXISTS petition_search_changed",
    "DROP TABLE IF EXISTS petitions_search",
)
HAS_FTS5 = "SELECT 1 FROM pragma_module_list WHERE name = 'fts5'"


def lay_index(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Lay the index of this database and fill it."""
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else _sqlite(editor):
        editor.execute(statement)


def take_index(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index away."""
    back = POSTGRES_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK
    for statement in back:
        editor.execute(statement)


def _sqlite(editor: BaseDatabaseSchemaEditor) -> tuple[str, ...]:
    with editor.connection.cursor() as cursor:
        return SQLITE if cursor.execute(HAS_FTS5).fetchone() else ()


class Migration(migrations.Migration):
    dependencies = [("petitions", "0003_public_window")]
    operations = [migrations.RunPython(lay_index, take_index)]
