"""Mending one row of a village: a mistyped count of households, a board that is used no more."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.units.access.places import kept_areas
from danvan.units.forms.areas import EndNoticePlaceForm, HouseholdsForm
from danvan.units.models import Area
from danvan.units.queries.areas import place_on
from danvan.units.queries.life import day_shown
from danvan.units.views.area_steps import CORRECT_COUNT, END_PLACE, AreaStep
from danvan.units.views.told import refusals


@staff_page("units.manage")
def households(request: StaffRequest, key: str, pk: int) -> HttpResponse:
    """Correct a mistyped count of households."""
    kept = get_object_or_404(kept_areas(request.user, request.today), key=key)
    row = get_object_or_404(kept.household_counts.all(), pk=pk)
    seen = {"version": kept.version, "count": row.count, "at": row.on, "source": row.source}
    form = HouseholdsForm(_posted(request), initial=seen)
    return _mend(request, kept, row.pk, CORRECT_COUNT, form)


@staff_page("units.manage")
def notice_place_end(request: StaffRequest, key: str, pk: int) -> HttpResponse:
    """Say until when a notice board or loudspeaker is used."""
    kept = get_object_or_404(kept_areas(request.user, request.today), key=key)
    row = get_object_or_404(kept.notice_places.all(), pk=pk)
    form = EndNoticePlaceForm(
        _posted(request), initial={"version": kept.version, "until": request.today}
    )
    return _mend(request, kept, row.pk, END_PLACE, form)


def _mend(
    request: StaffRequest, kept: Area, row: int, step: AreaStep, form: forms.Form
) -> HttpResponse:
    place = place_on(kept, day_shown(kept, request.today))
    if place is None:
        raise Http404
    with refusals(form):
        if form.is_valid():
            act: Callable[..., object] = step.act
            act(kept.pk, row, **form.cleaned_data, by=request.user, on=request.today)
    back = reverse("units:area", args=[kept.key])
    if form.is_bound and form.is_valid():
        messages.success(request, str(step.said))
        return leave(request, back)
    context = {"step": step, "form": form, "back": back, "name": place.name}
    status = INVALID if form.is_bound else 200
    return render(request, "units/tree/step.html", context, status=status)


def _posted(request: StaffRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
