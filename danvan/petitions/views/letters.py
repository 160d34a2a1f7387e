"""Letters of a petition, and the page where an office keeps its own templates of them."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.content import DOCX
from danvan.documents.views.files import as_download
from danvan.obligations.views.told import refusals
from danvan.petitions.access import visible_petitions
from danvan.petitions.actions.letters import (
    back_to_shipped,
    keep_template,
    template_bytes,
    write_letter,
)
from danvan.petitions.forms.letters import BackForm, TemplateForm
from danvan.petitions.letters import FIELDS, SHAPES, LetterShape, shape_of
from danvan.petitions.models import LetterTemplate
from danvan.petitions.queries.letters import template_of
from danvan.petitions.queries.papers import keeps_templates
from danvan.units.queries import unit_book

KEEP = "petitions.keep_templates"


@require_POST
@staff_page("petitions.view")
def write(request: StaffRequest, public_id: UUID) -> HttpResponseBase:
    """Write a letter and hand it over; an open case keeps it, a sealed one only that it was."""
    rows = visible_petitions(request.user, on=request.today)
    row = get_object_or_404(rows, public_id=public_id)
    try:
        code = request.POST.get("code", "")
        written = write_letter(row.pk, code, by=request.user, on=request.today)
    except ActRefused as refused:
        messages.error(request, refused.message)
        return leave(request, reverse("petitions:case", args=[row.public_id]))
    if row.is_sealed:
        return as_download(BytesIO(written.data), written.name, DOCX)
    messages.success(request, _("Đã soạn. Tải văn bản ở mục Văn bản đã soạn; số và ngày để trống."))
    return leave(request, reverse("petitions:case", args=[row.public_id]) + "#van-ban")


@staff_page(KEEP)
@require_safe
def templates(request: StaffRequest) -> HttpResponse:
    """List the letters danvan writes, and which of them the office has changed."""
    units = keeps_templates(request.user, on=request.today)
    rows = [(shape, _serving(shape, units, request)) for shape in SHAPES.values()]
    return render(request, "petitions/letter_templates.html", {"rows": rows})


@staff_page(KEEP)
def template(request: StaffRequest, code: str) -> HttpResponse:
    """Show one letter's template: its fields, its history; take the office's own version in."""
    shape = _shape(code)
    if request.method != "POST":
        return _page(request, shape, TemplateForm(units=_units(request)))
    form = TemplateForm(request.POST, request.FILES, units=_units(request))
    with refusals(form):
        if form.is_valid():
            file, unit = form.cleaned_data["file"], form.cleaned_data["unit"]
            kept = keep_template(
                unit, code, file.read(), file.name, by=request.user, on=request.today
            )
            if kept.left_out:
                named = ", ".join(str(FIELDS[name].meaning) for name in sorted(kept.left_out))
                told = _("Mẫu đã nhận, nhưng thiếu: %(named)s.") % {"named": named}
                messages.warning(request, told)
    if form.is_valid():
        messages.success(request, _("Từ hôm nay dùng mẫu của đơn vị."))
        return leave(request, reverse("petitions:letter-template", args=[code]))
    return _page(request, shape, form, status=INVALID)


@require_POST
@staff_page(KEEP)
def shipped(request: StaffRequest, code: str) -> HttpResponse:
    """Go back to the shipped template."""
    shape = _shape(code)
    form = BackForm(request.POST, units=_units(request))
    with refusals(form):
        if form.is_valid():
            unit = form.cleaned_data["unit"]
            back_to_shipped(unit, code, by=request.user, on=request.today)
    if form.is_valid():
        messages.success(request, _("Từ hôm nay dùng lại mẫu có sẵn."))
        return leave(request, reverse("petitions:letter-template", args=[code]))
    return _page(request, shape, TemplateForm(units=_units(request)), status=INVALID)


@staff_page(KEEP)
@require_safe
def download(request: StaffRequest, code: str) -> HttpResponseBase:
    """Hand over the template in force, to be changed and brought back."""
    shape = _shape(code)
    unit = min(keeps_templates(request.user, on=request.today), default=0)
    try:
        data = template_bytes(shape.code, unit, on=request.today)
    except ActRefused as refused:
        messages.error(request, refused.message)
        return leave(request, reverse("petitions:letter-template", args=[code]))
    return as_download(BytesIO(data), f"mau-{shape.code}.docx", DOCX)


def _shape(code: str) -> LetterShape:
    shape = shape_of(code)
    if shape is None:
        raise Http404
    return shape


def _units(request: StaffRequest) -> list[tuple[object, object]]:
    units = keeps_templates(request.user, on=request.today)
    return [(entry.pk, entry.name) for entry in unit_book(request.today, units).at_work()]


def _serving(
    shape: LetterShape, units: frozenset[int], request: StaffRequest
) -> LetterTemplate | None:
    found = [template_of(shape.code, unit, on=request.today) for unit in sorted(units)]
    return next((one for one in found if one is not None and one.file_id), None)


def _page(
    request: StaffRequest, shape: LetterShape, form: TemplateForm, status: int = 200
) -> HttpResponse:
    units = keeps_templates(request.user, on=request.today)
    context = {
        "shape": shape,
        "form": form,
        "back": BackForm(units=_units(request)),
        "serving": _serving(shape, units, request),
        "fields": [FIELDS[name] for name in FIELDS if name in shape.may_hold],
        "history": LetterTemplate.objects.filter(code=shape.code, unit__in=units)
        .select_related("by", "file")
        .order_by("-since"),
    }
    return render(request, "petitions/letter_template.html", context, status=status)
