"""The forms of standing work: an answer, and a reporting period."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.rules.obligations.periods import Period


class AnswerForm(forms.Form):
    """What was done in the period, or that nothing arose."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Kết quả (một, hai dòng)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    nothing_arose = forms.BooleanField(label=_("Không phát sinh"), required=False)


class PeriodForm(forms.Form):
    """When standing work is asked about."""

    label = forms.CharField(label=_("Tên kỳ"), max_length=80)
    since = DayField(label=_("Từ ngày"))
    until = DayField(label=_("Đến ngày"))
    asked_from = DayField(label=_("Bắt đầu hỏi"))
    due = DayField(label=_("Hạn trả lời"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def period(self) -> Period:
        """Return what was typed."""
        given = self.cleaned_data
        return Period(
            given["label"], given["since"], given["until"], given["asked_from"], given["due"]
        )
