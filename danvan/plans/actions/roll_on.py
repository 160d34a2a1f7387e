"""Rolling open-ended plans on: the work of the next year opens as the calendar moves."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.base.acts import locked
from danvan.obligations.models import Nature, ObligationParty
from danvan.plans.actions.issue import open_for_duties
from danvan.plans.actions.reporting import set_reporting_dates
from danvan.plans.models import Duty, DutyObligation, DutyUnit, Plan
from danvan.plans.queries.plans_arising import Arising, Order, arising_of
from danvan.plans.queries.plans_reporting import proposed_reporting
from danvan.plans.queries.plans_shape import orders_advice
from danvan.plans.queries.plans_terms import AHEAD, Period, Terms, sides_of, terms_of
from danvan.plans.values import DeadlineValue
from danvan.units.queries import unit_book

Key = tuple[int, int, str]


def roll_on(on: date) -> int:
    """Open what open-ended plans order within a year of a day; return how many obligations.

    A second run finds nothing to open. Each plan is a transaction of its own.
    """
    running = Plan.objects.filter(state=Plan.State.ISSUED, until__isnull=True)
    return sum(_roll_plan(pk, on) for pk in running.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _roll_plan(plan_id: int, on: date) -> int:
    plan = locked(Plan, plan_id, None)
    if plan.state != Plan.State.ISSUED or not _still_there(plan, on):
        return 0
    # What a newer version took on is rolled on there; what it dropped is not.
    own = plan.duties.filter(continued_by__isnull=True, ended_by__isnull=True)
    duties = list(own.select_related("section").prefetch_related("units"))
    links = list(DutyObligation.objects.filter(duty__plan=plan).order_by("pk"))
    known: set[Key] = {(link.duty_id, link.debtor_id, link.occurrence) for link in links}
    terms = _terms(plan, duties, on)
    advice = orders_advice(
        (duty.advises for duty in duties), terms.issued_on, plan.issuer_id, plan.co_issuer_id
    )
    rows = [
        (duty, _new(duty, arising_of(_order(duty, advises=advice(duty.advises)), terms), known))
        for duty in duties
        if duty.nature == Nature.RECURRING
    ]
    opened = open_for_duties(plan, rows, moved=_moved(links), by=None, on=on)
    if any(duty.nature == Nature.STANDING for duty in duties):
        period = Period(plan.since, plan.until)
        set_reporting_dates(plan, proposed_reporting(period, on), by=None, on=on)
    if opened:
        record_event(
            "plans.rolled_on", by=None, on=on, about=plan, obligations=opened, until=on + AHEAD
        )
    return opened


def _still_there(plan: Plan, on: date) -> bool:
    """Say whether the issuer exists: an abolished body orders nothing more."""
    entry = unit_book(on, [plan.issuer_id]).entries.get(plan.issuer_id)
    return entry is not None and entry.live


def _terms(plan: Plan, duties: Iterable[Duty], on: date) -> Terms:
    day = plan.document.issued_on or plan.issued_on
    issuers = (plan.issuer_id, plan.co_issuer_id)
    units = {part.unit_id for duty in duties for part in duty.units.all()}
    book = unit_book(day, units | {pk for pk in issuers if pk is not None})
    sides = sides_of(issuers, units, book)
    period = Period(plan.since, plan.until)
    return terms_of(sides, period, issued_on=day, inclusive=plan.inclusive_days, on=on)


def _order(duty: Duty, *, advises: bool) -> Order:
    """Return a duty as its rows keep it."""
    parts = list(duty.units.all())
    owing = [part for part in parts if part.part == DutyUnit.Part.OWES]
    return Order(
        nature=duty.nature,
        role=duty.role,
        units=() if duty.unassigned_reason else tuple(part.unit_id for part in owing),
        partners=tuple(p.unit_id for p in parts if p.part == DutyUnit.Part.PARTNER),
        heads=frozenset(part.unit_id for part in owing if part.head),
        advises=advises,
        deadlines=tuple(DeadlineValue.from_json(entry) for entry in duty.when),
    )


def _new(duty: Duty, arising: Iterable[Arising], known: set[Key]) -> tuple[Arising, ...]:
    """Return what has not been opened before; what lies behind the plan's own rows stays there."""
    if duty.unassigned_reason:
        return ()
    return tuple(each for each in arising if (duty.pk, *each.key) not in known)


def _moved(links: Iterable[DutyObligation]) -> dict[tuple[int, int], int]:
    """Return to whom each debtor's work on a duty has passed, by its newest obligation.

    Whoever took the open work of an ended unit over also owes what comes after.
    """
    newest = {(link.duty_id, link.debtor_id): link.obligation_id for link in links}
    parties = ObligationParty.objects.filter(
        obligation__in=newest.values(), part=ObligationParty.Part.DEBTOR
    )
    now = dict(parties.values_list("obligation_id", "unit_id"))
    return {key: now[pk] for key, pk in newest.items() if now.get(pk, key[1]) != key[1]}
