"""The page of the register of petitions."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, may_open, staff_page
from danvan.petitions.forms.register import RegisterFilterForm
from danvan.petitions.queries.register import place_from, register_page

PER_PAGE = 30
AFTER = "sau"  # where a page begins


@staff_page("petitions.view")
@require_safe
def register(request: StaffRequest) -> HttpResponse:
    """Show the register, newest first, narrowed to what is asked for."""
    form = RegisterFilterForm(request.GET)
    wanted = form.wanted()
    after = place_from(request.GET.get(AFTER, ""))
    page = register_page(request.user, wanted, after, PER_PAGE, on=request.today)
    keep = _without(request.GET, AFTER)
    shown = {
        "form": form,
        "wanted": wanted,
        "page": page,
        "after": after,
        "keep": keep,
        "next": f"{keep}&{AFTER}={page.after}" if keep else f"{AFTER}={page.after}",
        "receives": may_open(request, "petitions.receive"),
        "classifies": may_open(request, "petitions.classify"),
    }
    answer = render(request, "petitions/register.html", shown)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _without(query: QueryDict, name: str) -> str:
    kept = query.copy()
    kept.pop(name, None)
    return kept.urlencode()
