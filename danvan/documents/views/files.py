"""Pages of documents: the files."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.documents.access import may_open_file
from danvan.documents.models import StoredFile


@staff_page()
@require_safe
def download(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Hand a file over as a download; who sees nothing that refers to it gets 404."""
    file = get_object_or_404(StoredFile, public_id=public_id)
    if not may_open_file(request.user, file, request.today):
        raise Http404
    # Always a download, never shown inside our own pages: what is in it is a stranger's.
    with file.content.open("rb") as stored:
        answer = HttpResponse(stored.read(), content_type=file.content_type)
    answer["Content-Disposition"] = content_disposition_header(True, file.name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
