"""Signing in by a provider's account «tài khoản điện tử», where one is set."""

from allauth.socialaccount.providers.openid_connect import views as oidc
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from danvan.accounts.pages import public_page

# What a browser says of a click: on a page of ours, typed in, or an old browser that says nothing.
OURS = {"same-origin", "none", ""}


@public_page
@require_safe
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the person to the provider; a click on another site sends nobody anywhere."""
    if request.headers.get("Sec-Fetch-Site", "") not in OURS:
        return redirect("accounts:sign-in")
    answer: HttpResponse = oidc.login(request, provider_id)
    return answer


@public_page
@require_safe
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the provider's answer."""
    answer: HttpResponse = oidc.callback(request, provider_id)
    return answer


@public_page
@require_safe
def cancelled(request: HttpRequest) -> HttpResponse:
    """Say that the person turned back at the provider."""
    return render(request, "accounts/provider_cancelled.html")
