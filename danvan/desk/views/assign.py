"""Charging somebody with many pieces of work: whom, what that changes, then the act."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID
from danvan.desk.forms import AssignForm
from danvan.desk.queries.ticked import Ticked, person_named, read_ticks, ticked
from danvan.obligations.actions.assign import assign_many

TICKS = "viec"


@staff_page("obligations.assign")
@require_safe
def assign(request: StaffRequest) -> HttpResponse:
    """Ask whom to charge with the ticked work and, once named, show what would change."""
    chosen = ticked(_ticks(request.GET), request.user, on=request.today)
    named = "person" in request.GET
    form = AssignForm(request.GET if named else None, people=chosen.people)
    return _page(request, chosen, form)


@require_POST
@staff_page("obligations.assign")
def confirm(request: StaffRequest) -> HttpResponse:
    """Charge the person with all of the ticked work, or with none of it."""
    seen = _ticks(request.POST)
    chosen = ticked(seen, request.user, on=request.today)
    form = AssignForm(request.POST, people=chosen.people)
    if form.is_valid():
        person = person_named(form.cleaned_data["person"])
        try:
            done = assign_many(
                list(seen.items()), assignee=person, by=request.user, on=request.today
            )
        except ActRefused as refused:
            form.add_error(None, refused.message)
        else:
            said = ngettext(
                "Đã giao %(count)d việc cho %(name)s.", "Đã giao %(count)d việc cho %(name)s.", done
            )
            messages.success(request, said % {"count": done, "name": person.name})
            return redirect("desk:home")
    return _page(request, chosen, form, status=INVALID)


def _ticks(given: QueryDict) -> dict[int, int]:
    return read_ticks(given.getlist(TICKS))


def _page(
    request: StaffRequest, chosen: Ticked, form: AssignForm, status: int = 200
) -> HttpResponse:
    person = form.cleaned_data.get("person") if form.is_bound and form.is_valid() else None
    context = {
        "chosen": chosen,
        "form": form,
        "person": person,
        "name": person_named(person).name if person else "",
    }
    return render(request, "desk/assign.html", context, status=status)
