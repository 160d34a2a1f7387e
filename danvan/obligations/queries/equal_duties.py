"""Which open duties of a unit are the same as another: they are joined when work is handed over."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from danvan.obligations.access import Part
from danvan.obligations.models import Obligation, ObligationParty
from danvan.rules.obligations.lifecycle import CLOSED


@dataclass(frozen=True)
class Passing:
    """One piece of work before it is passed on «xem trước bàn giao»."""

    obligation: Obligation
    parts: tuple[str, ...]
    joins: Obligation | None


def open_work_of(unit: int) -> QuerySet[Obligation]:
    """Return the open work in which a unit has any part, by its day."""
    parties = ObligationParty.objects.filter(unit=unit).values("obligation")
    return Obligation.objects.filter(pk__in=parties).exclude(state__in=CLOSED)


def equal_at(obligation: Obligation, unit: int) -> Obligation | None:
    """Return open work a unit already owes that is the same: same duty and period, or same words.

    The same words count only within one origin group, for one day and one nature.
    """
    owed = ObligationParty.objects.filter(unit=unit, part=Part.DEBTOR).values("obligation")
    others = (
        Obligation.objects.filter(
            pk__in=owed,
            nature=obligation.nature,
            occurrence=obligation.occurrence,
            origin_group=obligation.origin_group,
            due=obligation.due,
        )
        .exclude(pk=obligation.pk)
        .exclude(state__in=CLOSED)
        .order_by("pk")
    )
    return next((other for other in others if _same(obligation, other)), None)


def passings(obligations: Sequence[Obligation], old: int, new: int) -> tuple[Passing, ...]:
    """Return what handing work over would do: which parts move, and what it would be joined to."""
    return tuple(_passing(obligation, old, new) for obligation in obligations)


def _passing(obligation: Obligation, old: int, new: int) -> Passing:
    mine = [p for p in obligation.parties.all() if p.unit_id == old]
    owes = any(party.part == Part.DEBTOR for party in mine)
    return Passing(
        obligation,
        tuple(str(party.get_part_display()) for party in mine),
        equal_at(obligation, new) if owes else None,
    )


def _same(one: Obligation, other: Obligation) -> bool:
    if one.origin_ref and other.origin_ref:
        return one.origin_ref == other.origin_ref
    return _words(one.title) == _words(other.title)


def _words(title: str) -> str:
    return " ".join(title.casefold().split())
