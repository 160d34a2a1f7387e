"""Taking in a list of real mergers: look at figures and doubts first, then write all of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import NotAllowed
from danvan.base.htmx import INVALID, leave
from danvan.rules.lineage.places import AMBIGUOUS, CONTRADICTORY
from danvan.units.access.merger_lists import may_take_in
from danvan.units.actions.import_successions import take_in_list
from danvan.units.forms.merger_lists import MergerListForm
from danvan.units.queries.merger_figures import figures
from danvan.units.queries.merger_import import Prospect, prospect
from danvan.units.views.told import refusals


@staff_page("units.manage")
def take_in(request: StaffRequest) -> HttpResponse:
    """Show what a list would make and what is doubtful in it; write it once that was seen."""
    posted = request.method == "POST"
    form = MergerListForm(*(request.POST, request.FILES) if posted else ())
    given = _given(request, form) if posted and form.is_valid() else None
    if given is not None and "record" in request.POST and form.is_valid():
        done = figures(given)["successions"]
        messages.success(request, _("Đã ghi %(count)d khoản sắp xếp.") % {"count": done})
        return leave(request, "units:mergers")
    context = {"form": form, "tab": "mergers"}
    if given is not None and form.is_valid():
        context |= _preview(given)
        context["text"] = form.cleaned_data["text"]
    status = INVALID if posted and not form.is_valid() else 200
    return render(request, "units/mergers/take_in.html", context, status=status)


def _given(request: StaffRequest, form: MergerListForm) -> Prospect | None:
    """Return what the list makes, written when the person said so; None when it is refused."""
    given, user, on = form.cleaned_data, request.user, request.today
    done = None
    with refusals(form):
        if not may_take_in(user, given["list"], on=on):
            raise NotAllowed
        if "record" in request.POST:
            done = take_in_list(given["list"], known_from=given["known_from"], by=user, on=on)
        else:
            done = prospect(given["list"])
    return done


def _preview(given: Prospect) -> dict[str, object]:
    return {
        "given": given,
        "count": figures(given),
        "ambiguous": given.lineage.doubts(AMBIGUOUS),
        "contradictory": given.lineage.doubts(CONTRADICTORY),
    }
