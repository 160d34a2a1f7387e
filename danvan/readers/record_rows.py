"""Reads records of a .json file into rows of text, as a spreadsheet would show them."""

import json
from collections.abc import Mapping
from typing import Final

from danvan.readers.files import MAX_FILE_BYTES
from danvan.readers.refusals import Refused
from danvan.readers.sheet_rows import SheetRead, SheetRow, plain_cell

MAX_RECORDS: Final = 20_000
MAX_NAMES: Final = 60
SHEET: Final = "Bản ghi"


def open_records(data: bytes) -> tuple[SheetRead, ...]:
    """Return the records of a file as one sheet, its first row the names; raises `Refused`.

    The file is a list of objects, or an object one of whose values is such a list.
    """
    if len(data) > MAX_FILE_BYTES:
        raise Refused("sheet_too_large")
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise Refused("sheet_damaged") from problem
    records = _records(read)
    if not records:
        raise Refused("empty")
    names = tuple(dict.fromkeys(name for one in records for name in one))
    if len(records) > MAX_RECORDS or len(names) > MAX_NAMES:
        raise Refused("sheet_too_large")
    rows = [SheetRow(1, tuple(plain_cell(name) for name in names))]
    rows += [
        SheetRow(number, tuple(_text(one.get(name)) for name in names))
        for number, one in enumerate(records, 2)
    ]
    return (SheetRead(SHEET, tuple(rows)),)


def _records(read: object) -> list[Mapping[str, object]]:
    if isinstance(read, dict):
        read = next((value for value in read.values() if isinstance(value, list)), [])
    if not isinstance(read, list) or not all(isinstance(one, dict) for one in read):
        raise Refused("no_sheet")
    return read


def _text(value: object) -> str:
    """Return a plain value as text; what holds values of its own is left out."""
    if value is None or isinstance(value, dict | list):
        return ""
    return plain_cell(str(value))
