"""The list of mergers, the page of one, what is unclear in it, and undoing it on its day."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.pages import StaffRequest, may_open, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.units.access.places import Register, kept_areas, may_undo
from danvan.units.actions.doubts import settle_doubt
from danvan.units.actions.merger_undo import undo_merger
from danvan.units.forms.mergers import DoubtForm, MergerFilterForm
from danvan.units.models import Succession
from danvan.units.queries.offered import area_choices_ever
from danvan.units.queries.succession import (
    MergerPage,
    found_successions,
    merger_lines,
    merger_page,
    resolutions_like,
    years_of,
)
from danvan.units.queries.tree import place_names
from danvan.units.views.told import refusals

PER_PAGE = 30


@staff_page("units.view")
@require_safe
def mergers(request: StaffRequest) -> HttpResponse:
    """Show the mergers that touched the places and units the person finds in the register."""
    listed = Register(request.user, request.today).successions
    form = MergerFilterForm(request.GET, years=years_of(listed))
    found = found_successions(
        resolutions_like(listed, form.given("q") or ""),
        year=form.given("nam"),
        doubtful=bool(form.given("chua_ro")),
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "lines": merger_lines(page),
        "keep": asked.urlencode(),
        "narrowed": any(asked.values()),
        "keeps": may_open(request, "units.manage"),
        "tab": "mergers",
    }
    return render(request, "units/mergers/list.html", context)


@staff_page("units.view")
@require_safe
def merger(request: StaffRequest, pk: int) -> HttpResponse:
    """Show one merger: what it took and made, what is unclear, what people did about it."""
    register = Register(request.user, request.today)
    return _page(request, register, get_object_or_404(register.successions, pk=pk))


@staff_page("units.manage")
@require_POST
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Undo a merger on the day it was recorded."""
    register = Register(request.user, request.today)
    shown = get_object_or_404(register.successions, pk=pk)
    try:
        undo_merger(shown.pk, by=request.user, on=request.today)
    except ActRefused as refused:
        return _page(request, register, shown, problem=refused.message)
    messages.success(request, _("Đã hoàn tác. Danh bạ trở lại như trước khi ghi nhận."))
    return leave(request, reverse("units:mergers"))


@staff_page("units.manage")
def doubt(request: StaffRequest, pk: int, share_id: int) -> HttpResponse:
    """Decide what a resolution leaves unclear about one place."""
    user, on = request.user, request.today
    register = Register(user, on)
    shown = get_object_or_404(register.successions, pk=pk)
    unclear = shown.shares.exclude(doubt="").filter(area__in=register.kept)
    share = get_object_or_404(unclear, pk=share_id)
    form = DoubtForm(
        request.POST if request.method == "POST" else None,
        around=area_choices_ever(kept_areas(user, on), share),
        initial={"share": share.share},
    )
    with refusals(form):
        if form.is_valid():
            settle_doubt(share.pk, **form.cleaned_data, by=user, on=on)
    back = reverse("units:merger", args=[shown.pk])
    if form.is_bound and form.is_valid():
        messages.success(request, _("Đã ghi kết luận."))
        return leave(request, back)
    name = place_names({share.area_id}, shown.on).get(share.area_id, "")
    context = {"form": form, "share": share, "name": name, "back": back, "merger": shown}
    status = INVALID if form.is_bound else 200
    return render(request, "units/mergers/doubt.html", context, status=status)


def _page(
    request: StaffRequest, register: Register, shown: Succession, *, problem: str = ""
) -> HttpResponse:
    on = request.today
    page = merger_page(shown)
    context = {
        "page": page,
        "linked": _linked_units(register, page),
        "linked_areas": register.places,
        "managed": register.kept,
        "undoable": may_undo(request.user, shown, on=on),
        "problem": problem,
        "hands_over": bool(page.change.old) and may_open(request, "obligations.hand_over"),
        "begun": shown.on <= on,
        "tab": "mergers",
    }
    status = INVALID if problem else 200
    return render(request, "units/mergers/merger.html", context, status=status)


def _linked_units(register: Register, page: MergerPage) -> frozenset[int]:
    return register.open_units(kin.pk for kin in (*page.change.old, *page.change.new))
