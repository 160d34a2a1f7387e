"""Who works on a document of a unit's register: always people of that unit, each by his own act."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.accounts.roles import Reach, Role, reach_of
from danvan.documents.models import Certainty, Document
from danvan.units.access import held_on, reachable


@dataclass(frozen=True)
class Standing:
    """What a person may do with the documents of one unit «quyền»: read once, asked for each act.

    `user` matters where nobody may judge what he himself put forward.
    """

    user: int
    view: bool
    draft: bool
    approve: bool
    issue: bool
    receive: bool
    pass_on: bool


def units_for(user: User, act: str, *, on: date) -> frozenset[int]:
    """Return the units in whose register a person does an act on a day."""
    return reachable(user, act, on).own


def worked_on(user: User, *, on: date) -> QuerySet[Document]:
    """Return the documents in the registers of a person's own units, drafts among them."""
    own = units_for(user, "documents.view", on=on)
    return Document.objects.filter(unit__in=own, certainty=Certainty.OWN)


def standing(user: User, unit: int | None, *, on: date) -> Standing:
    """Return what a person may do with the documents of a unit; one query."""
    held = held_on(user, on).filter(post__unit=unit).values_list("post__role", flat=True)
    roles = {Role(role) for role in held} if unit is not None else set()

    def holds(act: str) -> bool:
        return any(Reach.OWN in reach_of(f"documents.{act}", role) for role in roles)

    acts = ("view", "draft", "approve", "issue", "receive", "pass_on")
    return Standing(user.pk, **{act: holds(act) for act in acts})


def may_draft(user: User, unit: int | None, *, on: date) -> bool:
    """Say whether a person writes drafts of a unit."""
    return unit in units_for(user, "documents.draft", on=on)


def may_remark(user: User, unit: int | None, *, on: date) -> bool:
    """Say whether a person says what he thinks of the drafts of a unit."""
    return unit in units_for(user, "documents.view", on=on)


def may_approve(user: User, unit: int | None, *, on: date) -> bool:
    """Say whether a person approves or returns the drafts of a unit."""
    return unit in units_for(user, "documents.approve", on=on)


def may_issue(user: User, unit: int | None, *, on: date) -> bool:
    """Say whether a person gives number and day, takes signed papers in and sends them out."""
    return unit in units_for(user, "documents.issue", on=on)


def may_receive(user: User, unit: int | None, *, on: date) -> bool:
    """Say whether a person takes in what comes to a unit."""
    return unit in units_for(user, "documents.receive", on=on)


def may_pass_on(user: User, unit: int | None, *, on: date) -> bool:
    """Say whether a person passes on what came to a unit."""
    return unit in units_for(user, "documents.pass_on", on=on)
