"""Where plans use a document: as their own text, or as one they rest on."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.documents.models import Document
from danvan.documents.queries.uses import MOST_USES, DocumentUse
from danvan.plans.access.plans import visible_plans
from danvan.plans.models import Plan
from danvan.plans.queries.plans_list import title_of


def uses_of_document(user: User, document: Document, on: date) -> tuple[DocumentUse, ...]:
    """Return the plans a person sees that are this document or rest on it."""
    seen = visible_plans(user, on).select_related("document").defer("text", "blocks")
    own = [_use(_("Kế hoạch"), plan) for plan in seen.filter(document=document)]
    citing = seen.filter(document__citations__cited=document).order_by("-since", "-pk").distinct()
    return (*own, *(_use(_("Kế hoạch viện dẫn"), plan) for plan in citing[:MOST_USES]))


def _use(sort: str, plan: Plan) -> DocumentUse:
    page = reverse("plans:detail", args=[plan.public_id])
    return DocumentUse(sort, title_of(plan), page, plan.document_id)
