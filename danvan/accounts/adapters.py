"""What allauth asks of us: who may come in, what is recorded, and every sentence it may say."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.accounts.actions.providers import note_linked
from danvan.accounts.actions.record import record_event
from danvan.accounts.machines import client_address
from danvan.accounts.models import User
from danvan.base import clock

TOO_OFTEN = _("Đã thử sai nhiều lần. Hãy đợi 5 phút rồi thử lại.")
WRONG_CODE = _(
    "Mã chưa đúng hoặc đã dùng rồi. Hãy đợi ứng dụng hiện mã mới rồi gõ lại; "
    "kiểm tra đồng hồ điện thoại có đúng giờ không."
)

CONNECTED_OTHER = _("Tài khoản điện tử này đã liên kết với người khác.")
# What allauth tells → our sentence; what is not here is told by our own pages, or not at all.
SAID = {
    "socialaccount/messages/account_connected.txt": _("Đã liên kết tài khoản điện tử."),
    "socialaccount/messages/account_connected_updated.txt": _("Đã liên kết tài khoản điện tử."),
    "socialaccount/messages/account_connected_other.txt": CONNECTED_OTHER,
}


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs himself up; each sign-in is recorded; no letter of allauth's is sent."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Tài khoản này đã ngừng dùng."),
        "enter_current_password": _("Hãy gõ mật khẩu đang dùng."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("Mật khẩu chưa đúng. Hãy gõ lại."),
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu chưa đúng."),
        "too_many_login_attempts": TOO_OFTEN,
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng."),
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: people come by invitation."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address as everything else here sees it."""
        return client_address(request)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **told: Any) -> HttpResponse:
        """Record the sign-in once every step is done."""
        if isinstance(user, User):
            record_event("accounts.signed_in", by=user, on=clock.today(), about=user)
        return super().post_login(request, user, **told)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Send a closed account back to the sign-in page with the reason."""
        clear_login(request)
        messages.error(
            request,
            gettext("Tài khoản này đã ngừng dùng. Hãy liên hệ người quản trị của đơn vị."),
        )
        return redirect("accounts:sign-in")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what is given as a sentence or stands in `SAID`, never a template of allauth's."""
        if said := message or SAID.get(message_template or ""):
            messages.add_message(request, level, said)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send none: what happened to an account stands in its history."""

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, str]]:
        """Return the ways to show again who one is, named in Vietnamese."""
        names = {
            "reauthenticate": gettext("Dùng mật khẩu"),
            "mfa_reauthenticate": gettext("Dùng mã của ứng dụng hoặc mã dự phòng"),
            "mfa_reauthenticate:webauthn": gettext("Dùng khóa truy cập"),
        }
        found = super().get_reauthentication_methods(user)
        return [way | {"description": names[way["id"]]} for way in found]


class FactorAdapter(DefaultMFAAdapter):
    """The second step: kept encrypted, named for our people."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Không gỡ được bước xác nhận này."),
        "cannot_generate_recovery_codes": _(
            "Hãy đặt bước xác nhận thứ hai trước, rồi mới tạo mã dự phòng."
        ),
        "incorrect_code": WRONG_CODE,
        "unverified_email": _("Không đặt được bước xác nhận. Hãy nhờ người quản trị."),
        "add_email_blocked": _("Không đổi được địa chỉ thư điện tử ở đây."),
    }

    def encrypt(self, text: str) -> str:
        """Return a secret as it lies in the database: a copy of the tables gives no codes."""
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret as it was."""
        return _locks().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002  allauth's own name
        """Return a name for a new passkey."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Khóa truy cập %(number)d") % {"number": count + 1}

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return what the telephone shows beside the code."""
        return str(user.get_username())


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Sign-in by a provider «tài khoản điện tử»: only into accounts that exist here."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "invalid_token": _("Nơi cấp tài khoản trả lời không hợp lệ. Hãy thử lại."),
        "connected_other": CONNECTED_OTHER,
        "no_password": _("Hãy đặt mật khẩu trước khi bỏ liên kết."),
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Say no: nobody comes in whom no operator invited."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Match an unknown provider account to the one person who has its verified address."""
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        user = _person_with(sociallogin)
        if user is None:
            name = sociallogin.account.get_provider().name
            shown = render(request, "accounts/provider_unknown.html", {"name": name}, status=403)
            raise ImmediateHttpResponse(shown)
        sociallogin.connect(request, user)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None
    ) -> None:
        """Record a new link where allauth would write a letter about it: every link passes here."""
        if context and template_prefix.endswith("/account_connected"):
            note_linked(user, str(context["provider"].name))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        """Return to the account's own page after linking."""
        return reverse("mfa_index")


def _person_with(sociallogin: SocialLogin) -> User | None:
    """Return the one active person with an address that the provider has verified."""
    verified = [a.email for a in sociallogin.email_addresses if a.verified and a.email]
    if not verified:
        return None
    found = list(User.objects.filter(email__iexact=verified[0], is_active=True)[:2])
    return found[0] if len(found) == 1 else None


def _locks() -> MultiFernet:
    """Return the keys made of the installation's secret key; older ones still open."""
    return MultiFernet(
        [_lock(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


def _lock(key: str | bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"danvan.second-factor")
    return Fernet(base64.urlsafe_b64encode(derived.derive(force_bytes(key))))
