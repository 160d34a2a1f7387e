"""Taking the signed paper of an issued document in as a plan."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.models import Document
from danvan.documents.store import open_content
from danvan.plans.actions.drafts import AlreadyImported, import_plan
from danvan.plans.models import PlanDraft
from danvan.plans.queries.document_leads import plans_to_be


@staff_page("plans.import")
def from_document(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask once, then hand the document's own file to the reader of plans."""
    rows = plans_to_be(request.user, request.today).select_related("file", "unit")
    document = get_object_or_404(rows, public_id=public_id)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            draft = _taken_in(request, document)
        except AlreadyImported as known:
            return leave(request, _draft_url(known.draft))
        except ActRefused as refused:
            form.add_error(None, refused.message)
        else:
            return leave(request, _draft_url(draft))
    shown = {"document": document, "form": form}
    status = INVALID if form.is_bound else 200
    return render(request, "plans/drafts/from_document.html", shown, status=status)


def _taken_in(request: StaffRequest, document: Document) -> PlanDraft:
    """Hand the file over; that it holds no secret was said when it came into the register."""
    file, unit = document.file, document.unit
    if file is None or unit is None:
        raise LookupError(document.pk)  # `plans_to_be` gives documents with both
    with open_content(file) as kept:
        data = kept.read()
    return import_plan(
        data, file.name, unit=unit, confirmed=True, by=request.user, on=request.today
    )


def _draft_url(draft: PlanDraft) -> str:
    return reverse("plans:draft", args=[draft.public_id])
