"""Bodies that are no units: the list, the page of one, seats and meetings."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.units.access.bodies import may_manage_bodies, units_with_bodies, visible_bodies
from danvan.units.actions.bodies import correct_meeting, end_seat, found_body
from danvan.units.forms.bodies import BodyFilterForm, CorrectMeetingForm, NewBodyForm
from danvan.units.forms.people import EndForm
from danvan.units.models import Body
from danvan.units.queries.bodies import (
    BodyPage,
    body_page,
    found_bodies,
    founding_units,
    offices_for,
    seats_to_give,
)
from danvan.units.views.body_steps import STEPS, Step, founding_typed, meeting_typed
from danvan.units.views.told import refusals


@dataclass(frozen=True)
class Offer:
    """A step that may be taken now, with its form: drawn by `bodies/_step.html`."""

    slug: str
    step: Step
    form: forms.Form


@staff_page("bodies.view")
@require_safe
def bodies(request: StaffRequest) -> HttpResponse:
    """Show the bodies of the units reached."""
    form = BodyFilterForm(request.GET)
    context = {
        "form": form,
        "lines": found_bodies(request.user, request.today, form.wanted()),
        "narrowed": any(request.GET.values()),
        "keeps": units_with_bodies(request.user, request.today).exists(),
    }
    return render(request, "units/bodies/list.html", context)


@staff_page("bodies.manage")
def new(request: StaffRequest) -> HttpResponse:
    """Record a body founded by a decision."""
    units = founding_units(request.user, request.today)
    posted = request.POST if request.method == "POST" else None
    form = NewBodyForm(
        posted,
        initial={"since": request.today, "decided_on": request.today},
        units=units,
        offices=offices_for(request.user, request.today),
    )
    if posted is not None:
        made: Body | None = None
        with refusals(form):
            if form.is_valid():
                unit = units_with_bodies(request.user, request.today).get(
                    pk=form.cleaned_data["unit"]
                )
                founding = founding_typed(form.cleaned_data)
                made = found_body(unit, founding, by=request.user, on=request.today)
        if made is not None:
            messages.success(request, _("Đã ghi. Hãy thêm thành viên theo quyết định."))
            return leave(request, body_url(made))
    status = INVALID if form.is_bound else 200
    return render(request, "units/bodies/new.html", {"form": form}, status=status)


@staff_page("bodies.view")
@require_safe
def body(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a body: its decision, its term, who sits in it, what it met about."""
    return _page(request, _row(request, pk))


@require_POST
@staff_page("bodies.manage")
def act(request: StaffRequest, pk: int, step: str) -> HttpResponse:
    """Take one step about a body; a refusal or a mistake shows the page with what was typed."""
    chosen = STEPS.get(step)
    if chosen is None:
        raise Http404
    row = _kept(request, pk)
    form = chosen.form(request.POST, auto_id=f"{step}_%s", **_options(request, row, step))
    with refusals(form):
        if form.is_valid():
            chosen.act(row, form.cleaned_data, request.user, request.today)
    if form.is_valid():
        messages.success(request, str(chosen.said))
        return leave(request, body_url(row))
    return _page(request, row, failed=Offer(step, chosen, form))


@staff_page("bodies.manage")
def seat(request: StaffRequest, pk: int, seat_pk: int) -> HttpResponse:
    """End a seat."""
    row = _kept(request, pk)
    one = get_object_or_404(row.seats.select_related("post"), pk=seat_pk)
    posted = request.POST if request.method == "POST" else None
    form = EndForm(posted, initial={"version": row.version, "until": request.today})
    if posted is not None:
        with refusals(form):
            if form.is_valid():
                end_seat(one.pk, **form.cleaned_data, by=request.user, on=request.today)
        if form.is_valid():
            messages.success(request, _("Đã ghi thôi là thành viên."))
            return leave(request, body_url(row))
    return _one(request, row, form, one.post.title if one.post else one.outside)


@staff_page("bodies.manage")
def meeting(request: StaffRequest, pk: int, meeting_pk: int) -> HttpResponse:
    """Correct a meeting, or add its conclusion."""
    row = _kept(request, pk)
    one = get_object_or_404(row.meetings, pk=meeting_pk)
    posted = request.POST if request.method == "POST" else None
    initial = {name: getattr(one, name) for name in CorrectMeetingForm.base_fields}
    form = CorrectMeetingForm(posted, initial=initial)
    if posted is not None:
        with refusals(form):
            if form.is_valid():
                correct_meeting(
                    one.pk,
                    meeting_typed(form.cleaned_data),
                    version=form.cleaned_data["version"],
                    by=request.user,
                    on=request.today,
                )
        if form.is_valid():
            messages.success(request, _("Đã sửa."))
            return leave(request, body_url(row))
    return _one(request, row, form, _("Phiên họp"))


def body_url(row: Body) -> str:
    """Return the address of a body's page."""
    return reverse("units:body", args=[row.pk])


def _row(request: StaffRequest, pk: int) -> Body:
    rows = visible_bodies(request.user, request.today).select_related("unit")
    return get_object_or_404(rows, pk=pk)


def _kept(request: StaffRequest, pk: int) -> Body:
    row = _row(request, pk)
    if not may_manage_bodies(request.user, row.unit_id, on=request.today):
        raise Http404
    return row


def _one(request: StaffRequest, row: Body, form: forms.Form, heading: str) -> HttpResponse:
    """Show one form about a part of a body."""
    context = {"form": form, "heading": heading, "body": row, "back": body_url(row)}
    status = INVALID if form.is_bound else 200
    return render(request, "units/bodies/one.html", context, status=status)


def _page(request: StaffRequest, row: Body, failed: Offer | None = None) -> HttpResponse:
    shown = body_page(row, request.user, request.today)
    offered = {}
    for name, step in STEPS.items() if shown.may_keep else ():
        initial = _initial(request, shown, name)
        options = _options(request, row, name)
        offered[name] = Offer(
            name, step, step.form(initial=initial, auto_id=f"{name}_%s", **options)
        )
    if failed is not None:
        offered[failed.slug] = failed
    offer = {name.replace("-", "_"): one for name, one in offered.items()}
    context = {"shown": shown, "body": row, "offer": offer}
    status = INVALID if failed else 200
    return render(request, "units/bodies/body.html", context, status=status)


def _initial(request: StaffRequest, shown: BodyPage, step: str) -> dict[str, Any]:
    body = shown.body
    first: dict[str, Any] = {"version": body.version}
    if step == "kien-toan":
        fields = ("kind", "name", "decision", "decided_on", "since", "until")
        return {**first, **{name: getattr(body, name) for name in fields}, "office": body.office_id}
    if step == "thanh-vien":
        return {**first, "since": max(body.since, request.today) if shown.seats else body.since}
    if step == "ket-thuc":
        return {**first, "until": request.today}
    return {**first, "on": request.today}


def _options(request: StaffRequest, row: Body, step: str) -> dict[str, Any]:
    if step == "thanh-vien":
        return {"posts": seats_to_give(row, request.user, request.today)}
    if step == "kien-toan":
        return {"offices": offices_for(request.user, request.today)}
    return {}
