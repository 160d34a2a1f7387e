"""How long a spreadsheet of an organisation takes: reading, preview, writing, handing in again.

Communes of a province with their bodies, posts, people and villages, some 5,000 rows by default.
The floor is the bulk insert of as many bare rows (`Area`) in the same run. `DATABASE_URL` names a
PostgreSQL database to use, which should be empty; without it a SQLite file is made in a temporary
folder.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parent.parent
ON = date(2026, 7, 15)
ROWS_A_COMMUNE = 50


def main() -> None:
    """Fill the sheet, take it through, print a line a step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000)
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DANVAN_DATA", folder)
        os.environ |= {"DANVAN_SAMPLE": "1", "DJANGO_SETTINGS_MODULE": "danvan.config.settings"}
        django.setup()
        call_command("migrate", verbosity=0)
        measure(given.rows // ROWS_A_COMMUNE)


def timed(what: str, work: Callable[[], Any]) -> tuple[Any, float]:
    """Do some work, print how long it took."""
    begun = time.perf_counter()
    done = work()
    taken = time.perf_counter() - begun
    print(f"{what:34} {taken:>7.2f} s")
    return done, taken


def measure(communes: int) -> None:
    """Take the sheet of some communes through all its steps."""
    import_string("danvan.desk.sample.organisation.build_organisation")()
    operator = import_string("danvan.accounts.models.User").objects.get(username="triet")
    province = import_string("danvan.units.models.Unit").objects.get(key="ubnd-tinh")
    acts = "danvan.units.actions.sheets."
    data = import_string("tests.units.sheet_files.workbook")(**rows(communes))

    def hand_in() -> Any:
        return import_string(acts + "hand_in_sheet")(
            data, "to-chuc.xlsx", unit=province, by=operator, on=ON
        )

    def look(row: Any) -> Any:
        return import_string("danvan.units.queries.sheet_preview.preview_of")(row, operator, ON)

    row, _taken = timed("tải lên, đọc", hand_in)
    preview, _taken = timed("xem trước", lambda: look(row))
    print(f"{row.total} dòng, {preview.faults} lỗi")
    written = write(row, preview.seen, operator, acts)
    floor(row.total, written)
    again, _taken = timed("tải lên lần nữa", hand_in)
    print(f"lần hai thay đổi: {look(again).writes}")
    timed("xuất", lambda: import_string(EXPORT)(operator, ON))


EXPORT = "danvan.units.queries.sheets_export.export_workbook"


def write(row: Any, seen: str, operator: Any, acts: str) -> float:
    """Confirm and write; return the seconds of the writing."""
    import_string(acts + "take_over_sheet")(
        row.pk, version=row.version, seen=seen, by=operator, on=ON
    )
    run = import_string("danvan.units.actions.sheets_running.run_sheet")
    _none, taken = timed("ghi", lambda: run(row.pk))
    row.refresh_from_db()
    assert row.state == "done", row.problem  # noqa: S101  else the figure means nothing
    return taken


def floor(count: int, written: float) -> None:
    """Insert as many bare rows; print the ratio."""
    area = import_string("danvan.units.models.Area")
    bare = [area(key=f"san-{number}", level="village") for number in range(count)]
    atomic = import_string("django.db.transaction.atomic")

    def insert() -> None:
        with atomic():
            area.objects.bulk_create(bare, batch_size=500)

    _none, taken = timed("sàn: chèn từng ấy dòng trần", insert)
    print(f"ghi = {written / taken:.0f} x sàn")
    area.objects.filter(key__startswith="san-").delete()


def rows(communes: int) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of some communes: 10 villages, 10 bodies, 10 posts, 10 people, 10 counts."""
    sheets: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("areas", "units", "posts", "people", "counts")
    }
    for number in range(communes):
        add_commune(sheets, number)
    return sheets


def add_commune(sheets: dict[str, list[dict[str, Any]]], number: int) -> None:
    """Add the rows of one commune."""
    place, office = f"xã Số {number}", f"Ủy ban nhân dân xã Số {number}"
    sheets["areas"].append(
        {"name": place, "level": "cấp xã", "within": "tỉnh Vĩnh Lam", "since": "01/07/2025"}
    )
    for at in range(9):
        village = f"thôn {at} xã Số {number}"
        sheets["areas"].append({"name": village, "level": "thôn, tổ dân phố", "within": place})
        sheets["counts"].append(
            {"area": village, "on": "01/01/2026", "count": 100 + at, "source": "rà soát"}
        )
    for at in range(10):
        name = f"Phòng {at} xã Số {number}" if at else office
        sheets["units"].append(
            {
                "name": name,
                "sector": "chính quyền",
                "kind": "phòng chuyên môn" if at else "Ủy ban nhân dân",
                "level": "cấp xã",
                "area": place,
                "superior": office if at else "Ủy ban nhân dân tỉnh Vĩnh Lam",
            }
        )
        sheets["posts"].append(
            {"unit": name, "title": "Trưởng phòng", "role": "Thủ trưởng đơn vị", "head": "có"}
        )
        sheets["people"].append(
            {"name": f"Người {number} {at}", "unit": name, "title": "Trưởng phòng"}
        )


if __name__ == "__main__":
    main()
