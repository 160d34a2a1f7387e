"""How fast documents are found: 100,000 of them, as a commune and as the province above see them.

Each line also says how long it takes to fetch the same rows by their keys: the floor of the same
machine at the same moment. The database is thrown away afterwards; `DANVAN_TEST_POSTGRES` chooses
PostgreSQL, otherwise it is SQLite in a file.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Fill a database, ask, print a line a question, throw it away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "danvan.config.settings_test"
    with tempfile.TemporaryDirectory() as folder:
        if not os.environ.get("DANVAN_TEST_POSTGRES"):
            settings.DATABASES["default"]["TEST"] = {"NAME": str(Path(folder) / "bench.sqlite3")}
        django.setup()
        database = import_string("django.db.connection").creation
        database.create_test_db(verbosity=0, autoclobber=True)
        try:
            import_string("bench.documents_asked.measure")(given.documents)
        finally:
            database.destroy_test_db("", verbosity=0)


if __name__ == "__main__":
    main()
