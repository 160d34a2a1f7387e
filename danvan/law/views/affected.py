"""Running work that the table counts otherwise now: shown to who may recount it, never moved."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.law.actions.recount import recount_work
from danvan.law.affected import affected_work
from danvan.law.forms.affected import RecountForm
from danvan.law.views.tabs import tabs


@staff_page("law.view")
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: StaffRequest) -> HttpResponse:
    """List the work with both days; recount what was ticked, with a reason."""
    work = affected_work(request.user, request.today)
    form = RecountForm(request.POST or None, work=work)
    if form.is_valid():
        given = form.cleaned_data
        try:
            count = recount_work(
                given["viec"], reason=given["reason"], by=request.user, on=request.today
            )
        except ActRefused as refused:
            form.add_error(None, refused.message)
        else:
            told = ngettext(
                "Đã tính lại hạn %(count)s việc.", "Đã tính lại hạn %(count)s việc.", count
            )
            messages.success(request, told % {"count": count})
            return leave(request, request.path)
    chosen = set(request.POST.getlist("viec")) if form.is_bound else set()
    context = {"form": form, "work": work, "chosen": chosen, "tabs": tabs(request, "affected")}
    status = INVALID if form.is_bound else 200
    return render(request, "law/affected.html", context, status=status)
