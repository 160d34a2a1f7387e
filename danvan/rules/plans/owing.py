"""Who owes a duty, to whom, and who prepares it: a plan's order turned into debts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from danvan.rules.catalogue import rule

REQUEST = "request"
DATED = frozenset({"deliverable", "recurring"})


@dataclass(frozen=True)
class Ordered:
    """What a reviewed duty orders «việc được giao».

    `advises` says that the units prepare for the issuer, who acts outward; `dated` that the duty
    has a day at all.
    """

    nature: str
    role: str
    units: tuple[int, ...]
    partners: tuple[int, ...] = ()
    advises: bool = False
    dated: bool = False


@dataclass(frozen=True)
class Sides:
    """Under whose authority units stand «thẩm quyền giao việc».

    `under` gives each unit of one of the issuers (themselves too) its issuer; who is absent stands
    outside, and is asked, not ordered.
    """

    issuer: int
    under: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Owed:
    """One debt that a duty comes to «việc phát sinh»."""

    debtor: int
    creditor: int
    nature: str
    preparing: tuple[int, ...] = ()
    partners: tuple[int, ...] = ()


@rule("OWE-01", basis="thẩm quyền giao việc; «tham mưu» là chuẩn bị để cơ quan ban hành ký")
def owed_by(ordered: Ordered, sides: Sides) -> tuple[Owed, ...]:
    """Return one debt for each unit that owes a duty.

    Where nobody leads, those who coordinate owe. Whoever stands outside the issuer's authority is
    requested. An office that advises prepares; its issuer owes, once, when there is a day.
    """
    debtors = ordered.units or ordered.partners
    prepared = _prepared(ordered, debtors, sides)
    taken = {unit for each in prepared for unit in (each.debtor, *each.preparing)}
    own = tuple(_owed(unit, ordered, debtors, sides) for unit in debtors if unit not in taken)
    return (*prepared, *own)


def _prepared(ordered: Ordered, debtors: tuple[int, ...], sides: Sides) -> tuple[Owed, ...]:
    """Return what each issuer owes because its offices prepare it."""
    if not (ordered.advises and ordered.dated) or _is_request(ordered):
        return ()
    if ordered.nature not in DATED:
        return ()
    by_issuer: dict[int, list[int]] = {}
    for unit in debtors:
        if unit in sides.under:
            by_issuer.setdefault(sides.under[unit], []).append(unit)
    return tuple(
        Owed(
            debtor=issuer,
            creditor=issuer,
            nature=ordered.nature,
            preparing=tuple(unit for unit in offices if unit != issuer),
            partners=_partners(ordered, {issuer, *offices}),
        )
        for issuer, offices in by_issuer.items()
    )


def _owed(unit: int, ordered: Ordered, debtors: tuple[int, ...], sides: Sides) -> Owed:
    outside = unit not in sides.under
    return Owed(
        debtor=unit,
        creditor=sides.under.get(unit, sides.issuer),
        nature=REQUEST if outside or _is_request(ordered) else ordered.nature,
        partners=_partners(ordered, set(debtors)),
    )


def _is_request(ordered: Ordered) -> bool:
    return REQUEST in (ordered.role, ordered.nature)


def _partners(ordered: Ordered, taken: set[int]) -> tuple[int, ...]:
    return tuple(unit for unit in dict.fromkeys(ordered.partners) if unit not in taken)
