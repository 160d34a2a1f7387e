"""The calendar of a month, the secret address to subscribe to it, and the feed behind that."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.pages import StaffRequest, public_page, staff_page
from danvan.base import clock
from danvan.base.templatetags.ui import WEEKDAYS
from danvan.desk.ics import write_ics
from danvan.desk.queries.calendar import month_asked, month_of_work
from danvan.obligations.actions.feeds import make_feed, revoke_feed
from danvan.obligations.queries.days import fed_work
from danvan.obligations.queries.desk_lists import Scope
from danvan.obligations.queries.feeds import feed_owner, live_feed

KEPT = "private, max-age=900"  # programs that subscribe ask a few times an hour at most


@staff_page("obligations.view")
@require_safe
def calendar(request: StaffRequest) -> HttpResponse:
    """Show what falls due in a month: a grid where there is room, else a list."""
    return _page(request)


@require_POST
@staff_page("obligations.view")
@never_cache
def make_address(request: StaffRequest) -> HttpResponse:
    """Make a calendar address and show it this once; no redirect, for it is kept nowhere."""
    token = make_feed(by=request.user, on=request.today)
    address = request.build_absolute_uri(reverse("desk:feed", args=[token]))
    return _page(request, address)


@require_POST
@staff_page("obligations.view")
def revoke_address(request: StaffRequest) -> HttpResponse:
    """Make the calendar address stop working."""
    if revoke_feed(by=request.user, on=request.today):
        messages.success(request, _("Đã thu hồi. Địa chỉ lịch cũ không còn mở được."))
    return redirect("desk:calendar")


@public_page
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Hand the calendar of a token's owner over: titles and days only."""
    owner = feed_owner(token)
    if owner is None:
        raise Http404
    written = write_ics(fed_work(owner, on=clock.today()), at=clock.now())
    answer = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = KEPT
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _page(request: StaffRequest, address: str = "") -> HttpResponse:
    user, on = request.user, request.today
    mine = request.GET.get("xem") == Scope.MINE
    first = month_asked(request.GET.get("thang", ""), on=on)
    month = month_of_work(user, first, on=on, mine=mine)
    context = {
        "month": month,
        "mine": mine,
        "tabs": _tabs(f"{first:%Y-%m}", mine=mine),
        "weekdays": WEEKDAYS,
        "live": live_feed(user),
        "address": address,
    }
    return render(request, "desk/calendar.html", context)


def _tabs(month: str, *, mine: bool) -> list[dict[str, object]]:
    here = f"{reverse('desk:calendar')}?thang={month}"
    return [
        {"label": _("Đơn vị"), "url": here, "current": not mine},
        {"label": _("Của tôi"), "url": f"{here}&xem={Scope.MINE}", "current": mine},
    ]
