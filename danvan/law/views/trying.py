"""Trying the clock: a step, a day, the circumstances, and the same explanation as `danvan due`."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.law.forms.days import TryForm
from danvan.law.queries.limits import limit_table, whole_calendar
from danvan.law.queries.table import steps_known
from danvan.law.views.tabs import tabs
from danvan.rules.deadlines.calendar import NoWorkingDay, say_weekday
from danvan.rules.deadlines.explained import explain
from danvan.rules.deadlines.limits import CannotCount
from danvan.rules.deadlines.statutory import statutory_deadline


@dataclass(frozen=True)
class Tried:
    """What the clock answered «kết quả tính thử»: a day and its sentences, or why none."""

    due: str = ""
    steps: tuple[str, ...] = ()
    basis: str = ""
    verified: bool = True
    refused: str = ""


@staff_page("law.view")
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """Count a day due without writing anything."""
    form = TryForm(
        request.GET if "buoc" in request.GET and "tu" in request.GET else None,
        steps=steps_known(),
        initial={"tu": request.today, "buoc": request.GET.get("buoc", "")},
    )
    tried = _tried(form) if form.is_valid() else None
    return render(
        request, "law/try.html", {"form": form, "tried": tried, "tabs": tabs(request, "try")}
    )


def _tried(form: TryForm) -> Tried:
    given = form.cleaned_data
    try:
        found = statutory_deadline(
            limit_table(), whole_calendar(), given["buoc"], given["tu"], form.case()
        )
    except CannotCount as refused:
        return Tried(refused=refused.message)
    except (OverflowError, NoWorkingDay):
        return Tried(refused=_("Ngày ngoài phạm vi tính được. Kiểm tra lại ngày."))
    due = say_weekday(found.due) if found.due else ""
    return Tried(due, explain(found), found.basis, found.is_verified)
