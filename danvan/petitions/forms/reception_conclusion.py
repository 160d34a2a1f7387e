"""What is typed of a session's conclusion: one line for each thing that a unit is to do."""

from datetime import date
from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.obligations.forms.steps import Choices
from danvan.petitions.actions.reception_conclusions import Ordered
from danvan.petitions.forms.reception import Offering


class OrderedForm(Offering):
    """One thing a unit is to do, by a day of the law or by one set by hand with its basis."""

    text = forms.CharField(
        label=_("Việc phải làm"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    unit = forms.TypedChoiceField(label=_("Giao cho"), coerce=int, required=False, empty_value=None)
    step = forms.ChoiceField(
        label=_("Hạn theo luật"),
        required=False,
        help_text=_("Ngày tính sẵn từ ngày tiếp. Chọn thì để trống hạn đặt bằng tay."),
    )
    due = DayField(label=_("Hạn đặt bằng tay"), required=False)
    basis = forms.CharField(
        label=_("Căn cứ của hạn đặt bằng tay"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: chỉ đạo của Chủ tịch tại buổi tiếp."),
    )

    def __init__(self, *args: Any, units: Choices = (), steps: Choices = (), **kw: Any) -> None:
        choices: dict[str, Choices] = {
            "unit": [("", _("– chọn đơn vị –")), *units],
            "step": [("", _("– không theo quy định nào ở đây –")), *steps],
        }
        super().__init__(*args, choices=choices, **kw)

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs together: work and its unit, a day by hand and its basis."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("text") and not given.get("unit"):
            self.add_error("unit", _("Hãy chọn đơn vị thực hiện."))
        if not given.get("text") and any(given.get(name) for name in ("unit", "step", "due")):
            self.add_error("text", _("Hãy ghi việc phải làm."))
        if given.get("step") and given.get("due"):
            self.add_error("due", _("Đã chọn hạn theo luật: hãy để trống ô này."))
        elif given.get("due") and not given.get("basis", "").strip():
            self.add_error("basis", _("Hãy ghi căn cứ của hạn này."))
        return given

    def ordered(self) -> Ordered | None:
        """Return the line as typed; None when nothing stands in it."""
        given = self.cleaned_data
        if not given.get("text"):
            return None
        due: date | None = given["due"]
        return Ordered(given["text"], given["unit"], due, given["step"], given["basis"])


OrderedFormSet = formset_factory(OrderedForm, extra=3, max_num=20)
