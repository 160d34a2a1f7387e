"""Coverage: which units that must make their own plan have one that implements this."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.states import StateShown
from danvan.obligations.access import visible_obligations
from danvan.obligations.queries.shown import judged, standing_of, state_shown
from danvan.plans.access.plans import visible_plans
from danvan.plans.models import Duty, DutyObligation, DutyUnit, Plan
from danvan.plans.queries.plans_list import title_of
from danvan.plans.queries.versions import earlier_versions
from danvan.rules.plans.cascade import orders_a_plan
from danvan.units.access import reachable, units_within
from danvan.units.queries import unit_book

HAS_PLAN = StateShown(_("Đã có kế hoạch"), "good", "check-circle")
NO_PLAN = StateShown(_("Chưa có kế hoạch"), "soon", "exclamation-circle")


@dataclass(frozen=True)
class CoverageRow:
    """One unit that the plan reaches «đơn vị» and its own plan, if it has one."""

    unit: int
    name: str
    title: str
    number: str
    issued_on: date | None
    public_id: UUID | None
    covered: bool
    state: StateShown
    due: date | None
    work: UUID | None


@dataclass(frozen=True)
class Coverage:
    """How far a plan has been taken up below «độ phủ kế hoạch»."""

    rows: tuple[CoverageRow, ...]
    ordered: bool

    @property
    def covered(self) -> int:
        """Return how many units have their plan."""
        return sum(row.covered for row in self.rows)


def coverage_of(plan: Plan, user: User, on: date) -> Coverage:
    """Return the units a plan orders to make their own, those without one first.

    Where it orders nobody to, they are all units that owe it anything. A person sees the units he
    reaches, and his own.
    """
    duties = list(plan.duties.all())
    making = [duty for duty in duties if orders_a_plan(duty.text, duty.output)]
    units = _units(making or duties, plan)
    reach = reachable(user, "plans.view", on)
    seen = set(units_within(reach, on).filter(pk__in=units).values_list("pk", flat=True))
    units = [pk for pk in units if pk in seen | reach.party]
    book = unit_book(on, units)
    own = _own_plans(plan, user, on)
    owed = _owed(making, user, on)
    issuers = _issuers(plan, units)
    rows = [
        _row(pk, book.name(pk), own.get(pk), owed.get(pk), covered=pk in issuers) for pk in units
    ]
    return Coverage(tuple(sorted(rows, key=lambda r: (r.covered, r.name))), bool(making))


def _units(duties: Iterable[Duty], plan: Plan) -> list[int]:
    named = DutyUnit.objects.filter(duty__in=list(duties), part=DutyUnit.Part.OWES)
    found = dict.fromkeys(named.order_by("pk").values_list("unit_id", flat=True))
    return [pk for pk in found if pk not in (plan.issuer_id, plan.co_issuer_id)]


def _issuers(plan: Plan, units: Iterable[int]) -> set[int]:
    """Return which units have registered a plan that implements this one, in any version."""
    below = Plan.objects.filter(implements__in=earlier_versions(plan))
    single = below.filter(issuer__in=units).values_list("issuer_id", flat=True)
    joint = below.filter(co_issuer__in=units).values_list("co_issuer_id", flat=True)
    return {pk for pk in (*single, *joint) if pk is not None}


def _own_plans(plan: Plan, user: User, on: date) -> Mapping[int, Plan]:
    """Return the plans implementing this one that a person may open, by who issued them."""
    below = (
        visible_plans(user, on)
        .filter(implements__in=earlier_versions(plan))
        .select_related("document")
    )
    found: dict[int, Plan] = {}
    for each in below.defer("text", "blocks").order_by("pk"):
        for pk in (each.issuer_id, each.co_issuer_id):
            if pk is not None:
                found[pk] = each
    return found


@dataclass(frozen=True)
class _Owed:
    state: StateShown
    due: date | None
    public_id: UUID


def _owed(duties: Iterable[Duty], user: User, on: date) -> Mapping[int, _Owed]:
    """Return how each unit stands with what it owes for making its plan."""
    links = DutyObligation.objects.filter(duty__in=list(duties)).values("obligation", "debtor_id")
    debtors = {link["obligation"]: link["debtor_id"] for link in links}
    rows = judged(visible_obligations(user, on=on).filter(pk__in=debtors)).order_by("due", "pk")
    found: dict[int, _Owed] = {}
    for row in rows:
        owed = _Owed(state_shown(standing_of(row, on)), row.due, row.public_id)
        found.setdefault(debtors[row.pk], owed)
    return found


def _row(
    unit: int, name: str, own: Plan | None, owed: _Owed | None, *, covered: bool
) -> CoverageRow:
    state = HAS_PLAN if covered else (owed.state if owed else NO_PLAN)
    return CoverageRow(
        unit=unit,
        name=name,
        title=title_of(own) if own else "",
        number=own.document.number if own else "",
        issued_on=own.document.issued_on if own else None,
        public_id=own.public_id if own else None,
        covered=covered,
        state=state,
        due=owed.due if owed else None,
        work=owed.public_id if owed else None,
    )
