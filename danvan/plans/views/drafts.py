"""Pages of importing: the list of drafts, handing in a file, waiting while it is read."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.accounts.pages import StaffRequest, may_open, staff_page
from danvan.base import clock
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, answer, leave
from danvan.documents.store import open_content
from danvan.plans.access.drafts import importing_units, may_review, visible_drafts
from danvan.plans.actions.drafts import (
    AlreadyImported,
    drop_draft,
    import_plan,
    read_again,
    read_by_machine,
)
from danvan.plans.forms.drafts import DropForm, UploadForm
from danvan.plans.models import PlanDraft
from danvan.plans.pictures import picture_for_screen
from danvan.plans.queries.drafts import draft_becoming, open_drafts, remaining_of
from danvan.plans.views.draft_review import review_page
from danvan.readers.files import MAX_FILE_BYTES
from danvan.readers.refusals import Refused
from danvan.units.queries import unit_book

PATIENCE = timedelta(minutes=2)  # after which a hanging reading may be asked for again
PICTURE_SECONDS = 3600


@staff_page("plans.issue")
def drafts(request: StaffRequest) -> HttpResponse:
    """Show the drafts being reviewed, who works on them and what is left."""
    lines = open_drafts(request.user, request.today)
    may_upload = may_open(request, "plans.import")  # who only issues sees what waits for him
    shown = {"lines": lines, "may_upload": may_upload}
    return render(request, "plans/drafts/list.html", shown)


@staff_page("plans.import")
def upload(request: StaffRequest) -> HttpResponse:
    """Take a plan's file in, or say why not; what was ticked stays."""
    units = importing_units(request.user, request.today)
    book = unit_book(request.today, list(units.values_list("pk", flat=True)))
    form = UploadForm(request.POST or None, request.FILES or None, units=units, book=book)
    known = None
    if request.method == "POST" and form.is_valid():
        try:
            return leave(request, _draft_url(_import(request, form)))
        except AlreadyImported as refusal:
            known = refusal.draft
            form.add_error("file", refusal.message)
        except ActRefused as refusal:
            form.add_error("file", refusal.message)
    context = {"form": form, "known": known, "max_bytes": MAX_FILE_BYTES}
    status = INVALID if form.is_bound else 200
    return render(request, "plans/drafts/upload.html", context, status=status)


def _import(request: StaffRequest, form: UploadForm) -> PlanDraft:
    given = form.cleaned_data
    return import_plan(
        given["file"].read(),
        given["file"].name,
        unit=given["unit"],
        confirmed=given["confirmed"],
        by=request.user,
        on=request.today,
    )


@staff_page("plans.issue")
def draft(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a draft as far as it is: being read, refused, being reviewed, issued."""
    found = draft_or_404(request, public_id)
    if found.state == PlanDraft.State.REVIEW:
        return review_page(request, found)
    if found.state == PlanDraft.State.ISSUED and (plan := draft_becoming(found)):
        return redirect("plans:detail", plan.public_id)
    return render(request, "plans/drafts/progress.html", _progress(request, found))


@staff_page("plans.issue")
def progress(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Answer a page that waits: the state now, or the way to the review."""
    found = draft_or_404(request, public_id)
    if found.state == PlanDraft.State.READING:
        return answer(
            request,
            part="plans/drafts/_progress.html",
            context=_progress(request, found),
            page="plans/drafts/progress.html",
        )
    return leave(request, _draft_url(found))


@require_POST
@staff_page("plans.import")
def again(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask for the reading once more; the words of a scan by machine, when that was asked."""
    found = draft_or_404(request, public_id)
    act = read_by_machine if "machine" in request.POST else read_again
    try:
        act(found.pk, version=_version(request), by=request.user, on=request.today)
    except ActRefused as refusal:
        messages.error(request, refusal.message)
    return leave(request, _draft_url(found))


@staff_page("plans.import")
def drop(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Put a draft aside, with a reason."""
    found = draft_or_404(request, public_id)
    form = DropForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        try:
            drop_draft(found.pk, **form.cleaned_data, by=request.user, on=request.today)
        except ActRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Đã bỏ bản nhập. Tệp này có thể tải lên lại khi cần."))
            return leave(request, "plans:drafts")
    context = {"draft": found, "form": form, "remaining": remaining_of(found)}
    status = INVALID if form.is_bound else 200
    return render(request, "plans/drafts/drop.html", context, status=status)


@staff_page("plans.issue")
def picture(request: StaffRequest, public_id: UUID, page: int) -> HttpResponse:
    """Return the picture of a page of a PDF, for reading by eye."""
    found = draft_or_404(request, public_id)
    if not 1 <= page <= (found.pages or 0):
        raise Http404
    try:
        with open_content(found.file) as kept:
            png = picture_for_screen(kept.read(), page)
    except (Refused, ActRefused) as refusal:
        raise Http404(refusal.message) from refusal
    headers = {"Cache-Control": f"private, max-age={PICTURE_SECONDS}"}
    return HttpResponse(png, content_type="image/png", headers=headers)


def draft_or_404(request: StaffRequest, public_id: UUID) -> PlanDraft:
    """Return a draft the person sees, with its file; a stranger gets 404."""
    seen = visible_drafts(request.user, request.today).select_related(
        "file", "unit", "renews__document"
    )
    return get_object_or_404(seen, public_id=public_id)


def _progress(request: StaffRequest, found: PlanDraft) -> dict[str, object]:
    asked = found.asked_at
    return {
        "draft": found,
        "may_edit": may_review(request.user, found, on=request.today),
        "hangs": asked is not None and clock.now() - asked > PATIENCE,
    }


def _draft_url(found: PlanDraft) -> str:
    return reverse("plans:draft", args=[found.public_id])


def _version(request: StaffRequest) -> int:
    """Return the version a button carried; 0, which no row has, when it carried none."""
    sent = str(request.POST.get("version", ""))
    return int(sent) if sent.isascii() and sent.isdigit() else 0
