"""When the standing work of an origin is asked about: its creditor sets the days."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.obligations.actions.standing import (
    add_reporting_date,
    change_reporting_date,
    remove_reporting_date,
)
from danvan.obligations.forms.standing import PeriodForm
from danvan.obligations.models import ReportingDate
from danvan.obligations.queries.standing_work import creditor_of, group_label, periods_of
from danvan.obligations.views.told import refusals
from danvan.units.models import Unit

FIELDS = ("label", "since", "until", "asked_from", "due", "version")


@staff_page("obligations.confirm")
def periods(request: StaffRequest, group: str) -> HttpResponse:
    """Show the periods of an origin as rows one may mend, and take a new one."""
    creditor = _creditor(request, group)
    form = PeriodForm(request.POST or None, auto_id="new_%s")
    if request.method == "POST":
        with refusals(form):
            if form.is_valid():
                add_reporting_date(
                    group, form.period(), creditor=creditor, by=request.user, on=request.today
                )
        if form.is_valid():
            messages.success(request, _("Đã thêm kỳ báo cáo."))
            return leave(request, request.path)
    return _page(request, group, form)


@require_POST
@staff_page("obligations.confirm")
def mend(request: StaffRequest, group: str, period_id: int) -> HttpResponse:
    """Change one period, or take it away."""
    _creditor(request, group)
    row = get_object_or_404(periods_of(group), pk=period_id)
    if "remove" in request.POST:
        return _remove(request, group, row)
    form = PeriodForm(request.POST, auto_id=f"p{row.pk}_%s")
    with refusals(form):
        if form.is_valid():
            change_reporting_date(
                row.pk,
                form.period(),
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                on=request.today,
            )
    if not form.is_valid():
        return _page(request, group, PeriodForm(auto_id="new_%s"), wrong=(row, form))
    messages.success(request, _("Đã sửa kỳ báo cáo."))
    return leave(request, _back(group))


def _remove(request: StaffRequest, group: str, row: ReportingDate) -> HttpResponse:
    try:
        remove_reporting_date(row.pk, version=row.version, by=request.user, on=request.today)
        messages.success(request, _("Đã bỏ kỳ báo cáo."))
    except ActRefused as refused:
        messages.error(request, refused.message)
    return leave(request, _back(group))


def _page(
    request: StaffRequest,
    group: str,
    form: PeriodForm,
    wrong: tuple[ReportingDate, PeriodForm] | None = None,
) -> HttpResponse:
    lines = []
    for row in periods_of(group):
        initial = {name: getattr(row, name) for name in FIELDS}
        own = PeriodForm(initial=initial, auto_id=f"p{row.pk}_%s")
        lines.append((row, wrong[1] if wrong and wrong[0].pk == row.pk else own))
    context = {
        "group": group,
        "label": group_label(group, on=request.today),
        "lines": lines,
        "form": form,
    }
    status = INVALID if form.is_bound or wrong else 200
    return render(request, "obligations/periods.html", context, status=status)


def _creditor(request: StaffRequest, group: str) -> Unit:
    """Return the unit in whose name the person sets periods; 404 for strangers."""
    creditor = creditor_of(request.user, group, on=request.today)
    if creditor is None:
        raise Http404
    return get_object_or_404(Unit, pk=creditor)


def _back(group: str) -> str:
    return reverse("obligations:periods", args=[group])
