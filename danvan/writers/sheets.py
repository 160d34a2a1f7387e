"""Writes spreadsheets for every app: a heading that stays, days as days, and no text that acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from io import BytesIO
from itertools import zip_longest
from typing import Any, Final

import xlsxwriter

from danvan.writers.word.xml import NOT_IN_XML

Cell = str | int | float | date | None

LISTS: Final = "Danh mục"  # the sheet that holds the words to choose from
MAX_TEXT: Final = 32_767  # what a cell can hold
MAX_TITLE: Final = 31  # what a sheet can be called
MAX_MESSAGE: Final = 255
DAY_FORM: Final = "dd/mm/yyyy"
VALIDATED_ROWS: Final = 20_000  # the choices also hold for rows still to be typed
NOT_IN_TITLE: Final = str.maketrans("[]:*?/\\", "()     ")
# Nothing but what we say: "=1+1" and "https://…" stay the words somebody typed.
OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": DAY_FORM,
}
ACTING: Final = ("=", "+", "-", "@", "\t", "\r", "|", "%")


class ColumnKind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True)
class Column:
    """One column «cột»: its heading, how wide it is in letters, what stands in it.

    `note` is shown beside the cell that is being typed into; `choices` are what may be chosen.
    """

    title: str
    width: int = 20
    kind: ColumnKind = ColumnKind.TEXT
    note: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One sheet «trang tính»; its rows may come one by one from the database."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]


def write_workbook(sheets: Iterable[Sheet], *, on_disk: bool = True) -> bytes:
    """Return the .xlsx of the sheets, in their order: the same bytes for the same rows.

    Rows are written as they come, so that a large export takes little memory; they wait in the
    temporary folder, unless what they say may be on no disk. Raises ValueError when there is no
    sheet.
    """
    into = BytesIO()
    where = {"constant_memory": on_disk, "in_memory": not on_disk}
    book = xlsxwriter.Workbook(into, OPTIONS | where)
    book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 - a file's mark, no day
    try:
        _write_sheets(book, sheets)
    finally:
        book.close()  # its pages may wait on disk until then, whatever happened
    return into.getvalue()


def _write_sheets(book: Any, sheets: Iterable[Sheet]) -> None:
    forms = _Forms(book)
    choices: list[tuple[str, tuple[str, ...]]] = []
    for sheet in sheets:
        _write_sheet(book, sheet, forms, choices)
    if not book.worksheets():
        raise ValueError("no sheets")
    if choices:
        _write_lists(book, choices, forms)


class _Forms:
    """How cells of a workbook look; `quoted` keeps a spreadsheet program from acting on a text."""

    def __init__(self, book: Any) -> None:
        frame = {"valign": "top", "text_wrap": True}
        self.heading = book.add_format(
            {"bold": True, "bg_color": "#E7EEF7", "border": 1, "valign": "vcenter"}
            | {"text_wrap": True}
        )
        self.quoted = book.add_format({**frame, "num_format": "@"})
        self.quoted.set_quote_prefix()
        self.columns = {
            ColumnKind.TEXT: book.add_format({**frame, "num_format": "@"}),
            ColumnKind.DAY: book.add_format({"valign": "top", "num_format": DAY_FORM}),
            ColumnKind.NUMBER: book.add_format({"valign": "top"}),
        }


def _write_sheet(
    book: Any, sheet: Sheet, forms: _Forms, choices: list[tuple[str, tuple[str, ...]]]
) -> None:
    page = book.add_worksheet(_title(sheet.name))
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, forms.columns[column.kind])
        page.write_string(0, at, _text(column.title), forms.heading)
        _guide(page, at, column, choices)
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        for at, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _write_cell(page, last, at, cell, forms, column.kind)
    if sheet.columns:
        page.autofilter(0, 0, last, len(sheet.columns) - 1)


def _write_cell(page: Any, row: int, at: int, cell: Cell, forms: _Forms, kind: ColumnKind) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        text = _text(cell)
        page.write_string(row, at, text, _text_form(text, forms))
    elif isinstance(cell, date):
        page.write_datetime(row, at, cell, forms.columns[ColumnKind.DAY])
    else:
        page.write_number(row, at, cell, forms.columns[kind])


def _text_form(text: str, forms: _Forms) -> Any:
    return forms.quoted if text.startswith(ACTING) else forms.columns[ColumnKind.TEXT]


def _guide(page: Any, at: int, column: Column, choices: list[tuple[str, tuple[str, ...]]]) -> None:
    """Show the note of a column while one types, and what may be chosen."""
    rule: dict[str, object] = {"validate": "any"}
    if column.choices:
        place = _place_of(column, choices)
        rule = {"validate": "list", "source": place, "error_type": "warning"}
    if column.note:
        rule |= {"input_title": column.title[:32], "input_message": column.note[:MAX_MESSAGE]}
    if len(rule) > 1:
        page.data_validation(1, at, VALIDATED_ROWS, at, rule)


def _place_of(column: Column, choices: list[tuple[str, tuple[str, ...]]]) -> str:
    """Return where the choices of a column stand in the sheet of lists; equal lists stand once."""
    known = [words for _title, words in choices]
    if column.choices not in known:
        choices.append((column.title, column.choices))
        known.append(column.choices)
    letter = xlsxwriter.utility.xl_col_to_name(known.index(column.choices))
    return f"='{LISTS}'!${letter}$2:${letter}${len(column.choices) + 1}"


def _write_lists(book: Any, choices: list[tuple[str, tuple[str, ...]]], forms: _Forms) -> None:
    page = book.add_worksheet(LISTS)
    page.freeze_panes(1, 0)
    page.set_column(0, len(choices) - 1, 36, forms.columns[ColumnKind.TEXT])
    for at, (title, _words) in enumerate(choices):
        page.write_string(0, at, _text(title), forms.heading)
    for row, words in enumerate(zip_longest(*(words for _title, words in choices)), 1):
        for at, word in enumerate(words):
            _write_cell(page, row, at, word, forms, ColumnKind.TEXT)


def _text(text: str) -> str:
    return NOT_IN_XML.sub("", text)[:MAX_TEXT]


def _title(name: str) -> str:
    return _text(name).translate(NOT_IN_TITLE).strip(" '")[:MAX_TITLE] or "Trang"
