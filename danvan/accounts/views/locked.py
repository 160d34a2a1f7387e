"""The page of somebody who typed a wrong password too often from one address."""

from datetime import datetime, timedelta
from math import ceil

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from danvan.accounts.actions import record_event
from danvan.accounts.machines import client_address
from danvan.accounts.models import User
from danvan.base import clock

TOO_MANY = 429


def locked_out(
    request: HttpRequest, _answer: HttpResponse | None, credentials: dict[str, str] | None
) -> HttpResponse:
    """Say that signing in from here waits, and for how long; axes asks for this page.

    The person is not locked: from another address, or after the time, the password opens.
    """
    username = (credentials or {}).get("username", "")
    now = clock.now()
    left = _opens_at(username, client_address(request), now) - now
    if getattr(request, "axes_failures_since_start", None) == settings.AXES_FAILURE_LIMIT:
        _record(username)
    minutes = max(1, ceil(left.total_seconds() / 60))
    answer = render(request, "accounts/locked.html", {"minutes": minutes}, status=TOO_MANY)
    answer["Retry-After"] = str(minutes * 60)
    return answer


def _opens_at(username: str, address: str, now: datetime) -> datetime:
    """Return when the last wrong password of this person from this address is forgotten."""
    wait: timedelta = settings.AXES_COOLOFF_TIME
    tried = AccessAttempt.objects.filter(username=username, ip_address=address)
    last: datetime | None = tried.aggregate(last=Max("attempt_time"))["last"]
    return (last or now) + wait


def _record(username: str) -> None:
    """Record the lock in the history of the person, when there is one by this name."""
    user = User.objects.filter(username=username).first()
    if user is not None:
        record_event("accounts.locked_out", by=None, on=clock.today(), about=user)
