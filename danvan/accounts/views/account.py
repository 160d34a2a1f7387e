"""The page of one's own account: password, second step, machines, provider."""

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.accounts.actions.passwords import change_password
from danvan.accounts.actions.providers import unlink_provider
from danvan.accounts.actions.sessions import carry_session, end_other_sessions, end_session
from danvan.accounts.forms.passwords import ChangePasswordForm
from danvan.accounts.pages import StaffRequest, staff_page
from danvan.accounts.queries.factors import (
    codes_left,
    needs_second_factor,
    passkeys_of,
    second_factors,
)
from danvan.accounts.queries.sessions import sessions_of


@require_safe
@staff_page(before_second_factor=True)
def account(request: StaffRequest) -> HttpResponse:
    """Show how the person signs in, and lead to what is missing."""
    user = request.user
    factors = second_factors(user)
    needed = needs_second_factor(user, request.today)
    linked = SocialAccount.objects.filter(user=user)
    shown = {
        "factors": factors,
        "missing": needed and not factors,
        "needed": needed,
        "passkeys": passkeys_of(user),
        "codes_left": codes_left(user),
        "linked": [(one.pk, one.get_provider().name) for one in linked],
        "providers": get_adapter().list_providers(request),
    }
    return render(request, "accounts/account.html", shown)


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@staff_page()
def password(request: StaffRequest) -> HttpResponse:
    """Change the person's own password."""
    form = ChangePasswordForm(request.user, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        here, new = request.session.session_key, form.cleaned_data["new_password1"]
        change_password(new, session=here, by=request.user, on=request.today)
        update_session_auth_hash(request, request.user)
        carry_session(here, request.session.session_key)
        messages.success(request, _("Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất."))
        return redirect("mfa_index")
    status = 422 if form.errors else 200
    return render(request, "accounts/password.html", {"form": form}, status=status)


@require_safe
@staff_page()
def sessions(request: StaffRequest) -> HttpResponse:
    """Show where the person is signed in."""
    found = sessions_of(request.user, request.session.session_key)
    return render(request, "accounts/sessions.html", {"sessions": found})


@require_POST
@staff_page()
def session_end(request: StaffRequest, pk: int) -> HttpResponse:
    """Sign one machine out."""
    if end_session(pk, by=request.user, on=request.today):
        messages.success(request, _("Đã đăng xuất thiết bị."))
    return redirect("accounts:sessions")


@require_POST
@staff_page()
def sessions_end(request: StaffRequest) -> HttpResponse:
    """Sign every other machine out."""
    here = request.session.session_key
    count = end_other_sessions(but=here, by=request.user, on=request.today)
    messages.success(request, _("Đã đăng xuất %(count)d thiết bị khác.") % {"count": count})
    return redirect("accounts:sessions")


@require_POST
@staff_page()
def unlink(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the link to a provider's account away."""
    linked = get_object_or_404(SocialAccount, pk=pk, user=request.user)
    raise_if_reauthentication_required(request, app="allauth.socialaccount")
    name = str(linked.get_provider().name)
    unlink_provider(linked.pk, name, by=request.user, on=request.today)
    messages.success(request, _("Đã bỏ liên kết với %(name)s.") % {"name": name})
    return redirect("mfa_index")
