"""Who may see, issue, close and print a plan."""

from datetime import date

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.documents.models import StoredFile
from danvan.plans.models import DutyObligation, DutyUnit, Plan, PlanDraft
from danvan.units.access import Reachable, reachable, units_within


def visible_plans(user: User, on: date) -> QuerySet[Plan]:
    """Return the plans a person sees on a day.

    They are the plans of the units reached, and those that name one of his units or whose work
    has come to it.
    """
    return _within(reachable(user, "plans.view", on), on)


def may_issue(user: User, draft: PlanDraft, *, on: date) -> bool:
    """Say whether a person may issue the plan of a draft, for the unit that took it in."""
    return draft.unit_id in reachable(user, "plans.issue", on).own


def may_close(user: User, plan: Plan, *, on: date) -> bool:
    """Say whether a person may close a plan: only for a unit that issued it."""
    return bool({plan.issuer_id, plan.co_issuer_id} & reachable(user, "plans.close", on).own)


def may_export(user: User, plan: Plan, *, on: date) -> bool:
    """Say whether a person may print a plan."""
    return _within(reachable(user, "plans.export", on), on).filter(pk=plan.pk).exists()


def shows_file(user: User, file: StoredFile, on: date) -> bool:
    """Say whether a person sees a plan whose document is kept in a file."""
    return visible_plans(user, on).filter(document__file=file).exists()


def _within(reach: Reachable, on: date) -> QuerySet[Plan]:
    if not reach:
        return Plan.objects.none()
    units = units_within(reach, on)
    condition = Q(issuer__in=units) | Q(co_issuer__in=units)
    if reach.party:
        named = DutyUnit.objects.filter(unit__in=reach.party).values("duty__plan")
        come = DutyObligation.objects.filter(obligation__parties__unit__in=reach.party)
        condition |= Q(pk__in=named) | Q(pk__in=come.values("duty__plan"))
    return Plan.objects.filter(condition)
