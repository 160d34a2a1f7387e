"""What places and bodies came from and became, clause by clause, over one merger or many."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count

from django.db.models import QuerySet

from danvan.units.models import AreaShare, AreaVersion, Succession, Unit

Side = AreaShare.Side


@dataclass(frozen=True)
class Kin:
    """A place before or after another one «nguồn gốc, kế tục»: by which clause, how much of it.

    `share` and `doubt` are those of the old place of the two; `steps` counts the mergers between.
    """

    area: int
    name: str
    succession: int
    cited: str
    on: date
    share: str
    doubt: str
    steps: int


def successors_of_area(area: int, on: date) -> tuple[Kin, ...]:
    """Return the places that the old one went to by a day, one for each clause that took of it."""
    return _next({area}, Side.OLD, on, 1)


def predecessors_of_area(area: int, on: date) -> tuple[Kin, ...]:
    """Return the places that the new one was made of by a day."""
    return _next({area}, Side.NEW, on, 1)


def descendants_of_area(area: int, on: date) -> tuple[Kin, ...]:
    """Return everything a place became by a day, the nearest first; three queries a step."""
    return _all_steps(area, Side.OLD, on)


def ancestors_of_area(area: int, on: date) -> tuple[Kin, ...]:
    """Return everything a place came from by a day, the nearest first; three queries a step."""
    return _all_steps(area, Side.NEW, on)


def holder_of_records(unit: int, on: date) -> int | None:
    """Return who holds the records of an ended unit on a day; None while nobody was named.

    A holder that ended later left them to its own holder. One query a step.
    """
    seen = {unit}
    held = _holder(unit, on)
    while held is not None and held not in seen:
        seen.add(held)
        later = _holder(held, on)
        if later is None:
            return held
        held = later
    return held


def successors_through(units: Collection[int], on: date) -> QuerySet[Unit]:
    """Return the living ends of what some units became by a day, over several mergers.

    A unit that nobody succeeds is its own end; one query a step.
    """
    ends: set[int] = set()
    asked: set[int] = set()
    edge = set(units)
    while edge:
        rows = Succession.objects.filter(old__in=edge, new__isnull=False, on__lte=on)
        pairs = set(rows.values_list("old", "new"))
        ends |= edge - {old for old, _new in pairs}
        asked |= edge
        edge = {new for _old, new in pairs} - asked
    return Unit.objects.filter(pk__in=ends)


def ends_of(units: Collection[int], on: date) -> dict[int, frozenset[int]]:
    """Return the living ends of each of some units by a day; itself where nobody succeeds it.

    One query a step, however many units are asked about.
    """
    became: dict[int, set[int]] = {}
    edge = set(units)
    while edge:
        rows = Succession.objects.filter(old__in=edge, new__isnull=False, on__lte=on)
        pairs = list(rows.values_list("old", "new"))
        became |= {pk: {new for old, new in pairs if old == pk} for pk in edge}
        edge = {new for _old, new in pairs if new is not None} - became.keys()
    return {pk: frozenset(_ends(pk, became, set())) for pk in units}


def _holder(unit: int, on: date) -> int | None:
    named = Succession.objects.filter(old=unit, records__isnull=False, on__lte=on)
    return named.order_by("-on", "-pk").values_list("records", flat=True).first()


def _all_steps(area: int, side: str, on: date) -> tuple[Kin, ...]:
    found: list[Kin] = []
    seen = {area}
    edge = {area}
    for steps in count(1):
        step = _next(edge, side, on, steps) if edge else ()
        if not step:
            break
        found += [kin for kin in step if kin.area not in seen]
        edge = {kin.area for kin in step} - seen
        seen |= edge
    return tuple(found)


def _next(areas: Collection[int], side: str, on: date, steps: int) -> tuple[Kin, ...]:
    """Return the places across the clauses in which some places stand on one side."""
    mine = AreaShare.objects.filter(area__in=areas, side=side, succession__on__lte=on)
    across = Side.NEW if side == Side.OLD else Side.OLD
    taken: dict[int, list[AreaShare]] = defaultdict(list)
    for share in mine:
        taken[share.succession_id].append(share)
    rows = AreaShare.objects.filter(succession__in=taken, side=across).select_related("succession")
    theirs = list(rows.order_by("succession__on", "succession__resolution", "pk"))
    names = _names({share.area_id: share.succession.on for share in theirs}, across)
    pairs = ((share, one) for share in theirs for one in taken[share.succession_id])
    return tuple(_kin(share, one, names, steps) for share, one in pairs)


def _kin(share: AreaShare, mine: AreaShare, names: dict[int, str], steps: int) -> Kin:
    old = mine if mine.side == Side.OLD else share
    return Kin(
        area=share.area_id,
        name=names.get(share.area_id, "—"),
        succession=share.succession_id,
        cited=str(share.succession),
        on=share.succession.on,
        share=old.share,
        doubt=old.doubt,
        steps=steps,
    )


def _names(areas: dict[int, date], side: str) -> dict[int, str]:
    """Return the name of each place as it was at its merger: before it, or from its day on."""
    versions: Iterable[AreaVersion] = AreaVersion.objects.filter(area__in=areas).order_by("since")
    names: dict[int, str] = {}
    for version in versions:
        day = areas[version.area_id]
        begun = version.since <= day if side == Side.NEW else version.since < day
        if begun or version.area_id not in names:
            names[version.area_id] = version.name
    return names


def _ends(unit: int, became: dict[int, set[int]], seen: set[int]) -> set[int]:
    seen.add(unit)
    later = became.get(unit, set()) - seen
    return {end for new in later for end in _ends(new, became, seen)} or {unit}
