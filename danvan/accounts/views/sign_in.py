"""Signing in and out."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import RedirectURLMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from danvan.accounts.actions import record_event
from danvan.accounts.forms.sign_in import SignInForm
from danvan.accounts.models import User
from danvan.accounts.pages import StaffRequest, public_page, staff_page
from danvan.base import registry


class _Next(RedirectURLMixin):
    """Django's own check that the page to go to is one of ours."""

    next_page = None

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_default_redirect_url(self) -> str:
        return reverse(settings.LOGIN_REDIRECT_URL)


@public_page
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Take name and password; go on to the second step, or to the page that was asked for."""
    form = SignInForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.get_user()
        if isinstance(user, User):
            return let_in(request, user, to=_Next(request).get_success_url())
    shown = {
        "form": form,
        "next": request.GET.get("next", ""),
        "samples": _samples(),
        "providers": get_adapter().list_providers(request),
    }
    return render(request, "accounts/sign_in.html", shown, status=422 if form.errors else 200)


def let_in(request: HttpRequest, user: User, *, to: str) -> HttpResponse:
    """Carry a person who has just typed the password through the steps that are left."""
    record_authentication(request, user, method="password", reauthenticated=True)
    answer: HttpResponse = perform_login(request, Login(user=user, redirect_url=to))
    return answer


@require_POST
@staff_page(before_second_factor=True)
def sign_out(request: StaffRequest) -> HttpResponse:
    """Sign the person out."""
    record_event("accounts.signed_out", by=request.user, on=request.today, about=request.user)
    logout(request)
    answer = redirect("accounts:sign-in")
    # The way back on a machine that several people share shows nothing any more.
    answer["Clear-Site-Data"] = '"cache"'
    return answer


def _samples() -> object:
    """Return the sign-ins of a sample installation (the desk app signs them in); else nothing."""
    if not settings.SAMPLE:
        return ()
    found = [answer() for _, answer in registry.signed("sample_sign_ins") if callable(answer)]
    return [group for groups in found for group in groups]
