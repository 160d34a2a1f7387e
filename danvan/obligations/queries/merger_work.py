"""The open work of units that a merger ended: line by line, with who is proposed to take it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from danvan.accounts.models import User
from danvan.obligations.access import Part, handable_obligations
from danvan.obligations.models import Obligation, ObligationParty
from danvan.obligations.queries.choices import units_beneath
from danvan.obligations.queries.equal_duties import equal_among, owed_by_units
from danvan.rules.lineage.handing import Body, proposed_successor
from danvan.rules.obligations.lifecycle import CLOSED
from danvan.units.models import AreaShare, Succession, Unit, UnitVersion
from danvan.units.queries import UnitBook, unit_book

MOST = 200  # lines of one sheet; what is left shows once these are handed over


@dataclass(frozen=True)
class Line:
    """One old unit's parts in one piece of work «dòng bàn giao».

    `to` is who takes it: proposed, or as a person chose; None while nobody is. `joins` says that an
    equal duty is owed there already, or arrives on a line above.
    """

    obligation: Obligation
    old: int
    old_name: str
    parts: tuple[str | Promise, ...]
    owes: bool
    to: int | None
    to_name: str
    joins: bool

    @property
    def key(self) -> str:
        """The name of this line in the form."""
        return f"{self.obligation.pk}-{self.old}"

    @property
    def tick(self) -> str:
        """What a tick of this line sends: the work, the version seen, the old unit."""
        return f"{self.obligation.pk}:{self.obligation.version}:{self.old}"


@dataclass(frozen=True)
class Arriving:
    """What one new unit would take «đơn vị nhận»: lines that come, and how many are joined."""

    name: str
    comes: int
    joined: int


@dataclass(frozen=True)
class Sheet:
    """The worksheet of one succession «phiếu bàn giao việc sau sắp xếp».

    `left` counts lines beyond those shown.
    """

    succession: Succession
    lines: tuple[Line, ...]
    choices: tuple[tuple[int, str], ...]
    left: int

    @property
    def proposed(self) -> int:
        """How many lines have somebody to take them."""
        return sum(line.to is not None for line in self.lines)

    @property
    def waiting(self) -> int:
        """How many lines wait for a person to choose."""
        return len(self.lines) - self.proposed

    @property
    def joined(self) -> int:
        """How many lines would become one with another."""
        return sum(line.joins for line in self.lines)

    @property
    def arriving(self) -> tuple[Arriving, ...]:
        """What each new unit would take, in order of name."""
        names = sorted({(line.to_name, line.to) for line in self.lines if line.to is not None})
        found = []
        for name, pk in names:
            mine = [line for line in self.lines if line.to == pk]
            found.append(Arriving(name, len(mine), sum(line.joins for line in mine)))
        return tuple(found)


@dataclass(frozen=True)
class Waiting:
    """A succession whose old units still have open work «lần sắp xếp còn việc»."""

    succession: Succession
    names: tuple[str, ...]
    open: int


def old_units(successions: Iterable[Succession]) -> Mapping[int, frozenset[int]]:
    """Return the ended units of successions: named ones, and those of places that were divided.

    A place that one clause takes only a part of has its bodies named by no clause; they are the
    units of the place that ended by the day. Four queries.
    """
    rows = {one.pk: one for one in successions}
    found: dict[int, set[int]] = {pk: set() for pk in rows}
    through = Succession.old.through._default_manager
    named = through.filter(succession__in=rows)
    for succession, unit in named.values_list("succession_id", "unit_id"):
        found[succession].add(unit)
    shares = AreaShare.objects.filter(succession__in=rows, side=AreaShare.Side.OLD)
    taken = list(shares.values_list("succession_id", "area_id"))
    ended = _ended_unnamed({area for _succession, area in taken})
    for succession, area in taken:
        found[succession].update(
            unit for unit, until in ended.get(area, ()) if until < rows[succession].on
        )
    living = _living({unit for units in found.values() for unit in units}, rows.values())
    return {pk: frozenset(units - living[pk]) for pk, units in found.items()}


def _ended_unnamed(areas: Collection[int]) -> Mapping[int, list[tuple[int, date]]]:
    """Return, by area, the units that no clause names as old, each with days it ended on."""
    named = Succession.old.through._default_manager.values("unit_id")
    versions = UnitVersion.objects.filter(unit__area__in=areas, until__isnull=False)
    rows = versions.exclude(unit__in=named).values_list("unit__area_id", "unit_id", "until")
    found: dict[int, list[tuple[int, date]]] = defaultdict(list)
    for area, unit, until in rows:
        if until is not None:
            found[area].append((unit, until))
    return found


def successions_waiting(user: User, *, on: date) -> tuple[Waiting, ...]:
    """Return the successions whose old units have open work that a person may hand on."""
    open_work = handable_obligations(user, on=on).exclude(state__in=CLOSED)
    parties = ObligationParty.objects.filter(obligation__in=open_work.values("pk"))
    counts = dict(
        parties.order_by().values("unit").annotate(n=Count("pk")).values_list("unit", "n")
    )
    touched = Succession.objects.filter(
        Q(old__in=counts) | Q(shares__area__units__in=counts, shares__side=AreaShare.Side.OLD)
    ).distinct()
    rows = list(touched.order_by("-on", "resolution", "clause"))
    units = old_units(rows)
    book = unit_book(on, {unit for each in units.values() for unit in each & set(counts)})
    lines = (_waiting(row, units[row.pk] & set(counts), counts, book) for row in rows)
    return tuple(line for line in lines if line.open)


def sheet_of(
    succession: Succession, user: User, *, on: date, chosen: Mapping[str, int] | None = None
) -> Sheet:
    """Return the worksheet of a succession as of a day; `chosen` says who takes a line by its key.

    Lines go in the order in which they are handed over: other parts first, what is owed last, so
    that what would be joined is told as it would happen.
    """
    old = old_units([succession])[succession.pk]
    rows = list(_open_work(user, old, on))
    new = list(succession.new.values_list("pk", flat=True))
    book = unit_book(on, {*old, *new})
    beneath = units_beneath(user, on=on)
    offered = {e.pk: e.name for e in (*book.at_work(), *beneath.at_work()) if e.pk not in old}
    takers = _proposals(old, new, book)
    every = [
        (row, unit, (chosen or {}).get(f"{row.pk}-{unit}", takers.get(unit)))
        for row in rows
        for unit in sorted({p.unit_id for p in row.parties.all()} & old)
    ]
    kept = [(row, unit, to if to in offered else None) for row, unit, to in every[:MOST]]
    lines = _lines(kept, book, offered)
    choices = tuple(sorted(offered.items(), key=lambda pair: (pair[0] not in new, pair[1])))
    return Sheet(succession, lines, choices, len(every) - len(kept))


def _living(units: Collection[int], rows: Iterable[Succession]) -> Mapping[int, frozenset[int]]:
    """Return, by succession, which units still stand on its day: they hand nothing over."""
    found: dict[int, frozenset[int]] = {}
    by_day: dict[date, frozenset[int]] = {}
    for row in rows:
        if row.on not in by_day:
            book = unit_book(row.on, units)
            by_day[row.on] = frozenset(e.pk for e in book.entries.values() if e.live)
        found[row.pk] = by_day[row.on]
    return found


def _waiting(
    row: Succession, units: Collection[int], counts: Mapping[int, int], book: UnitBook
) -> Waiting:
    names = tuple(sorted(book.name(unit) for unit in units))
    return Waiting(row, names, sum(counts[unit] for unit in units))


def _open_work(user: User, old: Collection[int], on: date) -> QuerySet[Obligation]:
    parties = ObligationParty.objects.filter(unit__in=old).values("obligation")
    rows = handable_obligations(user, on=on).filter(pk__in=parties).exclude(state__in=CLOSED)
    return rows.prefetch_related("parties").order_by("due", "pk")


def _proposals(old: Collection[int], new: Sequence[int], book: UnitBook) -> Mapping[int, int]:
    """Return who is proposed for each old unit that the succession itself names."""
    bodies = {pk: Body(e.pk, e.sector, e.kind, e.name) for pk, e in book.entries.items()}
    takers = [bodies[pk] for pk in new if pk in bodies]
    named = Unit.objects.filter(pk__in=old, succeeded_by__new__in=new).values_list("pk", flat=True)
    found: dict[int, int] = {}
    for pk in set(named):
        taker = proposed_successor(bodies[pk], takers) if pk in bodies else None
        if taker is not None:
            found[pk] = taker.pk
    return found


def _lines(
    kept: Sequence[tuple[Obligation, int, int | None]],
    book: UnitBook,
    offered: Mapping[int, str],
) -> tuple[Line, ...]:
    owed = owed_by_units({to for _row, _unit, to in kept if to is not None})
    arrived: dict[int, list[Obligation]] = defaultdict(list, owed)
    drawn: dict[str, Line] = {}
    for row, unit, to in sorted(kept, key=lambda one: (one[0].pk, one[1])):
        mine = [party for party in row.parties.all() if party.unit_id == unit]
        owes = any(party.part == Part.DEBTOR for party in mine)
        joins = bool(owes and to is not None and equal_among(arrived[to], row))
        if owes and to is not None and not joins:
            arrived[to].append(row)
        line = Line(
            row,
            unit,
            book.name(unit),
            tuple(party.get_part_display() for party in mine),
            owes,
            to,
            offered.get(to, "") if to is not None else "",
            joins,
        )
        drawn[line.key] = line
    return tuple(drawn[f"{row.pk}-{unit}"] for row, unit, _to in kept)
