"""Ended bodies whose records nobody holds, and the page that names a holder."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.units.actions.archives import name_holder
from danvan.units.forms.archives import HolderForm
from danvan.units.queries.archives import Unheld, holder_choices, unheld_units
from danvan.units.views.told import refusals


@staff_page("units.manage")
def archives(request: StaffRequest) -> HttpResponse:
    """List the ended bodies that nobody holds; give the ticked ones a holder."""
    user, on = request.user, request.today
    posted = request.method == "POST"
    words = (request.POST if posted else request.GET).get("q", "")[:100]
    rows, count = unheld_units(user, on, words)
    form = HolderForm(
        request.POST if posted else None,
        units=[(row.pk, _told(row)) for row in rows],
        holders=holder_choices(user, on),
    )
    with refusals(form):
        if form.is_valid():
            given = dict(form.cleaned_data)
            name_holder(given.pop("units"), **given, by=user, on=on)
    if form.is_bound and form.is_valid():
        messages.success(request, _("Đã ghi nơi giữ hồ sơ. Việc còn mở vẫn chờ bàn giao."))
        return leave(request, "units:archives")
    context = {"form": form, "words": words, "count": count, "shown": len(rows), "tab": "mergers"}
    status = INVALID if posted else 200
    return render(request, "units/mergers/archives.html", context, status=status)


def _told(row: Unheld) -> str:
    said = _("%(name)s (đến hết %(until)s)")
    if row.around:
        said = _("%(name)s, %(around)s (đến hết %(until)s)")
    return said % {"name": row.name, "around": row.around, "until": f"{row.until:%d/%m/%Y}"}
