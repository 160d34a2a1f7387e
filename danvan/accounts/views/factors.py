"""The second step: at sign-in, again before something delicate, and setting it up.

allauth does the work; templates, words and who may open a page are ours.
"""

from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from danvan.accounts.actions.factors import (
    note_codes_made,
    note_factor_added,
    note_factor_removed,
)
from danvan.accounts.forms import factors as forms
from danvan.accounts.pages import SET_UP
from danvan.accounts.queries.factors import second_factors
from danvan.base import clock
from danvan.base.htmx import INVALID


class Said:
    """A form with errors answers 422, as every form here."""

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Return the page, with the status that its form deserves."""
        forms_shown = [value for value in context.values() if isinstance(value, BaseForm)]
        if any(form.is_bound and form.errors for form in forms_shown):
            kwargs["status"] = INVALID
        answer: HttpResponse = super().render_to_response(  # type: ignore[misc]  # a view's
            context, **kwargs
        )
        return answer


class SecondStep(Said, AuthenticateView):
    """Ask for the code, or for the passkey, after the password."""

    form_class = forms.CodeForm
    webauthn_form_class = forms.KeyForm
    template_name = "accounts/factors/second_step.html"


class PasswordAgain(Said, ReauthenticateView):
    """Ask for the password again before something delicate."""

    form_class = forms.PasswordAgainForm
    template_name = "accounts/factors/again.html"


class CodeAgain(Said, ReauthenticateByCodeView):
    """Ask for a code again before something delicate."""

    form_class = forms.CodeAgainForm
    template_name = "accounts/factors/again.html"


class KeyAgain(Said, ReauthenticateWebAuthnView):
    """Ask for the passkey again before something delicate."""

    form_class = forms.KeyAgainForm
    template_name = "accounts/factors/again_by_key.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        """Stay here and say why; allauth would lead to the sign-in page."""
        for reason in form.errors.get("credential", []):
            messages.error(self.request, reason)
        return redirect(self.request.get_full_path())


class SetUpApp(Said, ActivateTOTPView):
    """Show the code to scan; done once the application's first number fits."""

    form_class = forms.SetUpAppForm
    template_name = "accounts/factors/app.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Record it; the machines signed in without a second step are signed out."""
        answer: HttpResponse = super().form_valid(form)
        _added(self.request, _("ứng dụng tạo mã"))
        return answer


class RemoveApp(DeactivateTOTPView):
    """Take the application away."""

    template_name = "accounts/factors/remove_app.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead back where there is none."""
        if not second_factors(request.user).totp:  # type: ignore[arg-type]  # staff_page let in
            return redirect(SET_UP)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def form_valid(self, form: Any) -> HttpResponse:
        """Record it."""
        answer: HttpResponse = super().form_valid(form)
        _removed(self.request, _("ứng dụng tạo mã"))
        return answer


class AddKey(Said, AddWebAuthnView):
    """Add a passkey: the telephone's, the computer's, or a stick."""

    form_class = forms.NewKeyForm
    template_name = "accounts/factors/add_key.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Record it; the machines signed in without a second step are signed out."""
        answer: HttpResponse = super().form_valid(form)
        _added(self.request, _("khóa truy cập"))
        return answer


class RemoveKey(RemoveWebAuthnView):
    """Take a passkey away."""

    template_name = "accounts/factors/remove_key.html"
    success_url = reverse_lazy(SET_UP)

    def form_valid(self, form: Any) -> HttpResponse:
        """Record it."""
        answer: HttpResponse = super().form_valid(form)
        _removed(self.request, _("khóa truy cập"))
        return answer


class ShowCodes(ViewRecoveryCodesView):
    """Show the recovery codes, once, to be printed or copied."""

    template_name = "accounts/factors/codes.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead back where there are none."""
        if not second_factors(request.user).recovery_codes:  # type: ignore[arg-type]  # let in
            return redirect(SET_UP)
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer


class NewCodes(GenerateRecoveryCodesView):
    """Make new recovery codes; the old ones open nothing any more."""

    template_name = "accounts/factors/new_codes.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Record it."""
        answer: HttpResponse = super().form_valid(form)
        note_codes_made(by=self.request.user, on=clock.today())  # type: ignore[arg-type]  # let in
        return answer


def _added(request: HttpRequest, kind: str) -> None:
    here = request.session.session_key
    note_factor_added(kind, session=here, by=request.user, on=clock.today())  # type: ignore[arg-type]  # let in
    messages.success(request, _("Đã thêm bước xác nhận: %(kind)s.") % {"kind": kind})


def _removed(request: HttpRequest, kind: str) -> None:
    note_factor_removed(kind, by=request.user, on=clock.today())  # type: ignore[arg-type]  # let in
    messages.success(request, _("Đã gỡ bước xác nhận: %(kind)s.") % {"kind": kind})
