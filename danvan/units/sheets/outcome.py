"""Laying all sheets beside what is known, one after the other, and summing up what comes of it."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from danvan.rules.sheets.form import AREAS, COUNTS, FORM, PEOPLE, POSTS, UNITS
from danvan.units.sheets.areas import AreaRows, area_directory
from danvan.units.sheets.counts import CountRows
from danvan.units.sheets.known import Known
from danvan.units.sheets.people import PersonRows
from danvan.units.sheets.posts import PostRows, Seats
from danvan.units.sheets.reading import RowReading
from danvan.units.sheets.units import UnitRows, unit_directory
from danvan.units.sheets.values import Cells, Fault, Line, Outcome, What, Writes, rows_of

STEP: Final = 100  # rows between two words about progress
Tell = Callable[[int], None]


def nobody(_done: int) -> None:
    """Tell nobody how far it has come."""


class _Course:
    """Gathers the lines and faults, and tells how far it has come."""

    def __init__(self, tell: Tell) -> None:
        self.lines: list[Line] = []
        self.faults: list[Fault] = []
        self._tell = tell

    def note(self, line: Line, faults: Iterable[Fault] = ()) -> None:
        """Keep what a row comes to."""
        self.lines.append(line)
        self.faults.extend(faults)
        if len(self.lines) % STEP == 0:
            self._tell(len(self.lines))


def lay_beside(cells: Cells, known: Known, tell: Tell = nobody) -> Outcome:
    """Return what a file comes to beside what is known: every row once, in the order of the form.

    `tell` hears now and then how many rows are done.
    """
    writes, course = Writes(), _Course(tell)
    areas = area_directory(known)
    units = unit_directory(known)
    seats = Seats(known)
    area_rows = AreaRows(known, areas, writes)
    for entry in area_rows.enter(rows_of(cells, AREAS.code)):
        course.note(area_rows.lay(entry), entry.reading.faults)
    unit_rows = UnitRows(known, areas, units, writes)
    for entry in unit_rows.enter(rows_of(cells, UNITS.code)):
        course.note(unit_rows.lay(entry), entry.reading.faults)
    people = rows_of(cells, PEOPLE.code)
    for rows, lay in (
        (rows_of(cells, POSTS.code), PostRows(known, units, seats, writes).lay),
        (people, PersonRows(people, known, units, seats, writes).lay),
        (rows_of(cells, COUNTS.code), CountRows(known, areas, writes).lay),
    ):
        for row in rows:
            reading = RowReading(row)
            course.note(lay(reading), reading.faults)
    return Outcome(tuple(course.lines), (*_missing(cells), *course.faults), writes)


def digest_of(outcome: Outcome) -> str:
    """Return a mark of what would be written: another mark says that the facts have changed."""
    told = repr((outcome.writes, [fault.text for fault in outcome.faults]))
    return hashlib.sha256(told.encode()).hexdigest()


def counts_of(outcome: Outcome) -> dict[str, dict[str, int]]:
    """Return how many rows of each sheet are new, changed, the same, faulty."""
    counted = Counter((line.sheet, line.what) for line in outcome.lines)
    return {
        form.code: {what.value: counted[form.code, what] for what in What}
        for form in FORM
        if any(counted[form.code, what] for what in What)
    }


def total_of(cells: Cells) -> int:
    """Return how many rows a file has."""
    return sum(len(part["rows"]) for part in cells.get("sheets", []))


def _missing(cells: Cells) -> list[Fault]:
    """Return the faults of whole sheets: a needed column is not there."""
    return [
        Fault(part["code"], 0, "", said)
        for part in cells.get("sheets", [])
        for said in part["missing"]
    ]
