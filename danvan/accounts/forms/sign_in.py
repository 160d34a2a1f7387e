"""What is typed to sign in: the name and the password, or the code of an invitation."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Username and password, with refusals in plain Vietnamese."""

    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy gõ lại; nếu quên mật khẩu, "
            "hãy nhờ người quản trị của đơn vị mời lại."
        ),
        "inactive": _("Tài khoản này đã ngừng dùng. Hãy liên hệ người quản trị của đơn vị."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")
        self.fields["username"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}

    def clean_username(self) -> str:
        """Return the name as it is kept: telephones like to begin it with a capital."""
        return str(self.cleaned_data["username"]).strip().lower()


class SlipCodeForm(forms.Form):
    """The code printed on a slip."""

    code = forms.CharField(
        label=_("Mã trên phiếu mời"),
        help_text=_("Gồm bốn nhóm, mỗi nhóm năm ký tự. Gõ chữ thường hay chữ hoa đều được."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": _("Hãy gõ mã trên phiếu.")},
    )
