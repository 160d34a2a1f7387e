"""«Bàn giao» when somebody leaves a post: what is open, who takes it on, the printed minutes."""

from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.accounts.models import User
from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.desk.actions.leaving import Handing, hand_over_post
from danvan.desk.forms_leaving import LeavingForm, read_seen
from danvan.desk.queries.leaving import (
    Kind,
    Leaving,
    leaders_for_led,
    leaving_of,
    minutes_of,
    receivers_for,
    refs_seen,
)
from danvan.desk.queries.leaving_minutes import minutes_shown
from danvan.obligations.models import PostHandOver
from danvan.units.access.people import appointments_shown, may_hand_over_post
from danvan.units.models import Appointment

PER_PAGE = 30


@staff_page("people.hand_over")
def leaving(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what a post leaves open, hand it over and end the appointment."""
    held = _held(request, pk)
    shown = leaving_of(held, request.today)
    form = _form(request, shown)
    if request.method == "POST" and form.is_valid():
        try:
            minutes = _hand_over(request, held, form)
        except ActRefused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Đã bàn giao và ghi thôi giữ chức vụ."))
            return leave(request, reverse("desk:leaving-minutes", args=[minutes.pk]))
    return _page(request, shown, form)


@staff_page()
@require_safe
def minutes_list(request: StaffRequest) -> HttpResponse:
    """Show the minutes a person may open, the newest first; of one person when asked."""
    rows = minutes_of(request.user, request.today)
    named = request.GET.get("nguoi", "")
    if is_public_id(named):
        rows = rows.filter(appointment__user__public_id=named)
    newest = rows.select_related("appointment__user", "appointment__post")
    page = Paginator(newest.order_by("-pk"), PER_PAGE).get_page(request.GET.get("page"))
    keep = urlencode({"nguoi": named}) if named else ""
    return render(request, "desk/leaving_list.html", {"page": page, "keep": keep})


@staff_page()
@require_safe
def minutes(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the minutes of a hand-over, to be printed and signed."""
    rows = minutes_of(request.user, request.today)
    row = get_object_or_404(
        rows.select_related("appointment__user", "appointment__post", "by"), pk=pk
    )
    shown = minutes_shown(row, request.user, request.today)
    context = {"minutes": shown, "letter_unit": shown.unit, "letter_day": row.on}
    return render(request, "desk/leaving_minutes.html", context)


def is_public_id(text: str) -> bool:
    """Say whether a text is the public id of somebody."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _held(request: StaffRequest, pk: int) -> Appointment:
    rows = appointments_shown(request.user, request.today).select_related("post", "user")
    held = get_object_or_404(rows, pk=pk)
    over = held.until is not None and held.until < request.today
    if over or not may_hand_over_post(request.user, held, on=request.today):
        raise Http404
    return held


def _form(request: StaffRequest, shown: Leaving) -> LeavingForm:
    on, held = request.today, shown.held
    return LeavingForm(
        request.POST if request.method == "POST" else None,
        initial={"version": held.version, "until": held.until or on},
        leaving=shown,
        people=receivers_for(held, on),
        leaders=leaders_for_led(shown, on),
    )


def _hand_over(request: StaffRequest, held: Appointment, form: LeavingForm) -> PostHandOver:
    chosen = form.chosen()
    people = User.objects.in_bulk(set(chosen.values()))
    receivers: Mapping[str, User | None] = {key: people.get(pk) for key, pk in chosen.items()}
    handing = Handing(read_seen(request.POST.getlist("seen")), receivers)
    given = form.cleaned_data
    return hand_over_post(
        held.pk,
        handing,
        version=given["version"],
        until=given["until"],
        by=request.user,
        on=request.today,
    )


def _page(request: StaffRequest, shown: Leaving, form: LeavingForm) -> HttpResponse:
    seen = refs_seen(request.user, [thing.ref for thing in shown.things], request.today)
    # Who sends a refused form again speaks of what the page shows now.
    if form.is_bound:
        typed = request.POST.copy()
        typed["version"] = str(shown.held.version)
        form.data = typed
    context = {
        "shown": shown,
        "form": form,
        "readable": seen,
        "work": form.rows(Kind.WORK),
        "led": form.rows(Kind.LED),
        "papers": form.rows(Kind.DRAFT, Kind.DOCUMENT),
        "lent": shown.of(Kind.LENT),
        "seats": shown.of(Kind.SEAT),
    }
    status = INVALID if request.method == "POST" else 200
    return render(request, "desk/leaving.html", context, status=status)
