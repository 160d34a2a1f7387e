"""The worksheet of handing over: what would move, what would be joined, then the act."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.obligations.access import units_handing
from danvan.obligations.actions.hand_over import hand_over
from danvan.obligations.forms.hand_over import BetweenForm, ReasonOnlyForm, chosen_rows
from danvan.obligations.forms.steps import unit_choices
from danvan.obligations.queries.choices import units_beneath
from danvan.obligations.queries.equal_duties import passable_work, passings
from danvan.obligations.views.told import refusals
from danvan.units.models import Unit
from danvan.units.queries import unit_book


@staff_page("obligations.hand_over")
def worksheet(request: StaffRequest) -> HttpResponse:
    """Show open work of a unit with what handing it over would do; hand over what was chosen."""
    between = _between(request)
    reason = ReasonOnlyForm(request.POST if request.method == "POST" else None)
    chosen = between.is_valid()
    if request.method == "POST" and chosen:
        done = _hand_over(request, between, reason)
        if done is not None:
            messages.success(request, done)
            return leave(request, request.path)
    lines = _lines(request, between) if chosen else ()
    context = {"between": between, "reason": reason, "lines": lines, "chosen": chosen}
    status = INVALID if request.method == "POST" else 200
    return render(request, "obligations/hand_over.html", context, status=status)


def _between(request: StaffRequest) -> BetweenForm:
    user, on = request.user, request.today
    old = unit_book(on, units_handing(user, on=on).values_list("pk", flat=True))
    given = request.POST if request.method == "POST" else request.GET
    return BetweenForm(
        given if "old" in given else None,
        old_units=[(e.pk, e.name) for e in sorted(old.entries.values(), key=lambda e: e.name)],
        new_units=unit_choices(units_beneath(user, on=on)),
        auto_id="between_%s",
    )


def _hand_over(request: StaffRequest, between: BetweenForm, reason: ReasonOnlyForm) -> str | None:
    """Hand over what was chosen and return the sentence that says so; None when refused."""
    units = Unit.objects.in_bulk([between.cleaned_data["old"], between.cleaned_data["new"]])
    rows = chosen_rows(request.POST.getlist("row"))
    if not rows:
        reason.add_error(None, _("Hãy chọn ít nhất một việc để bàn giao."))
    done = None
    with refusals(reason):
        if reason.is_valid():
            done = hand_over(
                rows,
                old=units[between.cleaned_data["old"]],
                new=units[between.cleaned_data["new"]],
                reason=reason.cleaned_data["reason"],
                by=request.user,
                on=request.today,
            )
    if done is None:
        return None
    return _("Đã bàn giao %(moved)d việc, trong đó gộp %(joined)d việc trùng.") % {
        "moved": done.moved,
        "joined": done.joined,
    }


def _lines(request: StaffRequest, between: BetweenForm) -> tuple[object, ...]:
    old, new = between.cleaned_data["old"], between.cleaned_data["new"]
    rows = passable_work(request.user, old, on=request.today)
    return passings(list(rows), old, new)
