"""What the preview of a spreadsheet shows: faults to mend first, then the rows, sheet by sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.rules.sheets.form import FORM, sheet_form
from danvan.units.access.sheets import visible_imports
from danvan.units.models import SheetImport
from danvan.units.queries.sheets import known_registers, sheet_labels
from danvan.units.sheets.outcome import counts_of, digest_of, lay_beside
from danvan.units.sheets.values import Cells, Fault, Line, Outcome, Row, What, column_title, rows_of

SHOWN_FAULTS = 50
CODED = frozenset({"level", "sector", "kind", "role"})


@dataclass(frozen=True)
class Mending:
    """A cell to be mended: what is wrong with it, what stands in it, what it may say.

    `name` is the field of the form; empty when only another file helps. `mends` are texts that
    would put it right.
    """

    sheet: str
    row: int
    column: str
    about: str
    texts: tuple[str, ...]
    name: str
    value: str
    mends: tuple[str, ...]
    choices: tuple[str, ...]


@dataclass(frozen=True)
class SheetCount:
    """How many rows of a sheet are new, changed, the same, faulty."""

    code: str
    title: str
    new: int
    changed: int
    same: int
    faulty: int


@dataclass(frozen=True)
class Preview:
    """All that the preview shows; `seen` is its mark, `left` counts the faults not shown."""

    counts: tuple[SheetCount, ...]
    mendings: tuple[Mending, ...]
    left: int
    faults: int
    writes: bool
    seen: str
    lines: tuple[Line, ...]
    remarks: tuple[str, ...]


def latest_imports(user: User, on: date, count: int = 20) -> list[SheetImport]:
    """Return the newest spreadsheets a person sees, who handed them in with them."""
    rows = visible_imports(user, on).select_related("by").defer("rows")
    return list(rows.order_by("-pk")[:count])


def preview_of(row: SheetImport, user: User, on: date) -> Preview:
    """Return the preview of a spreadsheet as it comes out for a person today."""
    outcome = lay_beside(row.rows, known_registers(user, on, row.rows))
    mendings = _mendings(row.rows, outcome)
    return Preview(
        counts=sheet_counts(counts_of(outcome)),
        mendings=tuple(mendings[:SHOWN_FAULTS]),
        left=max(0, len(mendings) - SHOWN_FAULTS),
        faults=len(mendings),
        writes=bool(outcome.writes),
        seen=digest_of(outcome),
        lines=outcome.lines,
        remarks=tuple(row.rows.get("remarks", ())),
    )


def sheet_counts(counts: dict[str, dict[str, int]]) -> tuple[SheetCount, ...]:
    """Return the counts of a preview, or of what was written, in the order of the form."""
    return tuple(
        SheetCount(form.code, form.title, **{what.value: counts[form.code][what] for what in What})
        for form in FORM
        if form.code in counts
    )


def lines_shown(preview: Preview, sheet: str, what: str) -> list[Line]:
    """Return the rows of a sheet, or of a kind, or what would change when nothing is chosen."""
    wanted = {what} if what in set(What) else {What.NEW.value, What.CHANGED.value}
    return [
        line
        for line in preview.lines
        if line.what.value in wanted and (not sheet or line.sheet == sheet)
    ]


def field_name(sheet: str, row: int, column: str) -> str:
    """Return the name of the field in which a cell is mended."""
    return f"o:{sheet}:{row}:{column}"


def _mendings(cells: Cells, outcome: Outcome) -> list[Mending]:
    """Return the cells with faults, each once, in the order of the file."""
    by_cell: dict[tuple[str, int, str], list[Fault]] = {}
    for fault in outcome.faults:
        by_cell.setdefault((fault.sheet, fault.row, fault.column), []).append(fault)
    rows = {(row.sheet, row.number): row for sheet in FORM for row in rows_of(cells, sheet.code)}
    titles = {(line.sheet, line.row): line.title for line in outcome.lines}
    labels = sheet_labels()
    return [
        _mending(faults, rows.get(cell[:2]), titles.get(cell[:2], ""), labels)
        for cell, faults in by_cell.items()
    ]


def _mending(
    faults: Iterable[Fault], row: Row | None, about: str, labels: dict[str, dict[str, str]]
) -> Mending:
    told = list(faults)
    first = told[0]
    return Mending(
        sheet=sheet_form(first.sheet).title,
        row=first.row,
        column=column_title(first.sheet, first.column) if first.column else "",
        about=about,
        texts=tuple(fault.text for fault in told),
        name=field_name(first.sheet, first.row, first.column) if first.column else "",
        value=row.get(first.column) if row else "",
        mends=tuple(dict.fromkeys(fault.mend for fault in told if fault.mend)),
        choices=tuple(labels[first.column].values()) if first.column in CODED else (),
    )
