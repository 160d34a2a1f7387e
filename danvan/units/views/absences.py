"""Changing an absence that was noted, ending it, and taking back what was lent."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.units.access.people import (
    absences_shown,
    delegations_shown,
    may_change_absence,
    may_delegate,
)
from danvan.units.actions.absences import change_absence, end_absence
from danvan.units.actions.delegations import end_delegation
from danvan.units.forms.absences import ChangeAbsenceForm
from danvan.units.forms.people import VersionForm
from danvan.units.models import Absence
from danvan.units.queries.absences import colleagues
from danvan.units.views.people import person_url
from danvan.units.views.person_steps import person_chosen
from danvan.units.views.told import refusals


@staff_page()
def absence(request: StaffRequest, pk: int) -> HttpResponse:
    """Change how long somebody is away and who stands in."""
    row = _absence(request, pk)
    posted = request.POST if request.method == "POST" else None
    but = () if row.user == request.user else (request.user.pk,)
    form = ChangeAbsenceForm(
        posted,
        initial={
            "version": row.version,
            "until": row.until,
            "substitute": row.substitute_id or "",
        },
        people=colleagues(row.user, request.today, but=but),
    )
    if posted is not None:
        with refusals(form):
            if form.is_valid():
                given = form.cleaned_data
                change_absence(
                    row.pk,
                    version=given["version"],
                    until=given["until"],
                    substitute=person_chosen(given["substitute"]),
                    by=request.user,
                    on=request.today,
                )
        if form.is_valid():
            messages.success(request, _("Đã sửa lần vắng."))
            return leave(request, person_url(request, row.user))
    context = {"row": row, "form": form, "back": person_url(request, row.user)}
    status = INVALID if form.is_bound else 200
    return render(request, "units/people/absence.html", context, status=status)


@require_POST
@staff_page()
def back(request: StaffRequest, pk: int) -> HttpResponse:
    """Note that somebody is back, or does not go away after all."""
    row = _absence(request, pk)
    form = VersionForm(request.POST)
    with refusals(form):
        if form.is_valid():
            end_absence(
                row.pk, version=form.cleaned_data["version"], by=request.user, on=request.today
            )
    _tell(request, form, _("Đã ghi có mặt trở lại."))
    return leave(request, person_url(request, row.user))


@require_POST
@staff_page()
def take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back what was lent."""
    lent = get_object_or_404(
        delegations_shown(request.user, request.today).select_related("appointment__user"), pk=pk
    )
    if not may_delegate(request.user, lent.appointment, on=request.today):
        raise Http404
    form = VersionForm(request.POST)
    with refusals(form):
        if form.is_valid():
            end_delegation(
                lent.pk, version=form.cleaned_data["version"], by=request.user, on=request.today
            )
    _tell(request, form, _("Đã thôi ủy quyền."))
    return leave(request, person_url(request, lent.appointment.user))


def _tell(request: StaffRequest, form: VersionForm, done: str) -> None:
    """Say what was done, or why it was not."""
    if form.is_valid():
        messages.success(request, done)
        return
    for error in form.non_field_errors():
        messages.error(request, str(error))


def _absence(request: StaffRequest, pk: int) -> Absence:
    row = get_object_or_404(
        absences_shown(request.user, request.today).select_related("user"), pk=pk
    )
    if not may_change_absence(request.user, row, on=request.today):
        raise Http404
    return row
