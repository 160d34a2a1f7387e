"""Questions about the organisation on a day."""

from danvan.units.queries.book import (
    UnitBook,
    UnitEntry,
    appointments_on,
    ended_units_held_by,
    last_version,
    people_of,
    successors_of,
    unit_book,
)

__all__ = [
    "UnitBook",
    "UnitEntry",
    "appointments_on",
    "ended_units_held_by",
    "last_version",
    "people_of",
    "successors_of",
    "unit_book",
]
