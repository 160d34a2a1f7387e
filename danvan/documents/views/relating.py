"""The page on which a document is related to another one: look for it, choose it, say how."""

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from danvan.accounts.pages import StaffRequest
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.access.register import law_kept, visible_documents
from danvan.documents.actions.relations import relate_documents
from danvan.documents.forms.entries import BACK, LookForm, RelateForm
from danvan.documents.models import Document
from danvan.documents.queries.search import find

MOST_OFFERED = 12


def relate_page(
    request: StaffRequest, document: Document, back: str, crumbs: Sequence[dict[str, str]]
) -> HttpResponse:
    """Show what was looked for and write the relation chosen; then lead `back`."""
    look = LookForm(request.GET if "q" in request.GET else None)
    asked = look.cleaned_data["q"] if look.is_valid() else ""
    seen = _choosable(request, document)
    others = list(find(seen, asked)[:MOST_OFFERED]) if asked else []
    law = document.side == Document.Side.LAW
    form = RelateForm(request.POST or None, others=others, law=law)
    if form.is_valid() and _related(request, document, form, others):
        return leave(request, back)
    context = {
        "document": document,
        "look": look,
        "form": form,
        "others": others,
        "asked": asked,
        "back": back,
        "crumbs": crumbs,
    }
    status = INVALID if form.is_bound else 200
    return render(request, "documents/relate.html", context, status=status)


def _choosable(request: StaffRequest, document: Document) -> QuerySet[Document]:
    """Return the documents to choose among: those the person sees, the law for who keeps it."""
    user, on = request.user, request.today
    if document.side == Document.Side.LAW:
        seen = law_kept(user, on=on)
    else:
        seen = visible_documents(user, on=on)
    return seen.exclude(pk=document.pk)


def _related(
    request: StaffRequest, document: Document, form: RelateForm, others: Sequence[Document]
) -> bool:
    """Write the relation; a refusal stands on the form."""
    chosen = {str(row.public_id): row.pk for row in others}[form.cleaned_data["other"]]
    relation = form.cleaned_data["relation"]
    acting, other = document.pk, chosen
    if relation.startswith(BACK):
        acting, other = other, acting
    try:
        relate_documents(
            acting, relation.removeprefix(BACK), other, by=request.user, on=request.today
        )
    except ActRefused as refused:
        form.add_error(None, refused.message)
        return False
    messages.success(request, _("Đã ghi quan hệ."))
    return True
