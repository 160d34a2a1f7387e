"""Which open duties of a unit are the same as another: they are joined when work is handed over."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.obligations.access import Part, handable_obligations
from danvan.obligations.models import Obligation, ObligationParty
from danvan.rules.obligations.lifecycle import CLOSED


@dataclass(frozen=True)
class Passing:
    """One piece of work before it is passed on «xem trước bàn giao»."""

    obligation: Obligation
    parts: tuple[str, ...]
    joins: Obligation | None


def passable_work(user: User, unit: int, *, on: date) -> QuerySet[Obligation]:
    """Return the open work in which a unit has any part and that the person may hand on."""
    parties = ObligationParty.objects.filter(unit=unit).values("obligation")
    rows = handable_obligations(user, on=on).filter(pk__in=parties)
    return rows.exclude(state__in=CLOSED).prefetch_related("parties")


def equal_at(obligation: Obligation, unit: int) -> Obligation | None:
    """Return open work a unit already owes that is the same: same duty and period, or same words.

    The same words count only within one origin group, for one day and one nature.
    """
    candidates = _owed_by(unit).filter(nature=obligation.nature, due=obligation.due)
    return equal_among(candidates, obligation)


def passings(obligations: Sequence[Obligation], old: int, new: int) -> tuple[Passing, ...]:
    """Return what handing work over would do: which parts move, and what it would be joined to."""
    owed = list(_owed_by(new))
    return tuple(_passing(obligation, old, owed) for obligation in obligations)


def owed_by_units(units: Collection[int]) -> dict[int, list[Obligation]]:
    """Return the open work that each of some units owes, in the order it was opened; one query."""
    owing = ObligationParty.objects.filter(unit__in=units, part=Part.DEBTOR)
    parties = owing.exclude(obligation__state__in=CLOSED).select_related("obligation")
    found: dict[int, list[Obligation]] = {unit: [] for unit in units}
    for party in parties.order_by("obligation"):
        found[party.unit_id].append(party.obligation)
    return found


def _owed_by(unit: int) -> QuerySet[Obligation]:
    owed = ObligationParty.objects.filter(unit=unit, part=Part.DEBTOR).values("obligation")
    return Obligation.objects.filter(pk__in=owed).exclude(state__in=CLOSED).order_by("pk")


def _passing(obligation: Obligation, old: int, owed: Sequence[Obligation]) -> Passing:
    mine = [p for p in obligation.parties.all() if p.unit_id == old]
    owes = any(party.part == Part.DEBTOR for party in mine)
    return Passing(
        obligation,
        tuple(str(party.get_part_display()) for party in mine),
        equal_among(owed, obligation) if owes else None,
    )


def equal_among(owed: Iterable[Obligation], one: Obligation) -> Obligation | None:
    """Return the first of some open work that is the same as one piece; None if none is."""
    return next((o for o in owed if o.pk != one.pk and _same(one, o)), None)


def _same(one: Obligation, other: Obligation) -> bool:
    frame = ("nature", "occurrence", "origin_group", "due")
    if any(getattr(one, name) != getattr(other, name) for name in frame):
        return False
    if one.origin_ref and other.origin_ref:
        return one.origin_ref == other.origin_ref
    return _words(one.title) == _words(other.title)


def _words(title: str) -> str:
    return " ".join(title.casefold().split())
