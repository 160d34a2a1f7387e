"""Pages of what comes in: handing files in, and those that wait to be entered."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.access.life import units_for
from danvan.documents.actions.incoming import receive_file
from danvan.documents.actions.refusals import SeenBefore
from danvan.documents.forms.incoming import ReceiveForm
from danvan.documents.models import Document
from danvan.documents.queries.incoming import waiting_arrivals
from danvan.documents.queries.life_choices import units_offered
from danvan.documents.views.life import document_url
from danvan.readers.files import MAX_FILE_BYTES
from danvan.units.models import Unit


@dataclass(frozen=True)
class NotTaken:
    """A file that was not taken in «tệp không nhận»: why, and the document it is already."""

    name: str
    why: str
    existing: Document | None = None

    @property
    def url(self) -> str:
        """Return the address of the document it is already."""
        return document_url(self.existing) if self.existing else ""


@staff_page("documents.receive")
def receive(request: StaffRequest) -> HttpResponse:
    """Take files in; each that is not taken says why, the others wait to be entered."""
    units = units_for(request.user, "documents.receive", on=request.today)
    offered = units_offered(units, on=request.today)
    form = ReceiveForm(request.POST or None, request.FILES or None, units=offered)
    taken: list[Document] = []
    refused: list[NotTaken] = []
    if request.method == "POST" and form.is_valid():
        unit = Unit.objects.get(pk=form.cleaned_data["unit"])
        for file in form.cleaned_data["papers"]:
            _take(request, unit, file, taken, refused)
        if not refused:
            return _taken(request, taken)
    shown = {"form": form, "refused": refused, "taken": taken, "max_bytes": MAX_FILE_BYTES}
    status = INVALID if form.is_bound else 200
    return render(request, "documents/life/receive.html", shown, status=status)


@staff_page("documents.receive")
def waiting(request: StaffRequest) -> HttpResponse:
    """Show the files that came in and wait to be entered."""
    rows = waiting_arrivals(request.user, on=request.today)[:200]
    lines = [(row, _step(row.public_id)) for row in rows]
    return render(request, "documents/life/waiting.html", {"lines": lines})


def _take(
    request: StaffRequest,
    unit: Unit,
    file: "UploadedFile[bytes]",
    taken: list[Document],
    refused: list[NotTaken],
) -> None:
    name = file.name or ""
    try:
        data = file.read()
        taken.append(receive_file(data, name, unit=unit, by=request.user, on=request.today))
    except SeenBefore as known:
        refused.append(NotTaken(name, _("Tệp này đã có."), known.existing))
    except ActRefused as refusal:
        refused.append(NotTaken(name, refusal.message))


def _taken(request: StaffRequest, taken: list[Document]) -> HttpResponse:
    said = ngettext(
        "Đã nhận %(count)d tệp. Hãy đối chiếu rồi vào sổ.",
        "Đã nhận %(count)d tệp. Hãy đối chiếu rồi vào sổ.",
        len(taken),
    )
    messages.success(request, said % {"count": len(taken)})
    return leave(request, _step(taken[0].public_id) if len(taken) == 1 else "documents:waiting")


def _step(public_id: UUID) -> str:
    return reverse("documents:life-step", args=[public_id, "vao-so"])
