"""The form of a task given in twenty seconds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.obligations.forms.steps import Choices


class GiveForm(forms.Form):
    """What, to whom, by when, on whose word."""

    title = forms.CharField(
        label=_("Việc phải làm"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True}),
        error_messages={"required": _("Hãy ghi việc phải làm.")},
    )
    units = forms.TypedMultipleChoiceField(
        label=_("Giao cho đơn vị"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chọn nhiều đơn vị thì mỗi đơn vị có một việc riêng."),
    )
    person = forms.TypedChoiceField(
        label=_("Hoặc giao cho người"), coerce=int, empty_value=None, required=False
    )
    due = DayField(label=_("Hạn"), required=False, help_text=_("Để trống nếu chưa đặt hạn."))
    basis = forms.CharField(
        label=_("Theo văn bản, cuộc họp, ý kiến nào"),
        max_length=500,
        required=False,
        help_text=_("Ví dụ: Kết luận giao ban ngày 09/03."),
    )
    outside = forms.TypedMultipleChoiceField(
        label=_("Đề nghị cơ quan ngoài thẩm quyền"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Các nơi này nhận đề nghị phối hợp, không bị tính hạn."),
    )
    giving = forms.TypedChoiceField(label=_("Giao nhân danh"), coerce=int)

    def __init__(
        self,
        *args: Any,
        units: Choices,
        outside: Choices,
        people: Choices,
        giving: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "units": list(units),
            "outside": list(outside),
            "person": [("", _("– không chọn người –")), *people],
            "giving": list(giving),
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        self._leave_out(offered)

    def _leave_out(self, offered: dict[str, list[Any]]) -> None:
        """Drop what leaves no choice: nobody outside to ask, one unit to speak for."""
        if not offered["outside"]:
            del self.fields["outside"]
        if len(offered["giving"]) == 1:
            self.fields["giving"].widget = forms.HiddenInput()
            self.fields["giving"].initial = offered["giving"][0][0]
