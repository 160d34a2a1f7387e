"""What is typed about files that are held back."""

from django import forms
from django.utils.translation import gettext_lazy as _


class HeldForm(forms.Form):
    """Why a held file is let out or destroyed."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: đã kiểm tra bằng máy khác, là báo nhầm. Lý do được ghi vào nhật ký."),
        error_messages={"required": _("Hãy ghi lý do.")},
    )
