"""Sheets of the organisation for tests: rows by the columns' codes, and what they come to."""

from collections.abc import Mapping, Sequence
from datetime import date

from danvan.accounts.models import User
from danvan.readers.sheets import open_sheets
from danvan.rules.sheets.form import sheet_form
from danvan.units.queries.sheets import known_registers
from danvan.units.sheets.laying import cells_of
from danvan.units.sheets.outcome import lay_beside
from danvan.units.sheets.values import Cells, Outcome
from danvan.writers.sheets import Cell, Column, Sheet, write_workbook

Rows = Sequence[Mapping[str, Cell]]


def workbook(**sheets: Rows) -> bytes:
    """Return a workbook of the form: rows from line 2 on, only the columns that some row fills."""
    pages = []
    for code, rows in sheets.items():
        form = sheet_form(code)
        used = [c for c in form.columns if c.needed or any(c.code in row for row in rows)]
        pages.append(
            Sheet(
                form.title,
                tuple(Column(column.title) for column in used),
                [[row.get(column.code) for column in used] for row in rows],
            )
        )
    return write_workbook(pages)


def cells(**sheets: Rows) -> Cells:
    """Return the cells of a workbook as they are kept."""
    return cells_of(open_sheets(workbook(**sheets), "a.xlsx"))


def outcome(user: User, on: date, **sheets: Rows) -> Outcome:
    """Return what a person's sheet comes to on a day."""
    given = cells(**sheets)
    return lay_beside(given, known_registers(user, on, given))


def faults(found: Outcome) -> list[tuple[str, int, str]]:
    """Return where the faults are: sheet, line, column."""
    return [(fault.sheet, fault.row, fault.column) for fault in found.faults]


def whats(found: Outcome) -> dict[tuple[str, int], str]:
    """Return what each line would do."""
    return {(line.sheet, line.row): line.what.value for line in found.lines}


def changes(found: Outcome, sheet: str, row: int) -> Mapping[str, tuple[str | None, str]]:
    """Return what changes in a line: by heading, old and new."""
    (line,) = [one for one in found.lines if (one.sheet, one.row) == (sheet, row)]
    return {change.label: (change.old, change.new) for change in line.changes}
