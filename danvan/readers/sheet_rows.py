"""Rows of spreadsheets as read, and as JSON: what a reading child may say to its parent."""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

MAX_CELL: Final = 2_000
# Blanks that people cannot see and copy with the text: no-break, zero width, marks of direction.
HIDDEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


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


def plain_cell(text: str) -> str:
    """Return a cell's text in NFC, without hidden characters, blanks collapsed and trimmed."""
    # A hidden character may part a letter from its mark: what is hidden goes first.
    shown = unicodedata.normalize("NFC", CONTROL.sub(" ", HIDDEN.sub("", text)))
    return " ".join(shown.split())[:MAX_CELL]
