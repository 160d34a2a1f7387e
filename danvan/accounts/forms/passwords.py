"""Choosing a password."""

from typing import Any

from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

MISMATCH = _("Hai lần gõ mật khẩu không giống nhau. Hãy gõ lại cả hai ô.")
EMPTY = {"required": _("Hãy gõ mật khẩu.")}
RULES = _("Ít nhất 8 ký tự, không chỉ toàn chữ số. Nên dùng một câu ngắn dễ nhớ.")


class NewPasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # no such brackets at run time
    """A new password, typed twice."""

    error_messages = {"password_mismatch": MISMATCH}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_new_password(self)


class ChangePasswordForm(PasswordChangeForm):
    """The password in use, then a new one twice."""

    error_messages = {
        "password_mismatch": MISMATCH,
        "password_incorrect": _("Mật khẩu đang dùng chưa đúng. Hãy gõ lại."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_new_password(self)
        self.fields["old_password"].label = _("Mật khẩu đang dùng")
        self.fields["old_password"].error_messages |= EMPTY


def name_new_password(form: NewPasswordForm | ChangePasswordForm) -> None:
    """Give the two fields of a new password their words."""
    first, again = form.fields["new_password1"], form.fields["new_password2"]
    first.label, again.label = _("Mật khẩu mới"), _("Gõ lại mật khẩu mới")
    first.help_text, again.help_text = RULES, ""
    first.error_messages |= EMPTY
    again.error_messages |= EMPTY
