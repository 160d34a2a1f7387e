"""Requests that the person's units sent, and those they were sent."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.obligations.queries.inbox import requests_of
from danvan.obligations.queries.shown import work_items

PER_PAGE = 50


@staff_page("obligations.view")
@require_safe
def requests(request: StaffRequest) -> HttpResponse:
    """Show requests with where they stand: never late, only answered or not."""
    rows = requests_of(request.user, on=request.today)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    items = work_items(list(page.object_list), on=request.today)
    return render(request, "obligations/requests.html", {"page": page, "items": items})
