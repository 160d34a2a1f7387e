"""The page of one step in a document's life, and the page where a draft begins."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.access.life import units_for, worked_on
from danvan.documents.actions.drafts import NewDraft, start_draft
from danvan.documents.actions.refusals import NumberTaken, SeenBefore
from danvan.documents.forms.life import DraftForm, SignedForm
from danvan.documents.models import Document
from danvan.documents.queries.life import Life, life_of, waiting_copy
from danvan.documents.queries.life_choices import choices_of, proposals_of, units_offered
from danvan.documents.queries.waiting import waiting_documents
from danvan.documents.views.life_steps import LIFE_STEPS, LifeStep
from danvan.readers.files import MAX_FILE_BYTES
from danvan.units.models import Unit


@staff_page("documents.draft")
def start(request: StaffRequest) -> HttpResponse:
    """Begin an outgoing document with its draft."""
    units = units_for(request.user, "documents.draft", on=request.today)
    form = DraftForm(
        request.POST or None, request.FILES or None, units=units_offered(units, on=request.today)
    )
    if request.method == "POST" and form.is_valid():
        try:
            document = _draft(request, form)
        except ActRefused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Đã lập dự thảo. Xem lại rồi trình lãnh đạo."))
            return leave(request, document_url(document))
    shown = {"form": form, "max_bytes": MAX_FILE_BYTES}
    status = INVALID if form.is_bound else 200
    return render(request, "documents/life/start.html", shown, status=status)


@staff_page("documents.view")
def step(request: StaffRequest, public_id: UUID, slug: str) -> HttpResponse:
    """Show one step with what it needs, and take it; strangers to the unit get 404."""
    document = _document(request, public_id)
    chosen = LIFE_STEPS.get(slug)
    if chosen is None:
        raise Http404
    life = life_of(document, request.user, on=request.today)
    form = _form(request, life, chosen, slug)
    if request.method == "POST":
        met = _taken(request, document, chosen, form) if form.is_valid() else None
        if form.is_valid():
            return _left(request, life, chosen)
        return _again(request, public_id, chosen, slug, form, met)
    if slug not in {offered.slug for offered in life.steps}:
        raise Http404
    return _page(request, life, chosen, slug, form)


@staff_page("documents.view")
def waiting(request: StaffRequest) -> HttpResponse:
    """Show the documents that wait for the person who asks."""
    groups = waiting_documents(request.user, on=request.today)
    return render(request, "documents/life/mine.html", {"groups": groups})


def document_url(document: Document) -> str:
    """Return the address of a document's page."""
    return reverse("documents:document", args=[document.public_id])


def _draft(request: StaffRequest, form: DraftForm) -> Document:
    given = form.cleaned_data
    new = NewDraft(
        kind=given["kind"],
        title=given["title"],
        recipients=given["recipients"].splitlines(),
        data=given["file"].read(),
        name=given["file"].name,
    )
    unit = Unit.objects.get(pk=given["unit"])
    return start_draft(new, unit=unit, by=request.user, on=request.today)


def _document(request: StaffRequest, public_id: UUID) -> Document:
    rows = worked_on(request.user, on=request.today)
    return get_object_or_404(rows.select_related("draft_file", "file"), public_id=public_id)


def _form(request: StaffRequest, life: Life, chosen: LifeStep, slug: str) -> forms.Form:
    posted = request.method == "POST"
    options = choices_of(slug, life, request.user, on=request.today)
    if "twin" in options:
        options["twin"] = posted and "again" in request.POST
    return chosen.form(
        request.POST if posted else None,
        request.FILES if posted else None,
        initial={"version": life.document.version, **proposals_of(slug, life, on=request.today)},
        **options,
    )


def _taken(
    request: StaffRequest, document: Document, chosen: LifeStep, form: forms.Form
) -> Document | None:
    """Take the step; a refusal becomes a sentence on the form. Return the document it met."""
    try:
        chosen.act(document, form.cleaned_data, request.user, request.today)
    except (SeenBefore, NumberTaken) as refused:
        if isinstance(refused, SeenBefore):
            form.fields["again"] = chosen.form.base_fields["again"]
        form.add_error(None, refused.message)
        return refused.existing
    except ActRefused as refused:
        form.add_error(None, refused.message)
    return None


def _left(request: StaffRequest, life: Life, chosen: LifeStep) -> HttpResponse:
    """Lead back to the document; a signed paper that waits for a word leads to that word."""
    if chosen.form is SignedForm and waiting_copy(life.document) is not None:
        messages.warning(request, _("Bản ký chưa được nhận: hãy xem kết quả đối chiếu."))
        args = [life.document.public_id, "nhan-ban-ky"]
        return leave(request, reverse("documents:life-step", args=args))
    messages.success(request, str(chosen.said))
    return leave(request, document_url(life.document))


def _again(
    request: StaffRequest,
    public_id: UUID,
    chosen: LifeStep,
    slug: str,
    form: forms.Form,
    met: Document | None,
) -> HttpResponse:
    """Show the step as things stand now with what was typed, ready to be sent once more."""
    life = life_of(_document(request, public_id), request.user, on=request.today)
    # Who saw the newer document may send what he typed again: it then speaks of this version.
    typed: Any = request.POST.copy()
    typed["version"] = str(life.document.version)
    form.data = typed
    return _page(request, life, chosen, slug, form, met, status=INVALID)


def _page(
    request: StaffRequest,
    life: Life,
    chosen: LifeStep,
    slug: str,
    form: forms.Form,
    met: Document | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "life": life,
        "document": life.document,
        "chosen": chosen,
        "slug": slug,
        "form": form,
        "known": met,
        "back": document_url(life.document),
        "files": form.is_multipart(),
        "max_bytes": MAX_FILE_BYTES,
    }
    return render(request, "documents/life/step.html", shown, status=status)
