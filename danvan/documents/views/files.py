"""Pages of files: handing one over, and those that are held back."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.access import sees_file
from danvan.documents.access.files import held_files
from danvan.documents.actions.files import note_missing
from danvan.documents.actions.quarantine import destroy_held, release_file
from danvan.documents.forms.files import HeldForm
from danvan.documents.models import StoredFile
from danvan.documents.store import CHUNK, ContentGone, FileHeld, StoreSilent, open_content

PER_PAGE = 50
LOCKED, GONE, UNAVAILABLE = 423, 410, 503


class Download(FileResponse):
    """A file on its way, in larger pieces than Django's."""

    block_size = CHUNK


@staff_page()
@require_safe
def download(request: StaffRequest, public_id: UUID) -> HttpResponseBase:
    """Hand a file over as a download; who sees nothing that refers to it gets 404."""
    file = get_object_or_404(StoredFile, public_id=public_id)
    if not sees_file(request.user, file, request.today):
        raise Http404
    try:
        kept = open_content(file)
    except FileHeld as refusal:
        return _not_handed(request, refusal, LOCKED)
    except ContentGone as refusal:
        if not file.is_destroyed:
            note_missing(file, by=request.user, on=request.today)
        return _not_handed(request, refusal, GONE)
    except StoreSilent as refusal:
        return _not_handed(request, refusal, UNAVAILABLE)
    return as_download(kept, file.name, file.content_type)


def as_download(kept: object, name: str, content_type: str) -> FileResponse:
    """Return what is read from an opened file as a download, a piece at a time.

    Always a download, never shown inside our own pages: what is in it is a stranger's.
    """
    answer = Download(kept, as_attachment=True, filename=name, content_type=content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    # Keeps the middleware from packing what is packed already, and from dropping the length.
    answer["Content-Encoding"] = "identity"
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@staff_page("files.release")
@require_safe
def quarantine(request: StaffRequest) -> HttpResponse:
    """Show the files that are held back, why, and who handed them in."""
    found = held_files(request.user, on=request.today).select_related("stored_by")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "scanner": settings.SCANNER is not None}
    return render(request, "documents/files/quarantine.html", context)


@staff_page("files.release")
def held(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let a held file out or destroy it, with the reason."""
    rows = held_files(request.user, on=request.today).select_related("stored_by")
    file = get_object_or_404(rows, public_id=public_id)
    form = HeldForm(request.POST or None)
    if form.is_valid():
        destroys = "destroy" in request.POST
        act = destroy_held if destroys else release_file
        try:
            act(file.pk, reason=form.cleaned_data["reason"], by=request.user, on=request.today)
        except ActRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            said = _("Đã hủy tệp.") if destroys else _("Đã mở khóa tệp.")
            messages.success(request, said)
            return leave(request, "documents:quarantine")
    context = {"file": file, "form": form}
    status = INVALID if form.is_bound else 200
    return render(request, "documents/files/held.html", context, status=status)


def _not_handed(request: StaffRequest, refusal: ActRefused, status: int) -> HttpResponse:
    context = {"message": refusal.message, "waiting": status in (LOCKED, UNAVAILABLE)}
    return render(request, "documents/files/not_handed.html", context, status=status)
