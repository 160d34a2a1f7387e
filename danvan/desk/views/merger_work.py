"""The worksheet of work that mergers left: what is open, who is proposed, then one act."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.desk.queries.merger_work import drafts_left
from danvan.obligations.actions.merger_hand_over import hand_over_lines
from danvan.obligations.forms.merger_work import WorksheetForm
from danvan.obligations.queries.merger_work import Waiting, old_units, sheet_of, successions_waiting
from danvan.obligations.views.told import refusals
from danvan.units.models import Succession
from danvan.units.queries import unit_book


@staff_page("obligations.hand_over")
def index(request: StaffRequest) -> HttpResponse:
    """List the mergers whose ended units still have open work that the person may hand on."""
    waiting = successions_waiting(request.user, on=request.today)
    return render(request, "desk/merger_works.html", {"waiting": waiting})


@staff_page("obligations.hand_over")
def sheet(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the open work one merger left and who would take it; hand over what was ticked."""
    row = _waiting_or_404(request, pk).succession
    posted = request.method == "POST"
    plain = sheet_of(row, request.user, on=request.today)
    offered = [unit for unit, _name in plain.choices]
    form = WorksheetForm(request.POST if posted else None, offered=offered)
    looking = posted and "preview" in request.POST
    if posted and not looking:
        done = _hand_over(request, row, form)
        if done is not None:
            messages.success(request, done)
            return leave(request, "desk:merger-works")
    chosen = sheet_of(row, request.user, on=request.today, chosen=form.chosen) if posted else plain
    old = old_units([row])[row.pk]
    context = {
        "sheet": chosen,
        "form": WorksheetForm(initial=request.POST.dict()) if looking else form,
        "ticks": frozenset(form.ticks) if posted else None,
        "drafts": drafts_left(old, on=request.today),
        "names": sorted(entry.name for entry in unit_book(request.today, old).entries.values()),
        "begun": row.on <= request.today,
    }
    status = INVALID if posted and not looking else 200
    return render(request, "desk/merger_work.html", context, status=status)


def _waiting_or_404(request: StaffRequest, pk: int) -> Waiting:
    """Return the merger among those that wait for this person."""
    for one in successions_waiting(request.user, on=request.today):
        if one.succession.pk == pk:
            return one
    raise Http404


def _hand_over(request: StaffRequest, row: Succession, form: WorksheetForm) -> str | None:
    """Hand over the ticked lines and return the sentence that says so; None when refused."""
    done = None
    with refusals(form):
        if form.is_valid():
            done = hand_over_lines(
                row,
                form.cleaned_data["lines"],
                reason=form.cleaned_data["reason"],
                by=request.user,
                on=request.today,
            )
    if done is None:
        return None
    left = sum(
        w.open
        for w in successions_waiting(request.user, on=request.today)
        if w.succession.pk == row.pk
    )
    return _(
        "Đã bàn giao %(moved)d việc, trong đó gộp %(joined)d việc trùng; còn lại %(left)d việc."
    ) % {"moved": done.moved, "joined": done.joined, "left": left}
