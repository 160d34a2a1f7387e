"""Changing the entry of a unit, and opening a new one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.units.access import manageable_units
from danvan.units.access.places import kept_areas, listed_units
from danvan.units.actions.units import open_unit
from danvan.units.forms.tree import OpenUnitForm
from danvan.units.models import Unit
from danvan.units.queries.book import unit_book
from danvan.units.queries.life import day_shown
from danvan.units.queries.offered import area_choices_on, unit_choices_on
from danvan.units.values import NewUnit
from danvan.units.views.told import refusals
from danvan.units.views.unit_steps import UNIT_STEPS, Asked


@staff_page("units.manage")
def unit_step(request: StaffRequest, key: str, step: str) -> HttpResponse:
    """Take one act on a unit: rename, move, correct, end."""
    kept = get_object_or_404(manageable_units(request.user, request.today), key=key)
    doing = UNIT_STEPS.get(step)
    shown_on = day_shown(kept, request.today)
    entry = unit_book(shown_on, {kept.pk}).entries.get(kept.pk)
    if doing is None or entry is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    asked = Asked(kept, entry, request.user, request.today, posted)
    form = doing.form(asked)
    with refusals(form):
        if form.is_valid():
            doing.act(asked, form)
    back = reverse("units:unit", args=[kept.key])
    if form.is_bound and form.is_valid():
        messages.success(request, str(doing.said))
        return leave(request, back)
    context = {"step": doing, "form": form, "name": entry.name, "back": back}
    status = INVALID if form.is_bound else 200
    return render(request, "units/tree/step.html", context, status=status)


@staff_page("units.manage")
def unit_new(request: StaffRequest) -> HttpResponse:
    """Open a unit in a place whose register the person keeps."""
    form = _new_form(request)
    made: Unit | None = None
    with refusals(form):
        if form.is_valid():
            made = open_unit(_new(form), by=request.user, on=request.today)
    if made is not None:
        messages.success(request, _("Đã lập đơn vị. Tiếp theo, hãy lập các chức vụ của đơn vị."))
        return leave(request, reverse("units:unit", args=[made.key]))
    context = {"form": form, "back": reverse("units:tree")}
    status = INVALID if form.is_bound else 200
    return render(request, "units/tree/unit_new.html", context, status=status)


def _new_form(request: StaffRequest) -> OpenUnitForm:
    user, on = request.user, request.today
    return OpenUnitForm(
        request.POST if request.method == "POST" else None,
        areas=area_choices_on(kept_areas(user, on), on),
        superiors=unit_choices_on(listed_units(user, on), on),
        initial={
            "since": on,
            "sector": "government",
            "kind": "department",
            "level": "commune",
            "superior": request.GET.get("cap-tren"),
            "area": request.GET.get("dia-ban"),
        },
    )


def _new(form: OpenUnitForm) -> NewUnit:
    given = form.cleaned_data
    return NewUnit(
        name=given["name"],
        sector=given["sector"],
        kind=given["kind"],
        level=given["level"],
        area=given["area"],
        since=given["since"],
        superior=given["superior"],
        aliases=form.other_names(),
    )
