"""The running steps of petitions whose day the law's table counts otherwise now."""

from datetime import date

from django.urls import reverse

from danvan.accounts.models import User
from danvan.law.affected import Affected, Recounting
from danvan.petitions.access import may_do, visible_petitions
from danvan.petitions.actions.clock import (
    CountedDay,
    circumstances_of,
    count_day,
    law_now,
    recount_step,
)
from danvan.petitions.models import PetitionObligation
from danvan.rules.obligations.lifecycle import CLOSED

PREFIX = "petition:"
ACTS = ("petitions.classify", "petitions.decide")


def affected(user: User, on: date) -> tuple[Affected, ...]:
    """Return the steps a person may recount and that would be due on another day."""
    law = law_now()
    found = []
    for owed in _running(user, on):
        counted = count_day(owed.step, owed.began_on, circumstances_of(owed.petition), law)
        if _differs(owed, counted) and _may(user, owed, on):
            found.append(
                Affected(
                    key=f"{PREFIX}{owed.pk}",
                    title=owed.obligation.title,
                    url=reverse("obligations:detail", args=[owed.obligation.public_id]),
                    before=owed.obligation.due,
                    after=counted.due,
                    steps=counted.steps,
                )
            )
    return tuple(found)


def recount(key: str, user: User, on: date) -> bool:
    """Count one step anew for a person who may; say whether it is one of ours."""
    if not key.startswith(PREFIX):
        return False
    recount_step(int(key.removeprefix(PREFIX)), by=user, on=on)
    return True


def _running(user: User, on: date) -> list[PetitionObligation]:
    rows = PetitionObligation.objects.filter(petition__in=visible_petitions(user, on=on))
    rows = rows.exclude(obligation__state__in=CLOSED).select_related("petition", "obligation")
    return list(rows.prefetch_related("petition__clock_events").order_by("obligation__due", "id"))


def _differs(owed: PetitionObligation, counted: CountedDay) -> bool:
    """Say whether the table gives another day; what is set by hand has no basis and stays."""
    return bool(counted.basis) and counted.due != owed.obligation.due


def _may(user: User, owed: PetitionObligation, on: date) -> bool:
    return any(may_do(user, act, owed.petition, on=on) for act in ACTS)


RECOUNTING = Recounting(listed=affected, recount=recount)
