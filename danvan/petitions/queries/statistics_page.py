"""The page «Số liệu đơn thư»: each number with that of a year before and the way to its cases."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from danvan.petitions.queries.statistics import (
    ACROSS,
    BY_LABELS,
    CHOICES,
    EMPTY,
    LABELS,
    PARTS,
    By,
    Counted,
    Figure,
    counted,
    counts,
    totals,
)
from danvan.petitions.queries.statistics_change import difference_in_words
from danvan.petitions.queries.statistics_reception import (
    ReceptionLine,
    ReceptionLink,
    nowhere,
    opens_receptions,
    reception_lines,
)
from danvan.petitions.queries.statistics_scope import EVERY, Scope, held_in, shows_sealed
from danvan.rules.petitions.report_periods import NoSuchPeriod, Period, year_before
from danvan.units.queries import unit_book

# How the way to the cases of a number is written: figure, what it is told apart by, its code.
Link = Callable[[Figure, By | None, str], str]


@dataclass(frozen=True)
class Beside:
    """Ways to what stands behind the numbers of a year before, and behind those of reception."""

    earlier: Callable[[Figure], str] = lambda _figure: ""
    reception: ReceptionLink = nowhere


@dataclass(frozen=True)
class Asked:
    """What figures are asked for «yêu cầu số liệu»: whose registers, which days, how named."""

    scope: Scope
    period: Period
    named: bool

    def as_of(self, on: date) -> date:
        """Return the day pending cases are judged on: the last of the period, or today before."""
        return min(self.period.until, on)


@dataclass(frozen=True)
class Number:
    """A number, with the way to its cases where the person may open them."""

    number: int
    url: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the first table «dòng số liệu»: now, a year before, and the difference in words."""

    label: str | Promise
    now: Number
    before: int | None
    difference: str
    is_part: bool = False
    before_url: str = ""


@dataclass(frozen=True)
class Row:
    """A line of a table that tells cases apart: its word and the numbers across."""

    label: str
    numbers: tuple[Number, ...]
    url: str = ""


@dataclass(frozen=True)
class Table:
    """A table «bảng phân tích»: by kind, channel … or by unit."""

    title: str | Promise
    columns: tuple[str | Promise, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class StatisticsPage:
    """All figures of a period «số liệu đơn thư, tiếp công dân»."""

    asked: Asked
    as_of: date
    before: Period | None
    lines: tuple[Line, ...]
    people: int
    tables: tuple[Table, ...]
    reception: tuple[ReceptionLine, ...]
    sealed_left_out: bool
    units: Table | None = field(default=None)

    @property
    def compared(self) -> bool:
        """Say whether there is anything of a year before to stand beside."""
        return any(line.before is not None for line in self.lines)

    @property
    def people_url(self) -> str:
        """Return the way to the cases whose people are counted: those received."""
        return self.lines[list(Figure).index(Figure.RECEIVED)].now.url


_NOTHING_BESIDE = Beside()


def statistics_page(
    asked: Asked, link: Link, *, on: date, beside: Beside = _NOTHING_BESIDE
) -> StatisticsPage:
    """Return the figures that were asked for, as the person of the scope may have them."""
    as_of = asked.as_of(on)
    shows = shows_sealed(asked.scope, named=asked.named)
    rows = held_in(asked.scope, asked.period)
    found = counted(rows, asked.period, as_of, shows)
    earlier = _year_before(asked.period)
    before = _before(asked, earlier)
    opens = link if asked.scope.sees else _closed
    back = beside if asked.scope.sees else _NOTHING_BESIDE
    receptions = beside.reception if opens_receptions(asked.scope, on) else nowhere
    return StatisticsPage(
        asked=asked,
        as_of=as_of,
        before=earlier,
        lines=tuple(_line(figure, found, before, opens, back) for figure in Figure),
        people=found.people,
        tables=tuple(_table(by, found, opens) for by in By),
        reception=reception_lines(asked.scope, asked.period, earlier, receptions),
        sealed_left_out=found.left_out,
        units=_by_unit(asked, on=on) if asked.scope.code == EVERY else None,
    )


def _before(asked: Asked, earlier: Period | None) -> Mapping[Figure, int] | None:
    if earlier is None:
        return None
    rows = held_in(asked.scope, earlier)
    shows = shows_sealed(asked.scope, named=asked.named)
    found = totals(rows, earlier, earlier.until, shows).numbers
    # A register that held nothing then says nothing about then.
    return found if found[Figure.TO_HANDLE] else None


def _year_before(period: Period) -> Period | None:
    try:
        return year_before(period)
    except NoSuchPeriod:
        return None


def _closed(_figure: Figure, _by: By | None, _code: str) -> str:
    """Lead nowhere: who only counts opens no case."""
    return ""


def _line(
    figure: Figure,
    found: Counted,
    before: Mapping[Figure, int] | None,
    link: Link,
    beside: Beside,
) -> Line:
    number = found.numbers[figure]
    earlier = before[figure] if before is not None else None
    return Line(
        LABELS[figure],
        Number(number, link(figure, None, "") if number else ""),
        earlier,
        difference_in_words(number, earlier),
        is_part=figure in PARTS,
        before_url=beside.earlier(figure) if earlier else "",
    )


def _table(by: By, found: Counted, link: Link) -> Table:
    words = {code: str(label) for code, label in CHOICES[by].choices if code}
    words[""] = str(EMPTY[by])
    order = {code: place for place, code in enumerate(words)}
    codes = sorted(found.by[by], key=lambda code: order.get(code, len(order)))
    rows = (_row(by, code, words.get(code, code), found, link) for code in codes)
    shown = tuple(row for row in rows if any(number.number for number in row.numbers))
    return Table(BY_LABELS[by], tuple(LABELS[one] for one in ACROSS), shown)


def _row(by: By, code: str, label: str, found: Counted, link: Link) -> Row:
    numbers = found.by[by][code]
    return Row(
        label[:1].upper() + label[1:],
        tuple(Number(numbers[one], link(one, by, code) if numbers[one] else "") for one in ACROSS),
    )


_UNIT_FIGURES: Sequence[Figure] = (*ACROSS, Figure.LATE, Figure.PENDING_LATE)


def _by_unit(asked: Asked, *, on: date) -> Table:
    """Return how each register of the scope stands; those that held nothing are left out."""
    # Who only counts could find a sealed case by comparing this table with one unit's own page.
    rows = held_in(asked.scope, asked.period).filter(is_sealed=False)
    asked_for = counts(_UNIT_FIGURES, asked.period, asked.as_of(on))
    groups: Iterable[Any] = rows.order_by().values_list("unit").annotate(**asked_for)
    found = {unit: [int(number) for number in numbers] for unit, *numbers in groups}
    book = unit_book(on, list(found))
    lines = [
        Row(book.name(pk), tuple(Number(number) for number in numbers), str(pk))
        for pk, numbers in found.items()
    ]
    lines.sort(key=lambda row: (-row.numbers[-1].number, row.label))
    return Table(_("Theo đơn vị"), tuple(LABELS[one] for one in _UNIT_FIGURES), tuple(lines))
