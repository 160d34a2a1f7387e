"""From an issued document to a plan: who may take it in, and whether that was done."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.documents.models import Document
from danvan.plans.access.drafts import importing_units
from danvan.plans.models import Plan, PlanDraft
from danvan.rules.documents.life import OUT
from danvan.rules.text.letters import bare_words

# What is read for duties; a decision or a letter is not.
PLANNING = ("ke hoach", "chuong trinh")


def plans_to_be(user: User, on: date) -> QuerySet[Document]:
    """Return the issued documents of a person's units whose paper he may take in as a plan."""
    units = importing_units(user, on).values("pk")
    drafts = PlanDraft.objects.exclude(state=PlanDraft.State.DROPPED)
    return (
        Document.objects.filter(
            unit__in=units, side=Document.Side.OUTGOING, state__in=OUT, file__isnull=False
        )
        .exclude(pk__in=Plan.objects.values("document"))
        .exclude(file__in=drafts.values("file"))
    )


def lead_of(document: Document, user: User, on: date) -> tuple[str, str] | None:
    """Return the word and address of taking a document in as a plan, where that may be done."""
    if not bare_words(document.kind).startswith(PLANNING):
        return None
    if not plans_to_be(user, on).filter(pk=document.pk).exists():
        return None
    return _("Nhập thành kế hoạch"), reverse("plans:from-document", args=[document.public_id])
