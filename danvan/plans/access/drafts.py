"""Who may see, import and review a draft: planners and partners of its unit.

Those who may issue the plan see the draft too; seeing is not correcting.
"""

from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.plans.models import Plan, PlanDraft
from danvan.units.access import reachable
from danvan.units.models import Unit
from danvan.units.queries import ended_units_held_by


def visible_drafts(user: User, on: date) -> QuerySet[PlanDraft]:
    """Return the drafts of the units for which a person imports or issues plans on a day."""
    units = _own(user, "plans.import", on) | _own(user, "plans.issue", on)
    return PlanDraft.objects.filter(unit__in=units)


def importing_units(user: User, on: date) -> QuerySet[Unit]:
    """Return the units for which a person may hand in a plan."""
    return Unit.objects.filter(pk__in=_own(user, "plans.import", on))


def possible_issuers(user: User, on: date) -> QuerySet[Unit]:
    """Return the units whose plans a person may import: his own, and ended ones it stands for.

    A former body's plan is taken in by the unit that holds its records.
    """
    own = _own(user, "plans.import", on)
    held = ended_units_held_by(own, on).values("pk")
    return Unit.objects.filter(pk__in=own) | Unit.objects.filter(pk__in=held)


def may_import(user: User, unit: Unit, *, on: date) -> bool:
    """Say whether a person may hand in a plan for a unit."""
    return unit.pk in _own(user, "plans.import", on)


def may_review(user: User, draft: PlanDraft, *, on: date) -> bool:
    """Say whether a person may correct the rows of a draft."""
    return draft.unit_id in _own(user, "plans.import", on)


def may_choose_issuer(user: User, draft: PlanDraft, issuer: Unit, *, on: date) -> bool:
    """Say whether a person may name a unit as the issuer of a draft."""
    return may_review(user, draft, on=on) and (
        possible_issuers(user, on).filter(pk=issuer.pk).exists()
    )


def may_renew(user: User, plan: Plan, *, on: date) -> bool:
    """Say whether a person may take in a new version of a plan: of his own unit's, or one held."""
    issuers = [pk for pk in (plan.issuer_id, plan.co_issuer_id) if pk is not None]
    return possible_issuers(user, on).filter(pk__in=issuers).exists()


def _own(user: User, act: str, on: date) -> frozenset[int]:
    return reachable(user, act, on).own
