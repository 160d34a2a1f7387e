"""The forms of personal data: requests, answers, corrections, holds, times of keeping."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.documents.forms.life import offer
from danvan.petitions.models import DataRequest, RetentionRule

Choices = Iterable[tuple[object, object]]
LONGEST_MONTHS = 1200


class AskForm(forms.Form):
    """A request of the person whose data it is."""

    wish = forms.ChoiceField(
        label=_("Người gửi đơn yêu cầu"), choices=DataRequest.Wish.choices, widget=forms.RadioSelect
    )
    received_on = DayField(label=_("Ngày nhận yêu cầu"))


class AnswerForm(forms.Form):
    """What was answered."""

    answer = forms.CharField(
        label=_("Đã phản hồi thế nào"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Hãy ghi kết quả phản hồi.")},
    )


class HoldForm(forms.Form):
    """Why the data of a case must stay for now."""

    reason = forms.CharField(
        label=_("Lý do tạm giữ"),
        max_length=300,
        help_text=_("Ví dụ: đang có tranh chấp, đang khởi kiện. Không ghi tên người."),
        error_messages={"required": _("Hãy ghi lý do tạm giữ.")},
    )


class PersonForm(forms.Form):
    """What is held about a person, mended."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Họ và tên"), max_length=160)
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False)
    identity_number = forms.CharField(label=_("Số định danh"), max_length=20, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"  # a shared counter remembers nobody


class RetentionForm(forms.Form):
    """How long a unit keeps a kind of data, and by which paper."""

    unit = forms.TypedChoiceField(label=_("Đơn vị"), coerce=int)
    what = forms.ChoiceField(label=_("Loại dữ liệu"), choices=RetentionRule.What.choices)
    months = forms.IntegerField(
        label=_("Lưu bao nhiêu tháng"),
        min_value=1,
        max_value=LONGEST_MONTHS,
        help_text=_("Tính từ ngày đơn kết thúc hoặc ngày tiếp công dân."),
    )
    source = forms.CharField(
        label=_("Văn bản quyết định"),
        max_length=300,
        help_text=_("Số, ngày, cơ quan ban hành quyết định thời hạn lưu này."),
    )
    since = DayField(label=_("Áp dụng từ ngày"))

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)
