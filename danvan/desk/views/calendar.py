"""The calendar of a month, the secret address to subscribe to it, and the feed behind that."""

from datetime import date
from urllib.parse import urlencode

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
from danvan.desk.queries.home import TAB_LABELS
from danvan.obligations.actions.feeds import make_feed, revoke_feed
from danvan.obligations.queries.days import fed_work
from danvan.obligations.queries.desk_lists import Asker, Scope
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
    asker = Asker(request.user, request.today)
    offered = [Scope.UNIT, Scope.MINE]
    if asker.posts.own("obligations.oversee"):
        offered.append(Scope.OVERSEEN)
    asked = request.GET.get("xem", "")
    scope = Scope(asked) if asked in offered else Scope.UNIT
    first = month_asked(request.GET.get("thang", ""), on=asker.on)
    month = month_of_work(asker, first, scope)
    context = {
        "month": month,
        "before": _address(month.before, scope) if month.before else "",
        "now": _address(None, scope),
        "after": _address(month.after, scope) if month.after else "",
        "tabs": [
            {"label": TAB_LABELS[each], "url": _address(first, each), "current": each == scope}
            for each in offered
        ],
        "named": scope == Scope.OVERSEEN,
        "weekdays": WEEKDAYS,
        "live": live_feed(asker.user),
        "address": address,
    }
    return render(request, "desk/calendar.html", context)


def _address(first: date | None, scope: Scope) -> str:
    """Return where a month is shown, the present one for none."""
    asked = {"thang": f"{first:%Y-%m}"} if first else {}
    return f"{reverse('desk:calendar')}?{urlencode({**asked, 'xem': scope.value})}"
