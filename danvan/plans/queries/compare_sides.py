"""A plan, or a draft of one, as a side of a comparison: its duties, and how they are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from danvan.obligations.models import Nature
from danvan.plans.models import Plan, PlanDraft
from danvan.plans.queries.compare_sources import ComparedSource, Named, SourceRow, source_of
from danvan.plans.values import TargetValue
from danvan.rules.plans.pairing import Due, Side, Work
from danvan.rules.text.letters import bare_words
from danvan.units.queries import UnitBook, unit_book
from danvan.units.queries.lineage import ends_of


@dataclass(frozen=True)
class WorkShown:
    """A duty or target of one side as the page shows it «nhiệm vụ của một bên»."""

    text: str
    place: str = ""
    units: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    nature: str = ""
    deadlines: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True)
class ComparedSide:
    """One of the two plans «một bên»: what it is called, who issued it, what it orders."""

    title: str
    number: str
    issued_on: date | None
    issuer: str
    url: str
    issuers: frozenset[int]
    begins: date
    side: Side
    shown: tuple[WorkShown, ...]


def compared_sides(
    one: Plan | PlanDraft, other: Plan | PlanDraft, on: date
) -> tuple[ComparedSide, ComparedSide]:
    """Return two plans, or drafts, as the sides of a comparison; units by what they are now.

    While the issuer of a draft is not chosen, units are compared by their printed names.
    """
    sources = source_of(one), source_of(other)
    named = {n.unit for source in sources for n in _named(source) if n.unit is not None}
    issuers = sources[0].issuers | sources[1].issuers
    book, ends = unit_book(on, named | issuers), ends_of(named | issuers, on)
    by_print = not (sources[0].issuers and sources[1].issuers)
    keys = {} if by_print else ends
    first, second = (_side(source, book, keys, ends) for source in sources)
    return first, second


def unit_key(unit: int) -> str:
    """Return the key under which works of two plans share a unit."""
    return f"unit {unit}"


def _named(source: ComparedSource) -> Iterable[Named]:
    return (n for row in source.rows for n in (*row.units, *row.partners))


def _side(
    source: ComparedSource,
    book: UnitBook,
    keys: dict[int, frozenset[int]],
    ends: dict[int, frozenset[int]],
) -> ComparedSide:
    source = replace(source, rows=tuple(_no_targets(source)))
    inside = [_inside(row.span, source.targets) for row in source.rows]
    tied = {id(target) for targets in inside for target in targets}
    alone = [target for target in source.targets if id(target) not in tied]
    pairs = list(zip(source.rows, inside, strict=True))
    works = [work_compared(row, targets, keys) for row, targets in pairs]
    shown = [shown_of(row, targets, book) for row, targets in pairs]
    return ComparedSide(
        title=source.title,
        number=source.number,
        issued_on=source.issued_on,
        issuer=", ".join(book.name(pk) for pk in sorted(source.issuers)),
        url=source.url,
        issuers=frozenset(end for pk in source.issuers for end in ends.get(pk, ())),
        begins=source.begins,
        side=Side((*works, *(_target_work(target) for target in alone)), source.year),
        shown=(*shown, *(_target_shown(target) for target in alone)),
    )


def _no_targets(source: ComparedSource) -> Iterable[SourceRow]:
    """Yield the duties without figures that nobody owes: they stand among the targets."""
    figures = {bare_words(target.text) for target in source.targets}
    for row in source.rows:
        if row.units or bare_words(row.text) not in figures:
            yield row


def _inside(span: tuple[int, int], targets: Sequence[TargetValue]) -> list[TargetValue]:
    start, end = span
    return [t for t in targets if t.start is not None and start <= t.start < end]


def work_compared(
    row: SourceRow, targets: Iterable[TargetValue], ends: dict[int, frozenset[int]]
) -> Work:
    """Return a duty as the rules compare it; `ends` are the living heirs of its units."""
    return Work(
        text=row.text,
        units=_keys(row.units, ends),
        partners=_keys(row.partners, ends),
        nature=row.nature,
        deadlines=tuple(Due(d.text, d.value or "", d.relation or "") for d in row.deadlines),
        targets=frozenset(_figure(target) for target in targets),
        section=row.place,
    )


def _keys(named: Iterable[Named], ends: dict[int, frozenset[int]]) -> frozenset[str]:
    """Return what units share over mergers; a name that means nobody known stands for itself."""
    found: set[str] = set()
    for each in named:
        heirs = ends.get(each.unit) if each.unit is not None else None
        found |= {unit_key(pk) for pk in heirs} if heirs else {bare_words(each.printed)}
    return frozenset(found)


def shown_of(row: SourceRow, targets: Iterable[TargetValue], book: UnitBook) -> WorkShown:
    """Return a duty as a page of two plans shows it."""
    return WorkShown(
        text=row.text,
        place=row.place,
        units=_names(row.units, book),
        partners=_names(row.partners, book),
        nature=str(Nature(row.nature).label),
        deadlines=tuple(d.text for d in row.deadlines if d.text),
        targets=tuple(target.text for target in targets),
        url=row.url,
    )


def _names(named: Iterable[Named], book: UnitBook) -> tuple[str, ...]:
    names = (each.printed if each.unit is None else book.name(each.unit) for each in named)
    return tuple(dict.fromkeys(names))


def _target_work(target: TargetValue) -> Work:
    return Work(
        text=_target_text(target),
        targets=frozenset({_figure(target)}),
        section=target.section or "",
        kind="target",
    )


def _target_shown(target: TargetValue) -> WorkShown:
    return WorkShown(_target_text(target), target.section or "", targets=(target.text,))


def _target_text(target: TargetValue) -> str:
    subject = target.subject or ""
    return target.text if subject in target.text else f"{subject}: {target.text}"


def _figure(target: TargetValue) -> str:
    """Return a figure as it is compared: «>= 60 %»."""
    value = "" if target.value is None else f"{Decimal(str(target.value)).normalize():f}"
    return f"{target.operator or ''} {value} {target.unit or ''}".strip() or target.text
