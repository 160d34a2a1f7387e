"""Looking a document over: nothing of it is kept, unless it is then handed in as a plan."""

from django.contrib import messages
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from danvan.accounts.pages import StaffRequest, may_open, staff_page
from danvan.base.htmx import answer, leave
from danvan.plans.access.drafts import importing_units
from danvan.plans.forms.check_text import CheckForm
from danvan.plans.forms.drafts import UploadForm
from danvan.plans.in_memory import InMemoryUpload
from danvan.plans.queries.check_list import (
    ListUnreadable,
    check_list,
    list_paper,
    list_sheet,
    opened,
)
from danvan.plans.queries.check_text import CheckedText, check_text
from danvan.plans.queries.known_register import known_register
from danvan.readers.files import MAX_FILE_BYTES
from danvan.readers.guarded import open_guarded
from danvan.readers.refusals import Refused
from danvan.units.queries import appointments_on, unit_book

PAGE, RESULT = "plans/check/page.html", "plans/check/_result.html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@csrf_exempt  # asked below: who reads the form chooses first that its file stays in memory
@staff_page("documents.check")
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: StaffRequest) -> HttpResponse:
    """Show the form, or what was found in the file that came with it."""
    kept: list[FileUploadHandler] = [InMemoryUpload(request)]
    request.upload_handlers = kept
    return _check(request)


@csrf_protect
def _check(request: StaffRequest) -> HttpResponse:
    posted = request.method == "POST"
    form = CheckForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        initial={"on": request.today},
    )
    context: dict[str, object] = {"form": form, "max_bytes": MAX_FILE_BYTES}
    if posted and form.is_valid():
        try:
            context |= _found(request, form)
        except Refused as refusal:
            form.add_error("file", refusal.message)
    shown = answer(request, part=RESULT, page=PAGE, context=context)
    patch_cache_control(shown, private=True, no_store=True)
    return shown


def _found(request: StaffRequest, form: CheckForm) -> dict[str, object]:
    file = form.cleaned_data["file"]
    name = str(file.name)
    source = open_guarded(file.read(), name)
    if not source.blocks:  # the pictures of a scan: there is no word to look at
        return {"scan_notes": source.notes}
    checked = check_text(source, known_register(), form.cleaned_data["on"], request.today)
    return {
        "checked": checked,
        "file_name": name,
        "counts": _counts(checked),
        "sealed": check_list(checked, name).sealed(request.user.pk),
        "handing_in": _handing_in(request),
    }


def _counts(checked: CheckedText) -> list[dict[str, object]]:
    """Return how much was found of each kind, each leading to its rows."""
    tones = {"error": "late", "warning": "soon"}
    found: list[dict[str, object]] = [
        {
            "number": len(group.points),
            "label": group.mark.label,
            "url": f"#diem-{group.severity}",
            "tone": tones.get(group.severity, ""),
        }
        for group in checked.groups
    ]
    cited = {"number": len(checked.citations), "label": _("Văn bản viện dẫn"), "url": "#vien-dan"}
    if checked.urgent:
        note = _("%(count)d cần xem") % {"count": len(checked.urgent)}
        cited |= {"tone": "soon", "note": note}
    return [*found, cited] if checked.citations else found


def _handing_in(request: StaffRequest) -> UploadForm | None:
    """Return what must be said to hand the same file in as a plan, to who may; it goes elsewhere.

    Its fields stand in the page's one form, beside the file that the browser still holds.
    """
    if not may_open(request, "plans.import"):
        return None
    units = importing_units(request.user, request.today)
    book = unit_book(request.today, list(units.values_list("pk", flat=True)))
    form = UploadForm(units=units, book=book, use_required_attribute=False)
    for name in ("unit", "confirmed"):
        form.fields[name].widget.attrs["form"] = "check-form"
    return form


@require_POST
@sensitive_post_parameters("sealed")
@staff_page("documents.check")
def take_along(request: StaffRequest) -> HttpResponse:
    """Hand the list over that the page carried, as a sheet or as a paper."""
    try:
        found = opened(str(request.POST.get("sealed", "")), request.user.pk)
    except ListUnreadable as refusal:
        messages.error(request, refusal.message)
        return leave(request, "plans:check")
    on = request.today
    ending = "xlsx" if request.POST.get("form") == "xlsx" else "docx"
    if ending == "xlsx":
        shown = HttpResponse(list_sheet(found), content_type=XLSX)
    else:
        shown = HttpResponse(list_paper(found, _own_unit(request), on), content_type=DOCX)
    name = f"kiem-tra-van-ban-{on:%Y%m%d}.{ending}"
    shown["Content-Disposition"] = content_disposition_header(True, name)
    patch_cache_control(shown, private=True, no_store=True)
    return shown


def _own_unit(request: StaffRequest) -> str:
    """Return the unit in whose name the person works; empty for who works in none."""
    held = appointments_on(request.user, request.today).select_related("post").first()
    if held is None:
        return ""
    unit = held.post.unit_id
    return unit_book(request.today, [unit]).name(unit)
