"""«Giao việc nhanh»: one form, reachable from everywhere."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from danvan.accounts.models import User
from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.obligations.access import units_giving
from danvan.obligations.actions.give import Task, give_task
from danvan.obligations.forms.give import GiveForm
from danvan.obligations.forms.steps import unit_choices
from danvan.obligations.models import Obligation
from danvan.obligations.queries.choices import people_given, units_beneath, units_outside
from danvan.obligations.views.record import row_url
from danvan.obligations.views.told import refusals
from danvan.units.queries import unit_book

BASIS = 500  # characters of a basis that an address may hand over


@staff_page("obligations.give")
def give(request: StaffRequest) -> HttpResponse:
    """Take a task and give it to each unit or person chosen."""
    form = _form(request)
    if request.method == "POST":
        given: list[Obligation] = []
        with refusals(form):
            if form.is_valid():
                given = give_task(_task(form), by=request.user, on=request.today)
        if form.is_valid():
            return _given(request, given)
    status = INVALID if form.is_bound else 200
    return render(request, "obligations/give.html", {"form": form}, status=status)


def _form(request: StaffRequest) -> GiveForm:
    user, on = request.user, request.today
    giving = unit_book(on, units_giving(user, on=on))
    return GiveForm(
        request.POST if request.method == "POST" else None,
        units=unit_choices(units_beneath(user, on=on)),
        outside=unit_choices(units_outside(user, on=on)),
        people=people_given(user, on=on),
        giving=unit_choices(giving),
        # A conclusion or a letter leads here with its words.
        initial={"basis": request.GET.get("basis", "")[:BASIS]},
    )


def _task(form: GiveForm) -> Task:
    given = form.cleaned_data
    person = given["person"]
    return Task(
        title=given["title"],
        giving=given["giving"],
        units=tuple(given["units"]),
        outside=tuple(given.get("outside", ())),
        person=User.objects.get(pk=person) if person else None,
        due=given["due"],
        basis=given["basis"],
    )


def _given(request: StaffRequest, given: list[Obligation]) -> HttpResponse:
    """Lead to the task when it is one, else to the inbox, and say how many were given."""
    said = ngettext("Đã giao %(count)d việc.", "Đã giao %(count)d việc.", len(given))
    messages.success(request, said % {"count": len(given)})
    return leave(request, row_url(given[0]) if len(given) == 1 else "desk:home")
