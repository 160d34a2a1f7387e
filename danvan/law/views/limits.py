"""Looking the law's time limits up: the rows of a day, one row and its step's others."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.law.access import may_edit_law
from danvan.law.forms.limits import FilterForm
from danvan.law.models import TimeLimit
from danvan.law.queries.table import families_on, line_of, rows_of_step
from danvan.law.views.rows import events_of
from danvan.law.views.tabs import tabs
from danvan.law.wording import family_of


@staff_page("law.view")
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """Show the rows in force on a day, by group."""
    asked = request.GET.copy()
    asked.setdefault("ngay", f"{request.today:%d/%m/%Y}")
    form = FilterForm(asked)
    day = form.day(request.today)
    words, doubtful = form.cleaned_data.get("q", ""), form.cleaned_data.get("ngo", False)
    found = families_on(day, words, doubtful)
    context = {
        "form": form,
        "families": found,
        "count": sum(len(family.lines) for family in found),
        "on": day,
        "filtered": bool(words or doubtful or day != request.today),
        "keeps": may_edit_law(request.user, on=request.today),
        "tabs": tabs(request, "limits"),
    }
    return render(request, "law/limits.html", context)


@staff_page("law.view")
@require_safe
def detail(request: StaffRequest, pk: int) -> HttpResponse:
    """Show one row: what it says, where from, what else its step has had, who changed it."""
    row = get_object_or_404(TimeLimit, pk=pk)
    others = rows_of_step(row.step)
    today = [one for one in others if one.row.holds_on(request.today) and one.row.area == row.area]
    context = {
        "line": line_of(row),
        "row": row,
        "family": family_of(row.step),
        "others": others,
        "rivals": len(today) > 1 and row.holds_on(request.today),
        "on": request.today,
        "events": events_of(row),
        "keeps": may_edit_law(request.user, on=request.today),
    }
    return render(request, "law/limit.html", context)
