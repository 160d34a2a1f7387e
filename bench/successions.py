"""How long a list of real mergers takes: read, looked at, imported, imported again.

Runs in an empty test database of the settings for tests (SQLite in memory, or PostgreSQL where
DANVAN_TEST_POSTGRES is set); prints seconds, and the floor: as many plain rows written in one go.
"""

import argparse
import json
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import django
from django.test.runner import DiscoverRunner

FILE = Path(__file__).resolve().parents[2] / "shared" / "facts" / "successions_2025.json"


def timed(name: str, work: Callable[[], object]) -> object:
    """Print how long a piece of work took; return what it returned."""
    begun = time.perf_counter()
    done = work()
    print(f"{name:34} {time.perf_counter() - begun:6.2f} s")
    return done


def main() -> None:
    """Measure, when the list is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=FILE)
    path = parser.parse_args().file
    if not path.exists():
        raise SystemExit(f"Không có tệp {path}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "danvan.config.settings_test")
    django.setup()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        measure(path)
    finally:
        runner.teardown_databases(databases)


def measure(path: Path) -> None:
    """Read the list, look, import, import again, and write the floor."""
    # Models may be imported only after Django has been set up.
    from danvan.rules.lineage.clauses import MergerFile, read_file  # noqa: PLC0415
    from danvan.units.actions.import_successions import import_successions  # noqa: PLC0415
    from danvan.units.models import Area  # noqa: PLC0415
    from danvan.units.queries.merger_figures import figures  # noqa: PLC0415
    from danvan.units.queries.merger_import import Prospect, prospect  # noqa: PLC0415

    file = timed("đọc tệp", lambda: read_file(json.loads(path.read_text(encoding="utf-8"))))
    assert isinstance(file, MergerFile)  # noqa: S101  for the type checker
    timed("xem trước", lambda: prospect(file))
    today = date(2026, 3, 9)
    done = timed("nhập", lambda: import_successions(file, known_from=None, by=None, on=today))
    assert isinstance(done, Prospect)  # noqa: S101  for the type checker
    timed("nhập lại", lambda: import_successions(file, known_from=None, by=None, on=today))
    count = figures(done)["areas"]
    rows = [Area(key=f"san-{n}", level="commune") for n in range(count)]
    timed(f"sàn: ghi {count} địa bàn trơn", lambda: Area.objects.bulk_create(rows, batch_size=500))
    print(", ".join(f"{name} {value}" for name, value in figures(done).items()))


if __name__ == "__main__":
    main()
