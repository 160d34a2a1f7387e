"""Signing in and out."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.views import RedirectURLMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from danvan.accounts.actions import record_event
from danvan.accounts.forms import SignInForm
from danvan.accounts.models import User
from danvan.accounts.pages import StaffRequest, public_page, staff_page
from danvan.base import clock, registry


class _Next(RedirectURLMixin):
    """Django's own check that the page to go to is one of ours."""

    next_page = None

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_default_redirect_url(self) -> str:
        return reverse(settings.LOGIN_REDIRECT_URL)


@public_page
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign a person in and go on to the page that was asked for."""
    form = SignInForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.get_user()
        if isinstance(user, User):
            login(request, user)
            record_event("accounts.signed_in", by=user, on=clock.today(), about=user)
        return HttpResponseRedirect(_Next(request).get_success_url())
    shown = {"form": form, "next": request.GET.get("next", ""), "samples": _samples()}
    return render(request, "accounts/sign_in.html", shown, status=422 if form.errors else 200)


@require_POST
@staff_page()
def sign_out(request: StaffRequest) -> HttpResponse:
    """Sign the person out."""
    record_event("accounts.signed_out", by=request.user, on=request.today, about=request.user)
    logout(request)
    return redirect("accounts:sign-in")


def _samples() -> object:
    """Return the sign-ins of a sample installation (the desk app signs them in); else nothing."""
    if not settings.SAMPLE:
        return ()
    found = [answer() for _, answer in registry.signed("sample_sign_ins") if callable(answer)]
    return [group for groups in found for group in groups]
