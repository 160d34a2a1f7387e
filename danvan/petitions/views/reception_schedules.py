"""Pages of schedules: when each post receives, and sessions put on the calendar by hand."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.obligations.views.told import refusals
from danvan.petitions.access_reception import visible_schedules
from danvan.petitions.actions.reception_schedules import NewSchedule, end_schedule, set_schedule
from danvan.petitions.actions.reception_sessions import NewSession, plan_session
from danvan.petitions.forms.reception import EndScheduleForm, ScheduleForm, SessionForm
from danvan.petitions.models import ReceptionSession
from danvan.petitions.queries.reception_choices import post_choices, schedule_lines, unit_of_post
from danvan.petitions.views.reception import crumbs


@staff_page("reception.view")
@require_http_methods(["GET", "HEAD", "POST"])
def schedules(request: StaffRequest) -> HttpResponse:
    """Show the schedules in force, and take a new one."""
    user, on = request.user, request.today
    posts = post_choices(user, on=on)
    form = ScheduleForm(request.POST or None, choices={"post": posts}, initial={"since": on})
    made = False
    if posts and form.is_bound:
        with refusals(form):
            if form.is_valid():
                given = form.cleaned_data
                unit = unit_of_post(given["post"])
                set_schedule(NewSchedule(unit=unit, **given), by=user, on=on)
                made = form.is_valid()
    if made:
        messages.success(request, _("Đã đặt lịch và lên sẵn các buổi tiếp của hai tháng tới."))
        return leave(request, "reception:schedules")
    context = {
        "form": form if posts else None,
        "lines": schedule_lines(visible_schedules(user, on=on), user, on=on),
        "crumbs": crumbs(),
    }
    status = INVALID if form.is_bound else 200
    return render(request, "petitions/reception_schedules.html", context, status=status)


@staff_page("reception.plan")
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask after which day a schedule no longer holds, and end it."""
    user, on = request.user, request.today
    schedule = get_object_or_404(visible_schedules(user, on=on).select_related("post"), pk=pk)
    first: dict[str, Any] = {"version": schedule.version, "until": on}
    form = EndScheduleForm(request.POST or None, initial=first)
    if form.is_bound:
        with refusals(form):
            if form.is_valid():
                given = form.cleaned_data
                end_schedule(pk, version=given["version"], until=given["until"], by=user, on=on)
        if form.is_valid():
            return leave(request, "reception:schedules")
    context = {
        "form": form,
        "heading": _("Kết thúc lịch tiếp"),
        "lead": schedule.post.title,
        "save": _("Kết thúc lịch này"),
        "crumbs": crumbs(),
    }
    status = INVALID if form.is_bound else 200
    return render(request, "petitions/reception_form.html", context, status=status)


@staff_page("reception.plan")
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: StaffRequest) -> HttpResponse:
    """Ask for a session outside the schedule, in person or online, and put it on the calendar."""
    user, on = request.user, request.today
    posts = post_choices(user, on=on)
    form = SessionForm(request.POST or None, choices={"post": posts})
    made: list[ReceptionSession] = []
    if form.is_bound:
        with refusals(form):
            if form.is_valid():
                given = form.cleaned_data
                unit = unit_of_post(given["post"])
                made.append(plan_session(NewSession(unit=unit, **given), by=user, on=on))
    if made and form.is_valid():
        messages.success(request, _("Đã lên lịch buổi tiếp."))
        return leave(request, reverse("reception:session", args=[made[0].public_id]))
    context = {
        "form": form,
        "heading": _("Thêm buổi tiếp công dân"),
        "lead": _("Buổi tiếp đột xuất, bù, hoặc trực tuyến; buổi định kỳ tự sinh theo lịch."),
        "save": _("Lên lịch buổi tiếp"),
        "crumbs": crumbs(),
    }
    status = INVALID if form.is_bound else 200
    return render(request, "petitions/reception_form.html", context, status=status)
