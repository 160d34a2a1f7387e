"""Pages of spreadsheets: handing one in, the form, the export, and what became of each."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, answer, leave
from danvan.readers.files import MAX_FILE_BYTES
from danvan.units.access.sheets import units_importing, visible_imports
from danvan.units.actions.sheets import (
    correct_sheet,
    drop_sheet,
    hand_in_sheet,
    take_over_sheet,
    write_again,
)
from danvan.units.forms.sheets import SheetForm, mended_cells
from danvan.units.models import SheetImport
from danvan.units.queries import unit_book
from danvan.units.queries.sheet_preview import (
    latest_imports,
    lines_shown,
    preview_of,
    sheet_counts,
)
from danvan.units.queries.sheets_export import empty_workbook, export_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LINES_A_PAGE = 25
State = SheetImport.State
GOING = (State.WAITING, State.RUNNING)
OPEN = (State.READ, State.FAILED)


@staff_page("units.manage")
def sheets(request: StaffRequest) -> HttpResponse:
    """Show what was handed in, and take a spreadsheet for its preview."""
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        try:
            return leave(request, _url(_hand_in(request, form)))
        except ActRefused as refusal:
            form.add_error("file", refusal.message)
    context = {
        "form": form,
        "rows": latest_imports(request.user, request.today),
        "instead": _instead(request),
        "max_bytes": MAX_FILE_BYTES,
    }
    status = INVALID if form.is_bound else 200
    return render(request, "units/sheets/list.html", context, status=status)


@staff_page("units.manage")
def form(request: StaffRequest) -> HttpResponse:
    """Give the empty form to fill in."""
    return _file(empty_workbook(), "mau-to-chuc.xlsx")


@staff_page("units.manage")
def export(request: StaffRequest) -> HttpResponse:
    """Give what exists today, in the form in which it may be handed in again."""
    data = export_workbook(request.user, request.today)
    return _file(data, f"to-chuc-{request.today:%Y-%m-%d}.xlsx")


@staff_page("units.manage")
def sheet(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a spreadsheet as far as it is: its preview, how far the writing is, what was written."""
    row = _sheet_or_404(request, public_id)
    if row.state in OPEN:
        return _preview(request, row)
    context = {"row": row, "counts": sheet_counts(row.counts) if row.state == State.DONE else ()}
    return render(request, "units/sheets/progress.html", context)


@staff_page("units.manage")
def progress(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Answer a page that waits: how far it is, or the way to what came of it."""
    row = _sheet_or_404(request, public_id)
    if row.state not in GOING:
        return leave(request, _url(row))
    page = "units/sheets/progress.html"
    return answer(request, part="units/sheets/_progress.html", context={"row": row}, page=page)


@require_POST
@staff_page("units.manage")
def act(request: StaffRequest, public_id: UUID, step: str) -> HttpResponse:
    """Mend cells, write, drop or run again; a refusal is told on the page it came from."""
    row = _sheet_or_404(request, public_id)
    try:
        _do(request, row, step)
    except ActRefused as refusal:
        messages.error(request, refusal.message)
    return leave(request, "units:sheets" if step == "bo" else _url(row))


def _do(request: StaffRequest, row: SheetImport, step: str) -> None:
    version, by, on = _version(request), request.user, request.today
    if step == "sua":
        correct_sheet(
            row.pk, version=version, cells=mended_cells(request.POST.dict()), by=by, on=on
        )
    elif step == "ghi":
        seen = str(request.POST.get("seen", ""))
        take_over_sheet(row.pk, version=version, seen=seen, by=by, on=on)
    elif step == "bo":
        drop_sheet(row.pk, version=version, by=by, on=on)
        messages.success(request, _("Đã bỏ bảng tính. Không có gì thay đổi."))
    elif step == "chay-lai":
        write_again(row.pk, version=version, by=by, on=on)
    else:
        raise Http404


def _preview(request: StaffRequest, row: SheetImport) -> HttpResponse:
    preview = preview_of(row, request.user, request.today)
    chosen, what = str(request.GET.get("trang", "")), str(request.GET.get("loai", ""))
    lines = Paginator(lines_shown(preview, chosen, what), LINES_A_PAGE)
    context = {
        "row": row,
        "preview": preview,
        "page": lines.get_page(request.GET.get("page")),
        "sheet": chosen,
        "what": what,
        "keep": f"trang={chosen}&loai={what}" if chosen.isalpha() or what.isalpha() else "",
    }
    return render(request, "units/sheets/preview.html", context)


def _form(request: StaffRequest) -> SheetForm:
    book = unit_book(
        request.today, units_importing(request.user, request.today).values_list("pk", flat=True)
    )
    posted = request.method == "POST"
    return SheetForm(
        request.POST if posted else None, request.FILES if posted else None, units=book.at_work()
    )


def _hand_in(request: StaffRequest, form: SheetForm) -> SheetImport:
    given = form.cleaned_data
    return hand_in_sheet(
        given["file"].read(),
        given["file"].name,
        unit=get_object_or_404(units_importing(request.user, request.today), pk=given["unit"]),
        by=request.user,
        on=request.today,
        instead_of=_instead(request),
    )


def _instead(request: StaffRequest) -> SheetImport | None:
    """Return the spreadsheet that a corrected file replaces, when the address names one."""
    asked = str(request.GET.get("thay", ""))
    return next(
        (
            row
            for row in latest_imports(request.user, request.today)
            if str(row.public_id) == asked and row.state in OPEN
        ),
        None,
    )


def _sheet_or_404(request: StaffRequest, public_id: UUID) -> SheetImport:
    seen = visible_imports(request.user, request.today).select_related("by")
    return get_object_or_404(seen, public_id=public_id)


def _url(row: SheetImport) -> str:
    return reverse("units:sheet", args=[row.public_id])


def _file(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type=XLSX, headers=headers)


def _version(request: StaffRequest) -> int:
    """Return the version a button carried; 0, which no row has, when it carried none."""
    sent = str(request.POST.get("version", ""))
    return int(sent) if sent.isascii() and sent.isdigit() else 0
