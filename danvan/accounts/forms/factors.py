"""What is typed for the second step; allauth checks it, the words are ours."""

from typing import Any

from allauth.account.forms import ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

NO_CODE = {"required": _("Hãy gõ mã.")}
NO_KEY = {
    "required": _("Chưa nhận được trả lời của khóa truy cập. Hãy thử lại."),
    "invalid": _("Trả lời của khóa truy cập không đọc được. Hãy thử lại."),
}


class CodeForm(AuthenticateForm):
    """A code at sign-in: six digits of the application, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self, _("Mã xác nhận"))


class CodeAgainForm(ReauthenticateCodeForm):
    """A code to show again who one is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self, _("Mã xác nhận"))


class PasswordAgainForm(ReauthenticateForm):
    """The password to show again who one is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["password"]
        field.label, field.help_text = _("Mật khẩu"), ""
        field.widget.attrs.pop("placeholder", None)
        field.error_messages |= {"required": _("Hãy gõ mật khẩu.")}


class SetUpAppForm(ActivateTOTPForm):
    """The first code of an application, as proof that it was set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self, _("Mã 6 chữ số ứng dụng đang hiện"))
        if not self.is_bound:  # the picture to scan comes first; after a mistake, the field
            del self.fields["code"].widget.attrs["autofocus"]


class KeyForm(AuthenticateWebAuthnForm):
    """A passkey's answer at sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages |= NO_KEY


class KeyAgainForm(ReauthenticateWebAuthnForm):
    """A passkey's answer to show again who one is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages |= NO_KEY


class NewKeyForm(AddWebAuthnForm):
    """A new passkey and its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Tên gọi")
        self.fields["name"].help_text = _("Để sau này nhận ra, ví dụ: Máy tính cơ quan.")
        self.fields["credential"].error_messages |= NO_KEY


def _word_code(form: BaseAuthenticateForm | ActivateTOTPForm, label: object) -> None:
    """Give the field of a code its words and the right keyboard."""
    form.fields["code"] = forms.CharField(
        label=str(label),
        max_length=20,
        error_messages=NO_CODE,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
    )
