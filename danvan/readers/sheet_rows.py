"""Rows of spreadsheets as read, and as JSON: what a reading child may say to its parent."""

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class SheetRow:
    """One row that is not empty «dòng»: its number as the program shows it, its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class SheetRead:
    """A visible sheet as read «trang tính»; days read 20/10/2026, formulas as their values."""

    name: str
    rows: tuple[SheetRow, ...]


def pack_sheets(sheets: Iterable[SheetRead]) -> str:
    """Write sheets as JSON."""
    packed = [[s.name, [[row.number, row.cells] for row in s.rows]] for s in sheets]
    return json.dumps({"sheets": packed}, ensure_ascii=False)


def unpack_sheets(packed: str) -> tuple[SheetRead, ...]:
    """Read sheets that `pack_sheets` wrote; raises `ValueError` for anything else."""
    try:
        return tuple(
            SheetRead(
                str(name),
                tuple(SheetRow(int(n), tuple(str(cell) for cell in cells)) for n, cells in rows),
            )
            for name, rows in json.loads(packed)["sheets"]
        )
    except (KeyError, TypeError) as problem:
        raise ValueError("no packed sheets") from problem
