"""What one chooses from when this year's plan begins with last year's and the superior's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.documents.access.life import units_for
from danvan.plans.access.plans import visible_plans
from danvan.plans.models import DutyUnit, Plan
from danvan.plans.queries.compare_choices import plan_called
from danvan.plans.queries.compare_page import names_counted
from danvan.plans.queries.compare_sides import compared_sides
from danvan.plans.queries.compose_letter import Sources
from danvan.plans.queries.compose_lines import year_of
from danvan.plans.queries.drafts import plans_above
from danvan.plans.queries.plans_duties import duties_of
from danvan.plans.queries.plans_list import issuers_of
from danvan.rules.plans.compare import compare_plans
from danvan.rules.plans.year_ahead import year_ahead
from danvan.units.models import Unit
from danvan.units.queries import ended_units_held_by, unit_book

OWES = DutyUnit.Part.OWES


@dataclass(frozen=True)
class Offer:
    """A duty one may take over «nhiệm vụ có thể đưa vào», with what the program proposes.

    `days` are the days moved on, each as it was and as proposed; `twin` says that the other source
    holds the duty too.
    """

    pk: int
    text: str
    place: str
    units: str
    days: tuple[tuple[str, str], ...]
    targets: tuple[str, ...]
    twin: bool
    ticked: bool


@dataclass(frozen=True)
class Offers:
    """Both lists «hai nguồn»: last year's duties with their words moved on, the superior's."""

    own: tuple[Offer, ...]
    above: tuple[Offer, ...]


def drafting_units(user: User, on: date) -> list[tuple[int, str]]:
    """Return the units for which a person writes drafts, by name."""
    units = units_for(user, "documents.draft", on=on)
    book = unit_book(on, units)
    return sorted(((pk, book.name(pk)) for pk in units), key=lambda pair: pair[1])


def own_plans(user: User, unit: int, on: date) -> list[tuple[str, str]]:
    """Return a unit's plans, and those of ended ones it stands for, newest first."""
    held = [unit, *ended_units_held_by([unit], on).values_list("pk", flat=True)]
    seen = visible_plans(user, on)
    return _choices(seen.filter(issuer__in=held) | seen.filter(co_issuer__in=held), on)


def plans_over(user: User, unit: int, on: date) -> list[tuple[str, str]]:
    """Return the plans of superiors that a person sees, newest first."""
    above = plans_above(Unit.objects.filter(pk=unit), on).values("pk")
    return _choices(visible_plans(user, on).filter(pk__in=above), on)


def plan_chosen(public_id: str, user: User, on: date) -> Plan | None:
    """Return a plan by its address, if the person sees it. The form has checked the address."""
    if not public_id:
        return None
    rows = visible_plans(user, on).select_related("document", "draft", "implements__document")
    return rows.filter(public_id=public_id).first()


def composing_from(plan: Plan, user: User, on: date) -> str:
    """Return the query with which a draft begins from a plan; empty where the person has none to.

    One's own plan is last year's; a superior's, which orders something of one's own unit, is above.
    """
    units = units_for(user, "documents.draft", on=on)
    held = set(ended_units_held_by(units, on).values_list("pk", flat=True))
    for unit in (plan.issuer_id, plan.co_issuer_id):
        if unit in units:
            return f"cu={plan.public_id}&tren=&don_vi={unit}"
        if unit in held:
            return f"cu={plan.public_id}&tren="
    over = (
        pk for pk in sorted(units) if plans_above(Unit.objects.filter(pk=pk), on).filter(pk=plan.pk)
    )
    unit = next(over, None)
    return "" if unit is None else f"cu=&tren={plan.public_id}&don_vi={unit}"


def default_unit(units: list[tuple[int, str]], own: str, user: User, on: date) -> int:
    """Return the unit whose plan was chosen, else one that has plans, else the first of some."""
    plans = {pk: [key for key, _name in own_plans(user, pk, on)] for pk, _name in units}
    fitting = [pk for pk, keys in plans.items() if own in keys]
    return next(iter([*fitting, *(pk for pk, keys in plans.items() if keys), *plans]))


def default_year(own: Plan | None, above: Plan | None) -> int | None:
    """Return the year the draft is for: the superior's, but always one after last year's."""
    wanted = [year_of(above)] if above is not None else []
    wanted += [year_of(own) + 1] if own is not None else []
    return max(wanted, default=None)


def default_title(own: Plan | None, above: Plan | None, year: int) -> str:
    """Return the subject of last year's plan for this year, else the superior's."""
    if own is not None:
        return year_ahead(own.document.title, year=year_of(own), years=year - year_of(own)).text
    return above.document.title if above is not None else ""


def offers_of(sources: Sources, year: int, on: date) -> Offers:
    """Return both lists, last year's whole; of the superior's what this unit owes and had not."""
    own, above = sources.own, sources.above
    twins = _twins(own, above, on)
    return Offers(
        own=tuple(_own_offers(own, year, twins, on)) if own else (),
        above=tuple(_offers_above(above, twins, sources.issuer, on)) if above else (),
    )


def below_units(unit: int, on: date) -> list[tuple[str, str]]:
    """Return the units under one, to which its plan may give work, by name."""
    book = unit_book(on)
    names = sorted({entry.name for entry in book.below(unit)}) if unit in book.entries else []
    return [(name, name) for name in names]


def _choices(plans: QuerySet[Plan], on: date) -> list[tuple[str, str]]:
    found = plans.select_related("document").defer("text", "blocks").distinct()
    rows = list(found.order_by("-since", "-pk"))
    book = unit_book(on, issuers_of(rows))
    return [(str(plan.public_id), plan_called(plan, book)) for plan in rows]


def _twins(own: Plan | None, above: Plan | None, on: date) -> dict[int, int]:
    """Return which duty of last year's plan each duty of the plan above is, by their keys."""
    if own is None or above is None:
        return {}
    ours, theirs = compared_sides(own, above, on)
    mine, over = duties_of(own), duties_of(above)
    pairs = compare_plans(ours.side, theirs.side, units_count=False).paired
    return {
        over[pair.new].pk: mine[pair.old].pk
        for pair in pairs
        if pair.old < len(mine) and pair.new < len(over)
    }


def _own_offers(own: Plan, year: int, twins: Mapping[int, int], on: date) -> Iterable[Offer]:
    before = year_of(own)
    side, _again = compared_sides(own, own, on)
    ordered = set(twins.values())
    for duty, shown in zip(duties_of(own), side.shown, strict=False):
        moved = year_ahead(shown.text, year=before, years=year - before)
        days = tuple((day.before, day.after) for day in moved.days)
        also = duty.pk in ordered
        yield Offer(
            duty.pk,
            moved.text,
            shown.place,
            names_counted(shown.units),
            days,
            shown.targets,
            also,
            True,
        )


def _offers_above(above: Plan, twins: Mapping[int, int], issuer: Unit, on: date) -> Iterable[Offer]:
    side, _again = compared_sides(above, above, on)
    for duty, shown in zip(duties_of(above), side.shown, strict=False):
        had = duty.pk in twins
        owes = any(p.unit_id == issuer.pk and p.part == OWES for p in duty.units.all())
        units = names_counted(shown.units)
        yield Offer(
            duty.pk, shown.text, shown.place, units, (), shown.targets, had, owes and not had
        )
