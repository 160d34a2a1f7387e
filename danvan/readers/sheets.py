"""Reads spreadsheets (.xlsx, .csv) into rows of text with their numbers, or refuses them."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from pathlib import PurePath
from typing import Final

import python_calamine

from danvan.readers.files import MAX_FILE_BYTES
from danvan.readers.forms import EMPTY_ZIP, OLE, PDF, PDF_WITHIN, ZIP
from danvan.readers.packages import workbook_package_form
from danvan.readers.plain import decode
from danvan.readers.refusals import Refused
from danvan.readers.sheet_rows import SheetRead, SheetRow, plain_cell

MAX_ROWS: Final = 20_000  # of all sheets: a province of 3,000 bodies has some 12,000
MAX_HEIGHT: Final = 2 * MAX_ROWS  # empty rows between them counted
MAX_COLUMNS: Final = 60
MAX_SHEETS: Final = 30
SEPARATORS: Final = ";,\t"
# What a refusal of the package means for somebody who handed in a spreadsheet.
OF_SHEETS: Final = {
    "unknown_form": "no_sheet",
    "macro": "sheet_macro",
    "zip_bomb": "sheet_too_large",
    "damaged": "sheet_damaged",
    "not_text": "no_sheet",
}
WHOLE: Final = 1e15  # beyond, a spreadsheet itself no longer knows the last digit

Value = int | float | str | bool | date | datetime | time | object


def open_sheets(data: bytes, name: str) -> tuple[SheetRead, ...]:
    """Read the sheets of a .xlsx or .csv; raises `Refused`.

    To be called in a process of its own (`danvan.readers.guarded`): a hostile workbook may claim a
    cell so far away that the reader takes all memory there is.
    """
    if not data:
        raise Refused("empty")
    if len(data) > MAX_FILE_BYTES:
        raise Refused("sheet_too_large")
    try:
        sheets = _csv(data, name) if _is_text(data) else _workbook(data)
    except Refused as refusal:
        raise Refused(OF_SHEETS.get(refusal.code, refusal.code)) from refusal
    if not any(sheet.rows for sheet in sheets):
        raise Refused("empty")
    return sheets


def _is_text(data: bytes) -> bool:
    if data.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Refused("encrypted" if locked else "no_sheet")
    if PDF in data[:PDF_WITHIN]:
        raise Refused("no_sheet")
    return not data.startswith((ZIP, EMPTY_ZIP))


def _workbook(data: bytes) -> tuple[SheetRead, ...]:
    workbook_package_form(data)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        shown = [
            each.name
            for each in book.sheets_metadata
            if each.typ == python_calamine.SheetTypeEnum.WorkSheet
            and each.visible == python_calamine.SheetVisibleEnum.Visible
        ]
        return _within_bounds(_page(book, name) for name in shown[:MAX_SHEETS])
    except (python_calamine.CalamineError, ValueError, OSError) as problem:
        raise Refused("damaged") from problem


def _page(book: python_calamine.CalamineWorkbook, name: str) -> tuple[str, list[list[Value]]]:
    page = book.get_sheet_by_name(name)
    if page.end is not None and page.end[0] >= MAX_HEIGHT:
        raise Refused("sheet_too_large")
    values: list[list[Value]] = [list(row) for row in page.to_python(skip_empty_area=False)]
    return name, values


def _csv(data: bytes, name: str) -> tuple[SheetRead, ...]:
    text = decode(data)
    separator = _separator(text)
    try:
        rows = list(islice(csv.reader(StringIO(text), delimiter=separator), MAX_HEIGHT + 1))
    except csv.Error as problem:
        raise Refused("damaged") from problem
    if len(rows) > MAX_HEIGHT:
        raise Refused("sheet_too_large")
    if not any(len(row) > 1 for row in rows):
        raise Refused("no_sheet")
    return _within_bounds([(PurePath(name).stem, rows)])


def _separator(text: str) -> str:
    """Return what parts the cells: what the first line that is not empty bears most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(SEPARATORS, key=bare.count)


def _within_bounds(
    pages: Iterable[tuple[str, Sequence[Sequence[Value]]]],
) -> tuple[SheetRead, ...]:
    sheets: list[SheetRead] = []
    left = MAX_ROWS
    for name, values in pages:
        rows = tuple(islice(_rows(values), left + 1))
        left -= len(rows)
        if left < 0:
            raise Refused("sheet_too_large")
        sheets.append(SheetRead(plain_cell(name), rows))
    return tuple(sheets)


def _rows(values: Sequence[Sequence[Value]]) -> Iterator[SheetRow]:
    for number, row in enumerate(values, start=1):
        cells = tuple(_cell(value) for value in row[:MAX_COLUMNS])
        if any(cells):
            yield SheetRow(number, cells)


def _cell(value: Value) -> str:
    """Return a cell as somebody would have typed it."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):  # a moment is a day here
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer() and abs(value) < WHOLE:
        return str(int(value))
    return plain_cell(str(value))
