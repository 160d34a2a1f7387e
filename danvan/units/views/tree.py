"""The tree of the organisation on a chosen day, and the page of one unit."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, may_open, staff_page
from danvan.units.access.places import Register
from danvan.units.forms.tree import TreeForm
from danvan.units.queries.book import UnitEntry, unit_book
from danvan.units.queries.life import (
    changes_of,
    day_shown,
    head_of,
    last_day,
    life_of,
    people_count,
)
from danvan.units.queries.tree import FOUND, children_on, find_units, place_names, tree_on
from danvan.units.views.unit_steps import UNIT_STEPS


@staff_page("units.view")
@require_safe
def tree(request: StaffRequest) -> HttpResponse:
    """Show the tree as of a chosen day, or the units found by words, sector or kind."""
    asked = request.GET.copy()
    asked.setdefault("ngay", f"{request.today:%d/%m/%Y}")
    form = TreeForm(asked)
    on, wanted = form.day(request.today), form.wanted()
    units = Register(request.user, request.today).units
    narrowed = bool(wanted.words or wanted.kind or wanted.sector)
    found = find_units(units, on, wanted) if narrowed else ()
    context = {
        "form": form,
        "on": on,
        "trees": () if narrowed else tree_on(units, on, ended=wanted.ended),
        "found": found[:FOUND],
        "more": len(found) > FOUND,
        "narrowed": narrowed,
        "asked": bool(request.GET),
        "keeps": may_open(request, "units.manage"),
        "tab": "tree",
    }
    return render(request, "units/tree/tree.html", context)


@staff_page("units.view")
@require_safe
def unit(request: StaffRequest, key: str) -> HttpResponse:
    """Show a unit: what it is, who heads it, what is under it, its life."""
    user, today = request.user, request.today
    register = Register(user, today)
    shown = get_object_or_404(register.units, key=key)
    on = day_shown(shown, today)
    entry = _entry(shown.pk, on)
    if entry is None:
        raise Http404
    mergers = changes_of(shown)
    kin = {one.pk for change in mergers for one in (*change.old, *change.new)}
    keeps = register.kept_units.filter(pk=shown.pk).exists()
    children = children_on(shown.pk, on)
    linked = register.open_units({*kin, entry.superior or 0, *(one.pk for one in children)})
    context = {
        "unit": shown,
        "entry": entry,
        "superior": _entry(entry.superior, on),
        "place": place_names({shown.area_id}, on).get(shown.area_id, ""),
        "place_key": register.areas.filter(pk=shown.area_id).values_list("key").first(),
        "head": head_of(shown.pk, on),
        "people": people_count(shown.pk, on),
        "sees_people": register.peopled.filter(pk=shown.pk).exists(),
        "children": [one for one in children if one.pk in linked],
        "life": life_of(shown, mergers),
        "changes": mergers,
        "linked": linked,
        "on": on,
        "last": last_day(shown),
        "steps": UNIT_STEPS if entry.live and keeps else {},
        "tab": "tree",
    }
    return render(request, "units/tree/unit.html", context)


def _entry(unit: int | None, on: date) -> UnitEntry | None:
    return unit_book(on, {unit}).entries.get(unit) if unit is not None else None
