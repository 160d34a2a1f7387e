"""Plans: the draft that is read and corrected, and the plan that is issued from it."""

from danvan.plans.models.drafts import DraftItem, DutyPair, PlanDraft
from danvan.plans.models.plan import Duty, DutyObligation, DutyUnit, Plan, Section, Target

__all__ = [
    "DraftItem",
    "Duty",
    "DutyObligation",
    "DutyPair",
    "DutyUnit",
    "Plan",
    "PlanDraft",
    "Section",
    "Target",
]
