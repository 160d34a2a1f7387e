"""Keeping the derived day of a petition «hạn giải quyết» true to what it follows from."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from danvan.petitions.models import Petition, PetitionObligation
from danvan.rules.petitions.figures import DECIDING_STEPS


def keep_settle_due(petition: Petition) -> None:
    """Write the day of a petition anew, after one of its steps was opened or moved."""
    rebuild_settle_due(Petition.objects.filter(pk=petition.pk))
    petition.refresh_from_db(fields=["settle_due"])


def rebuild_settle_due(petitions: QuerySet[Petition]) -> int:
    """Write the day of every petition among some anew; return how many there are."""
    return petitions.order_by().update(settle_due=settle_due_of(PetitionObligation.objects.all()))


def settle_due_of(owed: QuerySet[Any]) -> Subquery:
    """Return the day of the last deciding step begun, as an expression of a petition's row.

    `owed` are the links from steps to obligations: a migration hands in those of its own day.
    """
    steps = owed.filter(petition=OuterRef("pk"), step__in=DECIDING_STEPS)
    return Subquery(steps.order_by("-began_on", "-pk").values("obligation__due")[:1])
