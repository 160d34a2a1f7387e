"""«Trang lãnh đạo»: what is late and whose, what waits for a word, how units and plans stand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from danvan.accounts.models import User
from danvan.desk.queries.home import Stack, Tile, address
from danvan.obligations.models import Obligation
from danvan.obligations.queries.desk_lists import (
    LABELS,
    Asker,
    Pile,
    Scope,
    pile_counts,
    pile_rows,
)
from danvan.obligations.queries.desk_overseen import UnitLine
from danvan.obligations.queries.desk_rows import desk_rows
from danvan.obligations.queries.inbox import Wanted
from danvan.petitions.models import PetitionObligation
from danvan.plans.models import Plan
from danvan.plans.queries.plans_coverage import Coverage, coverage_of
from danvan.plans.queries.plans_list import PlanLine, found_plans, plan_lines
from danvan.plans.queries.plans_list import Wanted as PlansWanted
from danvan.units.queries import unit_book

UNITS = 10  # lines of the table before «xem tất cả đơn vị»
PLANS = 5
# What the page lists, in the order a leader reads it, and how many lines of each.
LISTED: Sequence[tuple[Scope, Pile, int]] = (
    (Scope.GIVEN, Pile.DECIDE, 5),
    (Scope.OVERSEEN, Pile.LATE, 5),
    (Scope.OVERSEEN, Pile.FORTNIGHT, 5),
    (Scope.GIVEN, Pile.AWAITED, 3),
)


@dataclass(frozen=True)
class Cell:
    """A number with the way to its rows; no way where there are none."""

    number: int
    url: str
    tone: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of a bar, in hundredths of its length «đoạn»."""

    start: int
    width: int
    tone: str


@dataclass(frozen=True)
class UnitRow:
    """One unit of the table, with a bar of its running work."""

    name: str
    late: Cell
    week: Cell
    later: Cell
    submitted: Cell
    judged: Cell
    in_time: int
    share: int | None
    bar: tuple[Piece, ...]


@dataclass(frozen=True)
class PlanRow:
    """One plan in force: how far its work has come, and who below has taken it up."""

    line: PlanLine
    coverage: Coverage


def leader_tiles(asker: Asker) -> tuple[Tile, ...]:
    """Return the numbers at the top of the page, each with the way to its rows."""
    seen, given = pile_counts(asker, Scope.OVERSEEN), pile_counts(asker, Scope.GIVEN)
    found = (
        (Scope.OVERSEEN, Pile.LATE, seen[Pile.LATE], "late"),
        (Scope.OVERSEEN, Pile.FORTNIGHT, seen[Pile.FORTNIGHT], "soon"),
        (Scope.GIVEN, Pile.DECIDE, given[Pile.DECIDE], "waiting"),
        (Scope.GIVEN, Pile.AWAITED, given[Pile.AWAITED], ""),
    )
    return tuple(
        Tile(number, LABELS[pile], tone if number else "", address(scope, pile))
        for scope, pile, number, tone in found
    )


def leader_stacks(
    asker: Asker, tiles: Sequence[Tile], elsewhere: Collection[UUID] = ()
) -> dict[str, Stack]:
    """Return the first lines of each list by the name of its pile; the tiles counted them.

    Work of the petitions that the page shows `elsewhere` is counted and not listed a second time.
    """
    numbers = {tile.url: tile.number for tile in tiles}
    theirs = PetitionObligation.objects.filter(petition__public_id__in=elsewhere)
    found: dict[tuple[Scope, Pile], list[Obligation]] = {}
    for scope, pile, first in LISTED:
        rows = pile_rows(asker, scope, pile)
        if scope == Scope.OVERSEEN and elsewhere:
            rows = rows.exclude(pk__in=theirs.values("obligation"))
        found[scope, pile] = list(rows[:first])
    every = {row.pk: row for rows in found.values() for row in rows}
    lines = desk_rows(list(every.values()), asker.user, on=asker.on)
    return {
        pile.name.lower(): Stack(
            pile,
            LABELS[pile],
            numbers[address(scope, pile)],
            tuple(lines[row.pk] for row in rows),
            address(scope, pile),
        )
        for (scope, pile), rows in found.items()
    }


def unit_rows(lines: Sequence[UnitLine], *, on: date) -> tuple[UnitRow, ...]:
    """Return the units of the table with their bars, drawn to the longest of them."""
    book = unit_book(on, [line.unit for line in lines])
    longest = max((line.late + line.week + line.later for line in lines), default=0)
    return tuple(_unit_row(line, book.name(line.unit), longest) for line in lines)


def plan_rows(user: User, *, on: date) -> tuple[tuple[PlanRow, ...], int]:
    """Return the newest plans in force with how far they have come, and how many there are."""
    issued = found_plans(user, on, PlansWanted(state=Plan.State.ISSUED))
    newest = issued[:PLANS]
    lines = plan_lines(newest, user, on)
    pairs = zip(newest, lines, strict=True)
    return tuple(PlanRow(line, coverage_of(plan, user, on)) for plan, line in pairs), len(issued)


def _unit_row(line: UnitLine, name: str, longest: int) -> UnitRow:
    def cell(number: int, pile: Pile, tone: str = "") -> Cell:
        url = address(Scope.OVERSEEN, pile, Wanted(unit=line.unit)) if number else ""
        return Cell(number, url, tone if number else "")

    return UnitRow(
        name=name,
        late=cell(line.late, Pile.LATE, "late"),
        week=cell(line.week, Pile.WEEK),
        later=cell(line.later, Pile.LATER),
        submitted=cell(line.submitted, Pile.SUBMITTED),
        judged=cell(line.judged, Pile.JUDGED),
        in_time=line.in_time,
        share=line.share,
        bar=_bar(((line.late, "late"), (line.week, "soon"), (line.later, "calm")), longest),
    )


def _bar(lengths: Sequence[tuple[int, str]], longest: int) -> tuple[Piece, ...]:
    """Return the pieces of a bar one after the other, to a scale on which `longest` is 100."""
    pieces: list[Piece] = []
    gone = 0
    for length, tone in lengths:
        start, end = (100 * at // longest if longest else 0 for at in (gone, gone + length))
        gone += length
        if end > start:
            pieces.append(Piece(start, end - start, tone))
    return tuple(pieces)
