"""Pages of one's own register: enter a paper, correct an entry, relate documents."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.access.register import may_correct, may_relate, units_registering
from danvan.documents.actions.entries import AlreadyEntered
from danvan.documents.actions.registering import correct_entry, register_document
from danvan.documents.actions.relations import remove_relation
from danvan.documents.forms.entries import EntryForm, NewEntryForm, entry_initial
from danvan.documents.models import Document
from danvan.documents.views.register import crumbs_of, document_or_404
from danvan.documents.views.relating import relate_page
from danvan.units.models import Unit
from danvan.units.queries import unit_book

Side = Document.Side


@staff_page("documents.issue")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: StaffRequest) -> HttpResponse:
    """Enter a document that was issued on paper into the register of one's unit."""
    book = unit_book(request.today, units_registering(request.user, on=request.today))
    units = [(entry.pk, entry.name) for entry in book.at_work()]
    form = NewEntryForm(
        request.POST or None,
        request.FILES or None,
        units=units,
        initial={"kind": "Kế hoạch"},
    )
    known = _entered(request, form) if form.is_valid() else None
    if isinstance(known, HttpResponse):
        return known
    context = {"form": form, "known": known, "crumbs": crumbs_of(Side.OUTGOING)}
    status = INVALID if form.is_bound else 200
    return render(request, "documents/enter.html", context, status=status)


@staff_page("documents.issue")
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Correct what the register says of a document."""
    document = document_or_404(request, public_id)
    if document.side == Side.LAW or not may_correct(request.user, document, on=request.today):
        raise Http404
    form = EntryForm(request.POST or None, document=document, initial=entry_initial(document))
    known = None
    if form.is_valid():
        try:
            correct_entry(
                document.pk,
                form.entry(),
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                on=request.today,
            )
        except ActRefused as refused:
            form.add_error(None, refused.message)
            known = refused.document if isinstance(refused, AlreadyEntered) else None
        else:
            messages.success(request, _("Đã sửa trong sổ."))
            return leave(request, reverse("documents:document", args=[public_id]))
    context = {"form": form, "document": document, "known": known, "crumbs": _way(document)}
    status = INVALID if form.is_bound else 200
    return render(request, "documents/correct.html", context, status=status)


@staff_page("documents.draft")
@require_http_methods(["GET", "HEAD", "POST"])
def relate(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Say how a document of one's unit stands to another one."""
    document = document_or_404(request, public_id)
    if document.side == Side.LAW or not may_relate(request.user, document, on=request.today):
        raise Http404
    back = reverse("documents:document", args=[public_id])
    return relate_page(request, document, back, _way(document))


@require_POST
@staff_page("documents.draft")
def unrelate(request: StaffRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Take a relation of a document of one's unit back."""
    document = document_or_404(request, public_id)
    try:
        remove_relation(document.pk, pk, by=request.user, on=request.today)
    except ActRefused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã gỡ quan hệ."))
    return redirect("documents:document", public_id)


def _entered(request: StaffRequest, form: NewEntryForm) -> HttpResponse | Document | None:
    """Enter the document and lead to it; a refusal stands on the form, with the entry it met."""
    upload = form.cleaned_data["file"]
    held = units_registering(request.user, on=request.today)
    unit = Unit.objects.filter(pk=form.cleaned_data["unit"] or 0, pk__in=held).first()
    if unit is None:
        form.add_error(None, _("Hãy chọn sổ của đơn vị mình."))
        return None
    try:
        document = register_document(
            form.entry(),
            unit=unit,
            paper=(upload.read(), upload.name) if upload else None,
            by=request.user,
            on=request.today,
        )
    except ActRefused as refused:
        form.add_error(None, refused.message)
        return refused.document if isinstance(refused, AlreadyEntered) else None
    messages.success(request, _("Đã ghi %(document)s vào sổ.") % {"document": document})
    return leave(request, reverse("documents:document", args=[document.public_id]))


def _way(document: Document) -> list[dict[str, str]]:
    """Return the way to a document's page."""
    here = reverse("documents:document", args=[document.public_id])
    return [*crumbs_of(document.side), {"label": str(document), "url": here}]
