"""The forms of letters: which one to write, and an office's own template."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.documents.forms.life import Choices, ConfirmedForm, offer


class TemplateForm(ConfirmedForm):
    """An office's own template of a letter."""

    file = forms.FileField(
        label=_("Tệp mẫu .docx"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=_("Tải mẫu đang dùng về, sửa lời văn và thể thức, giữ các trường rồi tải lên."),
        error_messages={"required": _("Hãy chọn tệp mẫu.")},
    )
    unit = forms.TypedChoiceField(label=_("Dùng cho"), coerce=int)
    field_order = ("unit", "file", "confirmed")

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)


class BackForm(forms.Form):
    """For which unit the shipped template is to serve again."""

    unit = forms.TypedChoiceField(label=_("Dùng cho"), coerce=int)

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)
