"""How fast a person's work is found among two million obligations: inbox, counts, reach.

Fills an empty database with a country (34 provinces of 100 communes of ten bodies), then asks what
the pages ask, for people who see little, much and very much. The floor is the same rows fetched by
their keys in the same run. `DATABASE_URL` or `DANVAN_DATA` name a database to use (and to keep:
asked again, it is not filled again); without them a SQLite file is made in a temporary folder.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import django
from django.core.management import call_command
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parent.parent
NAMED = ("DATABASE_URL", "DANVAN_DATA")


def main() -> None:
    """Fill, ask, print a line a question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="2000000 is the real measure")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        if not any(name in os.environ for name in NAMED):
            os.environ["DANVAN_DATA"] = folder
        measure(given.rows)


def measure(rows: int) -> None:
    """Measure in the database that the environment names."""
    os.environ |= {"DANVAN_SAMPLE": "1", "DJANGO_SETTINGS_MODULE": "danvan.config.settings"}
    django.setup()
    call_command("migrate", verbosity=0)
    obligations = import_string("danvan.obligations.models.Obligation").objects
    if not obligations.exists():
        begun = time.perf_counter()
        import_string("bench.country.fill")(rows)
        print(f"{rows:,} việc đã ghi sau {time.perf_counter() - begun:.0f} giây")
    vendor = import_string("django.db.connection").vendor
    print(f"{vendor}, {obligations.count():,} việc")
    for line in import_string("bench.country.asked.timed")():
        print(line)


if __name__ == "__main__":
    main()
