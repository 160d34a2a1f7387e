"""Places: the list of a day, one place with its life, the villages, and their changes."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, may_open, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.units.access.places import Register, kept_areas
from danvan.units.actions.areas import open_area
from danvan.units.forms.areas import OpenAreaForm
from danvan.units.forms.tree import DayOnlyForm
from danvan.units.models import Area, Level
from danvan.units.queries.areas import (
    Place,
    find_places,
    inside_area,
    last_day_of,
    life_of_area,
    place_on,
    villages_on,
)
from danvan.units.queries.life import day_shown, head_of
from danvan.units.queries.offered import area_choices_on
from danvan.units.queries.tree import units_at
from danvan.units.values import NewArea
from danvan.units.views.area_steps import AREA_STEPS, AreaStep, AskedArea, take
from danvan.units.views.told import refusals

PER_PAGE = 50


@staff_page("units.view")
@require_safe
def areas(request: StaffRequest) -> HttpResponse:
    """Show the places that exist on a chosen day, villages left to their own list."""
    form = _day_form(request)
    on = form.day(request.today)
    found = find_places(Register(request.user, request.today).areas, on, form.words())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "on": on, "keep": _keep(request), "tab": "areas"}
    context["keeps"] = may_open(request, "units.manage")
    return render(request, "units/areas/areas.html", context)


@staff_page("units.view")
@require_safe
def villages(request: StaffRequest) -> HttpResponse:
    """Show the villages of a chosen day with their households and heads."""
    form = _day_form(request)
    on = form.day(request.today)
    found = villages_on(Register(request.user, request.today).areas, on, form.words())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "on": on, "keep": _keep(request), "tab": "villages"}
    context["total"] = sum(one.households.count for one in found if one.households)
    context["keeps"] = may_open(request, "units.manage")
    return render(request, "units/areas/villages.html", context)


@staff_page("units.view")
@require_safe
def area(request: StaffRequest, key: str) -> HttpResponse:
    """Show a place: what is around and inside it, its bodies, its life; a village's households."""
    register = Register(request.user, request.today)
    shown = get_object_or_404(register.areas, key=key)
    on = day_shown(shown, request.today)
    place = place_on(shown, on)
    if place is None:
        raise Http404
    village = shown.level == Level.VILLAGE
    keeps = shown.pk in register.kept
    bodies = units_at(shown.pk, on)
    context = {
        "area": shown,
        "place": place,
        "on": on,
        "last": last_day_of(shown),
        "around": _around(register, place, on),
        "inside": inside_area(shown.pk, on),
        "bodies": bodies,
        "linked": register.open_units(body.pk for body in bodies),
        "village": village,
        "head": head_of(bodies[0].pk, on) if village and bodies else None,
        "counts": shown.household_counts.order_by("-on") if village else (),
        "notice_places": shown.notice_places.order_by("kind", "since") if village else (),
        "life": life_of_area(shown, on),
        "keeps": keeps,
        "steps": _steps(shown) if keeps and place.live else {},
        "tab": "villages" if village else "areas",
    }
    return render(request, "units/areas/area.html", context)


@staff_page("units.manage")
def area_step(request: StaffRequest, key: str, step: str) -> HttpResponse:
    """Take one act on an area: rename, move, correct, end; count a village's households."""
    kept = get_object_or_404(kept_areas(request.user, request.today), key=key)
    place = place_on(kept, day_shown(kept, request.today))
    doing = AREA_STEPS.get(step)
    if place is None or doing is None or doing.village > (kept.level == Level.VILLAGE):
        raise Http404
    posted = request.POST if request.method == "POST" else None
    asked = AskedArea(kept, place, request.user, request.today, posted)
    form = doing.form(asked)
    with refusals(form):
        if form.is_valid():
            take(doing, asked, form)
    back = reverse("units:area", args=[kept.key])
    if form.is_bound and form.is_valid():
        messages.success(request, str(doing.said))
        return leave(request, back)
    context = {"step": doing, "form": form, "name": place.name, "back": back}
    status = INVALID if form.is_bound else 200
    return render(request, "units/tree/step.html", context, status=status)


@staff_page("units.manage")
def area_new(request: StaffRequest) -> HttpResponse:
    """Open an area inside one whose register the person keeps."""
    user, on = request.user, request.today
    form = OpenAreaForm(
        request.POST if request.method == "POST" else None,
        areas=area_choices_on(kept_areas(user, on), on, levels=[*Level][:-1]),
        initial={"since": on, "level": "village", "within": request.GET.get("thuoc")},
    )
    made: Area | None = None
    with refusals(form):
        if form.is_valid():
            made = open_area(NewArea(**form.cleaned_data), by=user, on=on)
    if made is not None:
        messages.success(request, _("Đã lập địa bàn."))
        return leave(request, reverse("units:area", args=[made.key]))
    context = {"form": form, "back": reverse("units:areas")}
    status = INVALID if form.is_bound else 200
    return render(request, "units/areas/area_new.html", context, status=status)


def _steps(shown: Area) -> dict[str, AreaStep]:
    village = shown.level == Level.VILLAGE
    return {slug: step for slug, step in AREA_STEPS.items() if village or not step.village}


def _around(register: Register, place: Place, on: date) -> tuple[Place, bool] | None:
    """Return the place around one, and whether the person may open its page."""
    if place.within is None:
        return None
    outer = Area.objects.get(pk=place.within)
    found = place_on(outer, on)
    return (found, outer.pk in register.places) if found else None


def _day_form(request: StaffRequest) -> DayOnlyForm:
    asked = request.GET.copy()
    asked.setdefault("ngay", f"{request.today:%d/%m/%Y}")
    return DayOnlyForm(asked)


def _keep(request: StaffRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()
