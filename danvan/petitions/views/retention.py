"""What will be erased, and how long things are kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.documents.queries.life_choices import units_offered
from danvan.obligations.views.told import refusals
from danvan.petitions.actions.retention import (
    KEEP_RULES,
    Retention,
    end_retention,
    note_seen,
    set_retention,
)
from danvan.petitions.forms.personal import RetentionForm
from danvan.petitions.queries.retention import ACT, petitions_in, rounds_seen, rules_of
from danvan.units.access import reachable
from danvan.units.queries import unit_book

SHOWN = 12
CASES = 200


@staff_page(ACT)
@require_safe
def erasures(request: StaffRequest) -> HttpResponse:
    """Show what will be erased when, and what was."""
    user, on = request.user, request.today
    rounds = list(rounds_seen(user, on=on)[:SHOWN])
    book = unit_book(on, {one.unit_id for one in rounds})
    rows = [
        {
            "round": one,
            "unit": book.name(one.unit_id),
            "cases": petitions_in(one, user, on=on).order_by("received_on", "pk")[:CASES],
            "count": petitions_in(one, user, on=on).count(),
        }
        for one in rounds
    ]
    return render(request, "petitions/erasures.html", {"rounds": rows})


@staff_page(ACT)
@require_POST
def seen(request: StaffRequest, pk: int) -> HttpResponse:
    """Say that a list was looked at."""
    round_ = get_object_or_404(rounds_seen(request.user, on=request.today), pk=pk)
    note_seen(round_.pk, by=request.user, on=request.today)
    messages.success(request, _("Đã ghi là đã xem danh sách."))
    return redirect("petitions:erasures")


@staff_page(KEEP_RULES)
def rules(request: StaffRequest) -> HttpResponse:
    """Show how long personal data is kept, and enter a unit's decision."""
    user, on = request.user, request.today
    units = reachable(user, KEEP_RULES, on).own
    form = RetentionForm(
        request.POST or None, units=units_offered(units, on=on), initial={"since": on}
    )
    with refusals(form):
        if form.is_valid():
            set_retention(Retention(**form.cleaned_data), by=user, on=on)
    if form.is_valid():
        messages.success(request, _("Đã đặt thời hạn lưu."))
        return leave(request, "petitions:retention")
    book = unit_book(on, units)
    found = rules_of(units, on=on).select_related("by")
    shown = {"form": form, "rules": [(rule, book.name(rule.unit_id)) for rule in found]}
    status = INVALID if form.is_bound else 200
    return render(request, "petitions/retention.html", shown, status=status)


@staff_page(KEEP_RULES)
@require_POST
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """End a time of keeping."""
    units = reachable(request.user, KEEP_RULES, request.today).own
    rule = get_object_or_404(rules_of(units, on=request.today), pk=pk)
    end_retention(rule.pk, by=request.user, on=request.today)
    messages.success(request, _("Đã ngừng áp dụng. Từ ngày mai không xóa loại dữ liệu này nữa."))
    return redirect("petitions:retention")
