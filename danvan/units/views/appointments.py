"""Correcting an appointment, and leaving a post: straight away, or by handing over first."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.units.access import may_manage_unit
from danvan.units.access.people import appointments_shown, may_hand_over_post
from danvan.units.actions.appointments import correct_appointment, end_appointment
from danvan.units.forms.people import CorrectForm, EndForm
from danvan.units.models import Appointment
from danvan.units.queries.book import unit_book
from danvan.units.queries.open_work import open_work
from danvan.units.views.people import person_url
from danvan.units.views.told import refusals

HAND_OVER = "desk:leaving"  # the floor above joins work, plans and documents


@staff_page("people.manage")
def correct(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct the first day and the decision of an appointment."""
    held = _kept(request, pk)
    posted = request.POST if request.method == "POST" else None
    initial = {"version": held.version, "since": held.since, "basis": held.basis}
    form = CorrectForm(posted, initial=initial)
    if posted is not None:
        with refusals(form):
            if form.is_valid():
                correct_appointment(held.pk, **form.cleaned_data, by=request.user, on=request.today)
        if form.is_valid():
            messages.success(request, _("Đã sửa."))
            return leave(request, person_url(request, held.user))
    return _page(request, held, form, "units/people/correct.html")


@staff_page("people.hand_over")
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """Let somebody leave a post; who has open work there is led to handing it over first."""
    held = get_object_or_404(
        appointments_shown(request.user, request.today).select_related("post", "user"), pk=pk
    )
    unit = held.post.unit_id
    if not may_hand_over_post(request.user, held, on=request.today):
        raise Http404
    way = _hand_over_address(held)
    if way and (
        open_work(held, request.today) or not may_manage_unit(request.user, unit, on=request.today)
    ):
        return leave(request, way)
    posted = request.POST if request.method == "POST" else None
    form = EndForm(posted, initial={"version": held.version, "until": request.today})
    if posted is not None:
        with refusals(form):
            if form.is_valid():
                end_appointment(held.pk, **form.cleaned_data, by=request.user, on=request.today)
        if form.is_valid():
            messages.success(request, _("Đã ghi thôi giữ chức vụ."))
            return leave(request, person_url(request, held.user))
    return _page(request, held, form, "units/people/end.html", way=way)


def _hand_over_address(held: Appointment) -> str:
    try:
        return reverse(HAND_OVER, args=[held.pk])
    except NoReverseMatch:
        return ""


def _kept(request: StaffRequest, pk: int) -> Appointment:
    rows = appointments_shown(request.user, request.today).select_related("post", "user")
    held = get_object_or_404(rows, pk=pk)
    if not may_manage_unit(request.user, held.post.unit_id, on=request.today):
        raise Http404
    return held


def _page(
    request: StaffRequest, held: Appointment, form: object, page: str, **more: object
) -> HttpResponse:
    unit = unit_book(request.today, [held.post.unit_id]).name(held.post.unit_id)
    context = {"held": held, "form": form, "unit": unit, **more}
    back = person_url(request, held.user)
    status = INVALID if request.method == "POST" else 200
    return render(request, page, {**context, "back": back}, status=status)
