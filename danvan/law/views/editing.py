"""Pages of whoever keeps the table: correct a row, follow it by a new one, add one."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.law.access import may_edit_law
from danvan.law.actions.editing import add_limit, correct_limit, follow_limit
from danvan.law.forms.limits import LimitForm, initial_of
from danvan.law.models import TimeLimit
from danvan.rules.deadlines.limits import CannotCount


@staff_page("law.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    """Add a row to the table."""
    if not may_edit_law(request.user, on=request.today):
        return leave(request, "law:limits")
    asked = {"step": request.GET.get("buoc", ""), "since": request.today, "proof": "MEMORY"}
    form = LimitForm(request.POST or None, initial=asked)
    made: TimeLimit | None = None
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = add_limit(
                given["step"], form.facts(), reason=given["reason"], by=request.user,
                on=request.today,
            )  # fmt: skip
        except (ActRefused, CannotCount) as refused:
            form.add_error(None, refused.message)
    if made is not None:
        messages.success(request, _("Đã thêm dòng thời hạn."))
        return leave(request, reverse("law:limit", args=[made.pk]))
    told = _("Thêm dòng thời hạn"), _("Mã bước quyết định dòng này tính cho việc nào.")
    return _page(request, form, told, reverse("law:limits"))


@staff_page("law.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct a row that said what the law did not."""
    row = _kept(request, pk)
    form = LimitForm(request.POST or None, row=row, initial=initial_of(row))
    if form.is_valid():
        try:
            correct_limit(
                pk, form.facts(), reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"] or 0, by=request.user, on=request.today,
            )  # fmt: skip
        except (ActRefused, CannotCount) as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Đã sửa. Hạn đang chạy chưa đổi: xem việc chịu ảnh hưởng."))
            return leave(request, reverse("law:limit", args=[pk]))
    told = (
        _("Sửa dòng thời hạn"),
        _("Dùng khi dòng này ghi sai luật. Luật mới thay luật cũ thì dùng «Thay bằng dòng mới»."),
    )
    return _page(request, form, told, reverse("law:limit", args=[pk]), row)


@staff_page("law.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: StaffRequest, pk: int) -> HttpResponse:
    """End a row and follow it by a new one: the law changed."""
    row = _kept(request, pk)
    begins = max(request.today, row.since + timedelta(days=1))
    asked = initial_of(row) | {"since": begins, "until": None, "proof": "MEMORY", "note": ""}
    form = LimitForm(request.POST or None, row=row, initial=asked)
    made: TimeLimit | None = None
    if form.is_valid():
        try:
            made = follow_limit(
                pk, form.facts(), reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"] or 0, by=request.user, on=request.today,
            )  # fmt: skip
        except (ActRefused, CannotCount) as refused:
            form.add_error(None, refused.message)
    if made is not None:
        messages.success(request, _("Đã thay. Hạn đang chạy chưa đổi: xem việc chịu ảnh hưởng."))
        return leave(request, reverse("law:limit", args=[made.pk]))
    told = (
        _("Thay bằng dòng mới"),
        _("Dòng cũ hết hiệu lực một ngày trước khi dòng mới bắt đầu; việc cũ vẫn tính theo nó."),
    )
    return _page(request, form, told, reverse("law:limit", args=[pk]), row)


def _kept(request: StaffRequest, pk: int) -> TimeLimit:
    if not may_edit_law(request.user, on=request.today):
        raise Http404
    return get_object_or_404(TimeLimit, pk=pk)


def _page(
    request: StaffRequest,
    form: LimitForm,
    told: tuple[str, str],
    back: str,
    row: TimeLimit | None = None,
) -> HttpResponse:
    title, lead = told
    context = {"form": form, "title": title, "lead": lead, "back": back, "row": row}
    status = INVALID if form.is_bound else 200
    return render(request, "law/edit.html", context, status=status)
