"""The form of sending a petition on, showing the way, giving it back, keeping it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.base.forms import DayField
from danvan.petitions.actions.refer import ADDRESSED, Sending
from danvan.petitions.actions.steps import StepPaper
from danvan.petitions.forms.classify import Choices
from danvan.petitions.models import Referral

What = Referral.What


class ReferralForm(forms.Form):
    """What a referral needs: where to, why, by which paper."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    to_unit = forms.TypedChoiceField(
        label=gettext_lazy("Nơi nhận trong hệ thống"),
        coerce=int,
        empty_value=None,
        required=False,
    )
    to_name = forms.CharField(
        label=gettext_lazy("Hoặc nơi nhận khác"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ: Công an xã, Tòa án nhân dân khu vực."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    number = forms.CharField(label=gettext_lazy("Số văn bản"), max_length=80, required=False)
    dated = DayField(label=gettext_lazy("Ngày văn bản"), required=False)

    def __init__(self, *args: Any, what: What, paper: str, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["to_unit"]
        if isinstance(unit, forms.ChoiceField):
            unit.choices = [("", _("– chọn, hoặc ghi bên cạnh –")), *units]
        if what not in ADDRESSED:
            del self.fields["to_unit"], self.fields["to_name"]
        if paper:
            self.fields["number"].label = _("Số %(paper)s") % {"paper": paper}
            self.fields["number"].required = self.fields["dated"].required = True
            self.fields["number"].error_messages["required"] = _("Hãy ghi số văn bản.")
        if what in (What.RETURN, What.KEEP):
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = _("Hãy ghi lý do trả hoặc lưu đơn.")

    def sending(self) -> Sending:
        """Return where it goes and why, once it is valid."""
        given = self.cleaned_data
        return Sending(given.get("to_unit"), given.get("to_name", ""), given["reason"])

    def paper(self) -> StepPaper:
        """Return the paper it goes with, once it is valid."""
        return StepPaper(self.cleaned_data["number"], self.cleaned_data["dated"])
