"""Where the work of a plan comes from, asked in batches by the obligations app."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.obligations.queries.origins import Origin
from danvan.plans.models import Duty, Plan
from danvan.plans.paragraphs import SourceParagraph, stored_paragraphs
from danvan.plans.queries.plans_list import title_of

AROUND = 1  # paragraphs shown before and after the one that orders the work


def duty_origins(ids: Collection[int], on: date) -> Mapping[int, Origin]:
    """Return the origins of work that duties order: the plan, and what stands around the words."""
    duties = Duty.objects.filter(pk__in=ids).select_related("plan__document")
    rows = list(duties.order_by("plan_id"))
    paragraphs = {plan.pk: stored_paragraphs(plan.blocks) for plan in {row.plan for row in rows}}
    return {row.pk: _origin(row, paragraphs[row.plan_id]) for row in rows}


def plan_origins(ids: Collection[int], on: date) -> Mapping[int, Origin]:
    """Return the origins of what is folded under plans."""
    plans = Plan.objects.filter(pk__in=ids).select_related("document").defer("text", "blocks")
    return {plan.pk: Origin(label_of(plan), plan_address(plan)) for plan in plans}


def label_of(plan: Plan) -> str:
    """Return how other pages name a plan: «Kế hoạch số 12/KH-UBND», or its subject."""
    if plan.document.number:
        said = {"kind": plan.document.kind, "number": plan.document.number}
        return _("%(kind)s số %(number)s") % said
    return title_of(plan)


def plan_address(plan: Plan) -> str:
    """Return the address of a plan's page."""
    return reverse("plans:detail", args=[plan.public_id])


def _origin(duty: Duty, paragraphs: Sequence[SourceParagraph]) -> Origin:
    text, url = duty.plan.text, f"{plan_address(duty.plan)}#nv-{duty.pk}"
    if duty.start is None or duty.end is None:
        return Origin(label_of(duty.plan), url)
    before = [p for p in paragraphs if p.end <= duty.start][-AROUND:]
    after = [p for p in paragraphs if p.start >= duty.end][:AROUND]
    around = [p for p in paragraphs if p.start < duty.end and p.end > duty.start]
    led_in = text[around[0].start : duty.start] if around else ""
    led_out = text[duty.end : around[-1].end] if around else ""
    return Origin(
        label=label_of(duty.plan),
        url=url,
        before="\n".join([*(text[p.start : p.end] for p in before), led_in]).strip(),
        after="\n".join([led_out, *(text[p.start : p.end] for p in after)]).strip(),
    )
