"""Coming in by an invitation: the password is chosen, then the other steps follow."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from danvan.accounts.actions import InvitationSpent, accept_invitation
from danvan.accounts.forms.passwords import NewPasswordForm
from danvan.accounts.forms.sign_in import SlipCodeForm
from danvan.accounts.pages import public_page
from danvan.accounts.queries.invitations import STROKES, invitation_with
from danvan.accounts.queries.slips import post_of
from danvan.accounts.views.sign_in import let_in
from danvan.base import clock

GONE = 410


@public_page
@require_http_methods(["GET", "POST"])
def typed(request: HttpRequest) -> HttpResponse:
    """Take the code that somebody reads off a slip."""
    form = SlipCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = STROKES.sub("", form.cleaned_data["code"]).lower()
        return redirect("accounts:invited", secret=code or "-")
    status = 422 if form.errors else 200
    return render(request, "accounts/invitations/typed.html", {"form": form}, status=status)


@public_page
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest, secret: str) -> HttpResponse:
    """Let an invited person choose a password, then go on as somebody who signs in."""
    invitation = invitation_with(secret)
    if invitation is None:
        return _gone(request)
    user = invitation.user
    form = NewPasswordForm(user, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _accept(request, secret, form.cleaned_data["new_password1"])
    shown = {
        "form": form,
        "person": user,
        "post": post_of(user, clock.today()),
        "until": invitation.until,
    }
    status = 422 if form.errors else 200
    return render(request, "accounts/invitations/invited.html", shown, status=status)


def _accept(request: HttpRequest, secret: str, password: str) -> HttpResponse:
    """Use the invitation up and sign the person in."""
    try:
        user = accept_invitation(secret, password=password, on=clock.today())
    except InvitationSpent:
        return _gone(request)
    logout(request)  # whoever sat at this machine before
    return let_in(request, user, to=reverse(settings.LOGIN_REDIRECT_URL))


def _gone(request: HttpRequest) -> HttpResponse:
    shown = {"reason": InvitationSpent().message}
    return render(request, "accounts/invitations/gone.html", shown, status=GONE)
