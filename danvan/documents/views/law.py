"""Pages of whoever keeps the register of law: look up, add, correct, relate."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.access.register import law_documents, law_kept, may_keep_law
from danvan.documents.actions.entries import AlreadyEntered
from danvan.documents.actions.law import add_law, correct_law
from danvan.documents.actions.relations import remove_relation
from danvan.documents.forms.entries import LawForm, LookForm, entry_initial
from danvan.documents.models import Document
from danvan.documents.queries.register import register_lines
from danvan.documents.queries.relations import proposed_end, relations_of
from danvan.documents.queries.search import find
from danvan.documents.views.relating import relate_page

PER_PAGE = 30


@staff_page("documents.keep_law")
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """Show the register of law to operators; those of the uppermost unit keep it."""
    on = request.today
    form = LookForm(request.GET)
    form.fields["q"].label = _("Số, trích yếu, cơ quan")
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    page = Paginator(find(law_documents(), asked), PER_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "form": form,
        "asked": asked,
        "page": page,
        "lines": register_lines(list(page.object_list), on, on),
        "keep": kept.urlencode(),
        "keeps": may_keep_law(request.user, on=on),
    }
    return render(request, "documents/law.html", context)


@staff_page("documents.keep_law")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    """Add a document to the register of law."""
    if not may_keep_law(request.user, on=request.today):
        return leave(request, "documents:law")
    form = LawForm(request.POST or None)
    known = None
    if form.is_valid():
        try:
            made = add_law(form.entry(), by=request.user, on=request.today)
        except ActRefused as refused:
            form.add_error(None, refused.message)
            known = refused.document if isinstance(refused, AlreadyEntered) else None
        else:
            messages.success(request, _("Đã thêm %(document)s vào sổ.") % {"document": made})
            return leave(request, reverse("documents:keep-law", args=[made.public_id]))
    context = {"form": form, "known": known, "crumbs": _way()}
    return render(
        request, "documents/add_law.html", context, status=INVALID if form.is_bound else 200
    )


@staff_page("documents.keep_law")
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show an entry of the register of law and correct it."""
    document = _law_or_404(request, public_id)
    relations = relations_of(document, law_kept(request.user, on=request.today))
    end = proposed_end(document, relations)
    form = LawForm(request.POST or None, document=document, initial=entry_initial(document))
    known = None
    if form.is_valid():
        try:
            _corrected(request, document, form)
        except ActRefused as refused:
            form.add_error(None, refused.message)
            known = refused.document if isinstance(refused, AlreadyEntered) else None
        else:
            messages.success(request, _("Đã sửa trong sổ."))
            return leave(request, request.path)
    context = {
        "form": form,
        "document": document,
        "relations": relations,
        "end": end,
        "known": known,
        "crumbs": _way(),
    }
    return render(
        request, "documents/keep_law.html", context, status=INVALID if form.is_bound else 200
    )


@staff_page("documents.keep_law")
@require_http_methods(["GET", "HEAD", "POST"])
def relate(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Say how a document of law stands to another one."""
    document = _law_or_404(request, public_id)
    back = reverse("documents:keep-law", args=[public_id])
    crumbs = [*_way(), {"label": str(document), "url": back}]
    return relate_page(request, document, back, crumbs)


@require_POST
@staff_page("documents.keep_law")
def unrelate(request: StaffRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Take a relation of a document of law back, whichever of the two acts."""
    document = _law_or_404(request, public_id)
    lines = relations_of(document, law_kept(request.user, on=request.today))
    acting = {line.pk: document if line.acts else line.other for line in lines}
    try:
        remove_relation(acting.get(pk, document).pk, pk, by=request.user, on=request.today)
    except ActRefused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã gỡ quan hệ."))
    return redirect("documents:keep-law", public_id)


def _corrected(request: StaffRequest, document: Document, form: LawForm) -> Document:
    return correct_law(
        document.pk,
        form.entry(),
        version=form.cleaned_data["version"] or 0,
        by=request.user,
        on=request.today,
    )


def _law_or_404(request: StaffRequest, public_id: UUID) -> Document:
    return get_object_or_404(law_kept(request.user, on=request.today), public_id=public_id)


def _way() -> list[dict[str, str]]:
    return [{"label": _("Sổ pháp luật"), "url": reverse("documents:law")}]
