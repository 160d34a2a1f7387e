"""How fast petitions are found among 200,000: register, search, statistics, what is late.

Fills an empty database with a country (bench/country) and its petitions, then asks what the pages
ask, with the bare SQL of the same answer beside. `DATABASE_URL` or `DANVAN_DATA` name a database to
use (and to keep: asked again, it is not filled again); without them a SQLite file is made in a
temporary folder. `--only-fill` writes the petitions and asks nothing.
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


def main() -> None:
    """Fill, ask, print a line a question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000, help="200000 is the real measure")
    parser.add_argument("--only-fill", action="store_true")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        if "DANVAN_DATA" not in os.environ:
            os.environ["DANVAN_DATA"] = folder
        measure(given.rows, only_fill=given.only_fill)


def measure(rows: int, *, only_fill: bool) -> None:
    """Measure in the database that the environment names."""
    os.environ |= {"DANVAN_SAMPLE": "1", "DJANGO_SETTINGS_MODULE": "danvan.config.settings"}
    django.setup()
    call_command("migrate", verbosity=0)
    petitions = import_string("danvan.petitions.models.Petition").objects
    if not petitions.exists():
        begun = time.perf_counter()
        import_string("bench.petition_rows.fill")(rows)
        print(f"{rows:,} đơn đã ghi sau {time.perf_counter() - begun:.0f} giây")
    vendor = import_string("django.db.connection").vendor
    print(f"{vendor}, {petitions.count():,} đơn")
    if not only_fill:
        for line in import_string("bench.petition_rows.asked.timed")():
            print(line)


if __name__ == "__main__":
    main()
