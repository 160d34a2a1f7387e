"""Pages of whoever keeps the tables: correct a row, follow it by a new one, add one."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.law.access import may_edit_law
from danvan.law.actions.editing import add_row, correct_row, follow_row
from danvan.law.forms.rows import RowForm
from danvan.law.models import LegalRow, TimeLimit
from danvan.law.views.tables import LIMIT, TABLES, Table
from danvan.rules.deadlines.limits import CannotCount


@staff_page("law.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest, kind: str = LIMIT) -> HttpResponse:
    """Add a row to a table."""
    table = TABLES[kind]
    if not may_edit_law(request.user, on=request.today):
        return leave(request, table.listed)
    asked = {"step": request.GET.get("buoc", ""), "since": request.today, "proof": "MEMORY"}
    form = table.form(request.POST or None, initial=asked)
    made: LegalRow | None = None
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = add_row(
                given[form.about], form.facts(), reason=given["reason"], by=request.user,
                on=request.today,
            )  # fmt: skip
        except (ActRefused, CannotCount) as refused:
            form.add_error(None, refused.message)
    if made is not None:
        messages.success(request, _("Đã thêm dòng."))
        return leave(request, table.address(made))
    return _page(request, table, form, (table.adding, table.why_add))


@staff_page("law.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: StaffRequest, pk: int, kind: str = LIMIT) -> HttpResponse:
    """Correct a row that said what the law did not."""
    table, row = _kept(request, kind, pk)
    form = table.form(request.POST or None, row=row, initial=table.form.beginning(row))
    if form.is_valid():
        try:
            correct_row(pk, form.facts(), **_given(request, form))
        except (ActRefused, CannotCount) as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Đã sửa.") + _running(table))
            return leave(request, table.address(row))
    told = _("Dùng khi dòng này ghi sai luật. Luật mới thay luật cũ thì dùng «Thay bằng dòng mới».")
    return _page(request, table, form, (table.correcting, told), row)


@staff_page("law.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: StaffRequest, pk: int, kind: str = LIMIT) -> HttpResponse:
    """End a row and follow it by a new one: the law changed."""
    table, row = _kept(request, kind, pk)
    begins = max(request.today, row.since + timedelta(days=1))
    asked = table.form.beginning(row)
    asked |= {"since": begins, "until": None, "proof": "MEMORY", "note": ""}
    form = table.form(request.POST or None, row=row, initial=asked)
    made: LegalRow | None = None
    if form.is_valid():
        try:
            made = follow_row(pk, form.facts(), **_given(request, form))
        except (ActRefused, CannotCount) as refused:
            form.add_error(None, refused.message)
    if made is not None:
        messages.success(request, _("Đã thay.") + _running(table))
        return leave(request, table.address(made))
    told = _("Dòng cũ hết hiệu lực một ngày trước khi dòng mới bắt đầu; việc cũ vẫn tính theo nó.")
    return _page(request, table, form, (_("Thay bằng dòng mới"), told), row)


def _given(request: StaffRequest, form: RowForm) -> dict[str, Any]:
    """Return what both acts on a row are handed besides what it says."""
    given = form.cleaned_data
    return {
        "reason": given["reason"],
        "version": given["version"] or 0,
        "by": request.user,
        "on": request.today,
    }


def _running(table: Table) -> str:
    """Return what is said of the days that run, which only the table of limits counts."""
    if table.model is not TimeLimit:
        return ""
    return " " + _("Hạn đang chạy chưa đổi: xem việc chịu ảnh hưởng.")


def _kept(request: StaffRequest, kind: str, pk: int) -> tuple[Table, LegalRow]:
    table = TABLES.get(kind)
    if table is None or not may_edit_law(request.user, on=request.today):
        raise Http404
    return table, get_object_or_404(table.model._default_manager.all(), pk=pk)


def _page(
    request: StaffRequest,
    table: Table,
    form: RowForm,
    told: tuple[str | Promise, str | Promise],
    row: LegalRow | None = None,
) -> HttpResponse:
    title, lead = told
    context = {
        "form": form, "title": title, "lead": lead, "row": row, "table": table,
        "listed": reverse(table.listed),
        "back": table.address(row) if row else reverse(table.listed),
    }  # fmt: skip
    page = "law/edit.html" if table.model is TimeLimit else "law/edit_row.html"
    status = INVALID if form.is_bound else 200
    return render(request, page, context, status=status)
