"""Versions of a plan: what came before and after it, and which of its duties are still live."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.documents.models import DocumentLink
from danvan.obligations.models import Obligation
from danvan.plans.access.drafts import possible_issuers
from danvan.plans.models import Duty, Plan, PlanDraft
from danvan.plans.queries.plans_list import group_of

Relation = DocumentLink.Relation
Renewal = PlanDraft.Renewal
RELATIONS: Final = {Renewal.REPLACES: Relation.REPLACES, Renewal.AMENDS: Relation.AMENDS}
NEWER: Final[dict[str, str | Promise]] = {
    Relation.REPLACES: _("Đã được thay bằng"),
    Relation.AMENDS: _("Được sửa đổi, bổ sung bởi"),
}
OLDER: Final[dict[str, str | Promise]] = {
    Relation.REPLACES: _("Thay thế"),
    Relation.AMENDS: _("Sửa đổi, bổ sung"),
}


@dataclass(frozen=True)
class VersionLine:
    """Another version of a plan «bản trước, bản sau»: how the two stand to each other."""

    word: str | Promise
    plan: Plan


def versions_of(plan: Plan, seen: QuerySet[Plan]) -> tuple[VersionLine, ...]:
    """Return the versions before and after a plan that are seen; what is newer first."""
    own = plan.document_id
    links = DocumentLink.objects.filter(
        Q(other=own) | Q(document=own), relation__in=RELATIONS.values()
    )
    words = {
        link.other_id if link.document_id == own else link.document_id: (
            OLDER if link.document_id == own else NEWER
        )[link.relation]
        for link in links
    }
    rows = seen.filter(document__in=words).select_related("document").defer("text", "blocks")
    found = rows.order_by("-document__issued_on", "-pk")
    return tuple(VersionLine(words[each.document_id], each) for each in found)


def earlier_versions(plan: Plan) -> frozenset[int]:
    """Return a plan and every version it came from, however far back; a query a step."""
    found = {plan.pk}
    edge = {plan.pk}
    while edge:
        older = Plan.objects.filter(
            document__linked_by__document__plan__in=edge,
            document__linked_by__relation__in=RELATIONS.values(),
        )
        edge = set(older.values_list("pk", flat=True)) - found
        found |= edge
    return frozenset(found)


def family_of(plan: Plan) -> list[Plan]:
    """Return a plan and the plans in force that amend it: together they say what is ordered."""
    amending = Plan.objects.filter(
        draft__renews=plan, draft__renewal=Renewal.AMENDS, state=Plan.State.ISSUED
    )
    return [plan, *amending.select_related("document").order_by("pk")]


def live_duties(family: Iterable[Plan]) -> list[Duty]:
    """Return the duties of some plans that no newer version has taken on or ended, in order."""
    rows = Duty.objects.filter(
        plan__in=list(family), continued_by__isnull=True, ended_by__isnull=True
    )
    found = rows.select_related("section", "plan__document").prefetch_related("units")
    return list(found.order_by("plan_id", "position"))


def renewable_plans(user: User, on: date) -> QuerySet[Plan]:
    """Return the running plans of which a person may take a new version in.

    What amends a plan in force is renewed with it, not by itself.
    """
    issuers = possible_issuers(user, on).values("pk")
    own = Plan.objects.filter(Q(issuer__in=issuers) | Q(co_issuer__in=issuers))
    part = Q(draft__renewal=Renewal.AMENDS, draft__renews__state=Plan.State.ISSUED)
    return own.filter(state=Plan.State.ISSUED).exclude(part)


def work_of_plan(plan: Plan) -> QuerySet[Obligation]:
    """Return all that a plan's duties came to, also what goes on under its newer version."""
    tied = Obligation.objects.filter(duty_links__duty__plan=plan).values("pk")
    return Obligation.objects.filter(Q(origin_group=group_of(plan)) | Q(pk__in=tied))
