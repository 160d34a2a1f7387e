"""What is typed when a body is named to hold the records of ended ones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.units.forms.offered import Choices, offer


class HolderForm(forms.Form):
    """Which ended bodies, who holds their records, and by what decision."""

    units = forms.TypedMultipleChoiceField(
        label=_("Đơn vị đã kết thúc"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một đơn vị.")},
    )
    holder = forms.TypedChoiceField(
        label=_("Đơn vị giữ hồ sơ"),
        coerce=int,
        error_messages={"required": _("Hãy chọn đơn vị giữ hồ sơ.")},
    )
    resolution = forms.CharField(
        label=_("Theo văn bản"),
        max_length=120,
        help_text=_("Số và ký hiệu, ví dụ: 15/QĐ-UBND."),
        error_messages={"required": _("Hãy ghi số văn bản giao giữ hồ sơ.")},
    )
    clause = forms.CharField(
        label=_("Điều, khoản"),
        max_length=60,
        error_messages={"required": _("Hãy ghi điều, khoản.")},
    )

    def __init__(self, *args: Any, units: Choices, holders: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "units", units)
        offer(self, "holder", holders, none=_("– chọn –"))
