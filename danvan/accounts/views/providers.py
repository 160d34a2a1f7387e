"""Signing in by a provider's account «tài khoản điện tử», where one is set."""

import logging
from collections.abc import Callable

from allauth.socialaccount.providers.openid_connect import views as oidc
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from requests import RequestException

from danvan.accounts.pages import public_page

# What a browser says of a click: on a page of ours, typed in, or an old browser that says nothing.
OURS = {"same-origin", "none", ""}
AWAY = 503
log = logging.getLogger("danvan.sign_in")


@public_page
@require_safe
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the person to the provider; a click on another site sends nobody anywhere."""
    if request.headers.get("Sec-Fetch-Site", "") not in OURS:
        return redirect("accounts:sign-in")
    return _asked(request, oidc.login, provider_id)


@public_page
@require_safe
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the provider's answer."""
    return _asked(request, oidc.callback, provider_id)


@public_page
@require_safe
def cancelled(request: HttpRequest) -> HttpResponse:
    """Say that the person turned back at the provider."""
    return render(request, "accounts/provider_cancelled.html")


def _asked(
    request: HttpRequest, view: Callable[[HttpRequest, str], HttpResponse], provider_id: str
) -> HttpResponse:
    """Let allauth answer; when the provider cannot be reached, say so."""
    try:
        return view(request, provider_id)
    except RequestException:
        log.warning("identity provider not reached", exc_info=True)
        return render(request, "socialaccount/authentication_error.html", status=AWAY)
