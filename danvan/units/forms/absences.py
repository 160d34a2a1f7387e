"""What is typed about absences and about lending a post."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.units.forms.offered import Choices, offer
from danvan.units.forms.people import VersionForm


class AbsenceForm(forms.Form):
    """From when until when, and who stands in."""

    since = DayField(label=_("Vắng từ ngày"))
    until = DayField(label=_("Đến hết ngày"))
    substitute = forms.TypedChoiceField(
        label=_("Người thay"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Người thay làm được mọi việc của chức vụ trong những ngày này."),
    )

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "substitute", people, none=_("– không có người thay –"))


class ChangeAbsenceForm(VersionForm, AbsenceForm):
    """Until when, and who stands in, of an absence already noted."""

    since = None  # type: ignore[assignment]  # Django's way to leave a field out: it stays


class DelegateForm(forms.Form):
    """Which post, to whom, for which days, by which paper."""

    appointment = forms.TypedChoiceField(label=_("Chức vụ"), coerce=int)
    to = forms.TypedChoiceField(label=_("Ủy quyền cho"), coerce=int)
    since = DayField(label=_("Từ ngày"))
    until = DayField(label=_("Đến hết ngày"))
    basis = forms.CharField(label=_("Văn bản ủy quyền số"), max_length=120, required=False)

    def __init__(
        self, *args: Any, appointments: Choices = (), people: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "appointment", appointments)
        offer(self, "to", people, none=_("– chọn người –"))
