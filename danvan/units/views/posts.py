"""The posts of one unit on a day, and the acts that open, rename and end them."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.units.access import may_manage_unit
from danvan.units.access.people import posts_shown, units_shown
from danvan.units.actions.posts import NewPost, end_post, open_post, rename_post
from danvan.units.forms.people import DayForm, EndForm
from danvan.units.forms.posts import NewPostForm, RenamePostForm
from danvan.units.models import Post, Unit
from danvan.units.queries.book import unit_book
from danvan.units.queries.posts import posts_of_unit
from danvan.units.views.told import refusals


@staff_page("units.view")
def unit_posts(request: StaffRequest, key: str) -> HttpResponse:
    """Show the posts of a unit with who holds each; open a new one."""
    unit = get_object_or_404(units_shown(request.user, request.today), key=key)
    posted = request.POST if request.method == "POST" else None
    form = NewPostForm(posted, initial={"since": request.today})
    if posted is not None:
        with refusals(form):
            if form.is_valid():
                new = NewPost(**form.cleaned_data)
                open_post(unit, new, by=request.user, on=request.today)
        if form.is_valid():
            messages.success(request, _("Đã lập chức vụ."))
            return leave(request, _address(unit))
    return _page(request, unit, form)


@staff_page("people.manage")
def post(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct the title of a post, or end it."""
    row = _kept(request, pk)
    ending = "until" in request.POST
    posted = request.POST if request.method == "POST" else None
    rename = RenamePostForm(
        None if ending else posted, initial={"version": row.version, "title": row.title}
    )
    end = EndForm(
        posted if ending else None,
        initial={"version": row.version, "until": request.today},
        auto_id="end_%s",
    )
    if posted is not None:
        typed: forms.Form = end if ending else rename
        act = end_post if ending else rename_post
        with refusals(typed):
            if typed.is_valid():
                act(row.pk, **typed.cleaned_data, by=request.user, on=request.today)
        if typed.is_valid():
            messages.success(request, _("Đã bỏ chức vụ.") if ending else _("Đã sửa."))
            return leave(request, _address(row.unit))
    context = {"row": row, "rename": rename, "end": end, "back": _address(row.unit)}
    status = INVALID if posted is not None else 200
    return render(request, "units/people/post.html", context, status=status)


def _page(request: StaffRequest, unit: Unit, form: NewPostForm) -> HttpResponse:
    asked = DayForm(request.GET if "on" in request.GET else None)
    chosen = asked.cleaned_data["on"] if asked.is_valid() else None
    day = chosen or request.today
    if not asked.is_bound:
        asked.initial = {"on": day}
    context = {
        "unit": unit,
        "name": unit_book(day, [unit.pk]).name(unit.pk),
        "lines": posts_of_unit(unit, day),
        "asked": asked,
        "day": day,
        "form": form,
        "keeps": may_manage_unit(request.user, unit.pk, on=request.today),
    }
    wrong = form.is_bound or (asked.is_bound and not asked.is_valid())
    status = INVALID if wrong else 200
    return render(request, "units/people/unit_posts.html", context, status=status)


def _kept(request: StaffRequest, pk: int) -> Post:
    rows = posts_shown(request.user, request.today).select_related("unit")
    row = get_object_or_404(rows, pk=pk)
    if not may_manage_unit(request.user, row.unit_id, on=request.today):
        raise Http404
    return row


def _address(unit: Unit) -> str:
    return reverse("units:posts", args=[unit.key])
