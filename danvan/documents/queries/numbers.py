"""The numbers of a register within a year: which are taken, which comes next."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from danvan.documents.models import Arrival, Certainty, Document
from danvan.rules.documents.life import (
    as_printed_next,
    missing_serials,
    next_serial,
    serial_of,
    series_of,
)
from danvan.rules.documents.vocabulary import CODES
from danvan.rules.text.letters import bare_words

SHOWN_GAPS = 12


@dataclass(frozen=True)
class YearOfNumbers:
    """A series of numbers in one year of a register «dãy số trong năm».

    `following` is a proposal: the clerk writes the number. `example` shows how it would be printed
    after the last one; `missing` are numbers that were skipped.
    """

    year: int
    following: int
    example: str
    missing: tuple[int, ...]


def numbers_of(unit: int | None, kind: str, year: int) -> YearOfNumbers:
    """Return the numbers that the documents of a kind took in a year of a unit's register."""
    series = _series(kind)
    taken = {serial: row.number for row, serial in _numbered(unit, series, year)}
    last = max(taken, default=0)
    following = next_serial(taken)
    example = as_printed_next(taken[last], following) if last else f"{following:02d}/…"
    return YearOfNumbers(year, following, example, missing_serials(taken)[-SHOWN_GAPS:])


def bearing(unit: int | None, number: str, day: date, besides: int) -> Document | None:
    """Return the document of a unit's register that bears a number in the year of a day already."""
    serial, series = serial_of(number), series_of(number)
    for row, held in _numbered(unit, series, day.year):
        if held == serial and row.pk != besides and _same_behind(row.number, number):
            return row
    return None


def next_arrival(unit: int, year: int) -> int:
    """Return the running number of the next document coming in; ask under the unit's lock."""
    last = Arrival.objects.filter(unit=unit, year=year).aggregate(last=Max("number"))["last"]
    return next_serial([last] if last else [])


def _numbered(unit: int | None, series: str, year: int) -> list[tuple[Document, int]]:
    rows = Document.objects.filter(
        unit=unit,
        side=Document.Side.OUTGOING,
        certainty=Certainty.OWN,
        issued_on__year=year,
    ).exclude(number="")
    return [
        (row, serial)
        for row in rows.order_by("pk")
        if (serial := serial_of(row.number)) is not None and series_of(row.number) == series
    ]


def _same_behind(one: str, other: str) -> bool:
    """Say whether two numbers share the letter behind the running one: 46 and 46a are two."""
    return _letter(one) == _letter(other)


def _letter(number: str) -> str:
    rest = number.strip().lstrip("0123456789")
    return rest[:1] if rest[:1].isalpha() else ""


def _series(kind: str) -> str:
    """Return the code in which a kind is numbered; an official letter has none."""
    bare = bare_words(kind)
    return next(
        (code for code, name in CODES.items() if bare_words(name) == bare and code != "CV"), ""
    )
