"""What comes of a sheet: rows, faults, lines of the preview, and the writes they stand for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from danvan.rules.sheets.form import sheet_form

Cells = dict[str, Any]  # the JSON of `SheetImport.rows`


class What(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet of the form: its number in the file, its cells by the column's code."""

    sheet: str
    number: int
    cells: Mapping[str, str]

    def get(self, code: str) -> str:
        """Return a cell; empty when the file has no such column."""
        return self.cells.get(code, "")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong «lỗi» with a cell: `mend` is a text that would put it right, when one is near.

    `column` is empty when the whole sheet is wrong, `row` is 0 then.
    """

    sheet: str
    row: int
    column: str
    text: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that changes: `old` is None for what is new."""

    label: str
    old: str | None
    new: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the preview: what it would do."""

    sheet: str
    row: int
    what: What
    title: str
    changes: tuple[FieldChange, ...] = ()

    @property
    def sheet_title(self) -> str:
        """Return the heading of its sheet."""
        return sheet_form(self.sheet).title


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A new area (`above` is the area around it) or unit (`above` is its superior), by keys."""

    row: int
    key: str
    name: str
    level: str
    above: str | None
    since: date
    until: date | None
    code: str = ""
    aliases: str = ""
    sector: str = ""
    kind: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """Another name or superior from a day on; `code` is corrected in place."""

    row: int
    pk: int
    since: date
    versioned: bool
    name: str
    above: str | None
    moved: bool
    aliases: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class NewPost:
    """A new post; `ref` names it within the sheet."""

    row: int
    ref: str
    unit: str
    title: str
    role: str
    is_head: bool
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person who gets an account without a password: invited later."""

    row: int
    username: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class PersonChange:
    """Another name or e-mail of a person."""

    row: int
    pk: int
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """A person gets a post: one known by id, or a new one by its `ref`."""

    row: int
    username: str
    post: int | str
    title: str
    basis: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class AppointmentChange:
    """Another decision number of an appointment."""

    row: int
    pk: int
    basis: str


@dataclass(frozen=True, slots=True)
class NewCount:
    """Households of a village on a day."""

    row: int
    area: str
    on: date
    count: int
    source: str


@dataclass(frozen=True, slots=True)
class CountChange:
    """A count that was mistyped."""

    row: int
    pk: int
    count: int
    source: str


@dataclass
class Writes:
    """Everything a sheet would write, in the order of its rows."""

    areas: list[NewPlace] = field(default_factory=list)
    area_changes: list[PlaceChange] = field(default_factory=list)
    units: list[NewPlace] = field(default_factory=list)
    unit_changes: list[PlaceChange] = field(default_factory=list)
    posts: list[NewPost] = field(default_factory=list)
    people: list[NewPerson] = field(default_factory=list)
    person_changes: list[PersonChange] = field(default_factory=list)
    appointments: list[NewAppointment] = field(default_factory=list)
    appointment_changes: list[AppointmentChange] = field(default_factory=list)
    counts: list[NewCount] = field(default_factory=list)
    count_changes: list[CountChange] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Say whether there is anything to write."""
        return any(vars(self).values())


@dataclass(frozen=True)
class Outcome:
    """What a sheet comes to «kết quả đối chiếu»: lines, faults, and what would be written."""

    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
    writes: Writes


def rows_of(cells: Cells, sheet: str) -> tuple[Row, ...]:
    """Return the rows of one sheet of a `SheetImport`."""
    return tuple(
        Row(sheet, number, dict(zip(part["columns"], texts, strict=False)))
        for part in cells.get("sheets", [])
        if part["code"] == sheet
        for number, texts in part["rows"]
    )


def column_title(sheet: str, code: str) -> str:
    """Return the heading of a column of the form."""
    return sheet_form(sheet).column(code).title
