"""Forms of the counter's side of the window: the second thing, where people reach the unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.petitions.actions.desks import Reached
from danvan.rules.petitions.second_thing import LONGEST


class SecondThingForm(forms.Form):
    """The second thing, as the sender says it at the counter."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    second = forms.CharField(
        label=_("Từ nhớ của người gửi"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Một từ ngắn, hoặc 4 số cuối điện thoại. Hệ thống chỉ giữ dấu vết để so lại."),
        error_messages={"required": _("Hãy hỏi người gửi một từ ngắn hoặc 4 số cuối điện thoại.")},
    )


class DeskForm(forms.Form):
    """Where and how people reach a unit."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    place = forms.CharField(
        label=_("Địa chỉ nơi tiếp nhận"),
        max_length=200,
        error_messages={"required": _("Hãy ghi địa chỉ để người dân tìm đến.")},
    )
    phone = forms.CharField(label=_("Số điện thoại để hỏi về đơn"), max_length=40, required=False)
    hours = forms.CharField(
        label=_("Giờ làm việc"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: thứ Hai đến thứ Sáu, 7 giờ 30 đến 11 giờ 30, 13 giờ 30 đến 17 giờ."),
    )
    takes_online = forms.BooleanField(
        label=_("Nhận kiến nghị, phản ánh gửi qua cổng"),
        required=False,
        help_text=_("Bỏ chọn thì cổng chỉ hướng dẫn đến gửi trực tiếp hoặc qua bưu điện."),
    )

    def given(self) -> Reached:
        """Return what was typed."""
        typed: dict[str, Any] = {name: self.cleaned_data[name] for name in Reached.__annotations__}
        return Reached(**typed)
