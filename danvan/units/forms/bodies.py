"""What is typed about bodies, their seats and meetings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.units.forms.offered import Choices, offer
from danvan.units.forms.people import VersionForm
from danvan.units.models import Body, BodySeat
from danvan.units.queries.bodies import Wanted


class BodyFilterForm(forms.Form):
    """The filters of the list of bodies."""

    q = forms.CharField(label=_("Tìm tên, số quyết định"), required=False, max_length=100)
    kind = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Tất cả")), *Body.Kind.choices]
    )
    over = forms.BooleanField(label=_("Cả nơi đã kết thúc"), required=False)

    def wanted(self) -> Wanted:
        """Return what the list is narrowed to; a filter that makes no sense asks for nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(given.get("q") or "", given.get("kind") or "", bool(given.get("over")))


class BodyForm(forms.Form):
    """A body as its decision founds it or sets it up anew."""

    kind = forms.ChoiceField(label=_("Loại"), choices=Body.Kind.choices)
    name = forms.CharField(
        label=_("Tên đầy đủ"),
        max_length=250,
        help_text=_("Ví dụ: Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở xã."),
    )
    decision = forms.CharField(label=_("Quyết định số"), max_length=120)
    decided_on = DayField(label=_("Ngày quyết định"))
    since = DayField(label=_("Hoạt động từ ngày"))
    until = DayField(
        label=_("Nhiệm kỳ đến hết ngày"),
        required=False,
        help_text=_("Để trống nếu quyết định không ghi."),
    )
    office = forms.TypedChoiceField(
        label=_("Cơ quan thường trực"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, offices: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "office", offices, none=_("– chưa có –"))


class NewBodyForm(BodyForm):
    """A new body, with the unit it belongs to."""

    unit = forms.TypedChoiceField(label=_("Của đơn vị"), coerce=int)
    field_order = ("unit",)

    def __init__(self, *args: Any, units: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)


class ChangeBodyForm(VersionForm, BodyForm):
    """A body set up anew or given another term."""


class SeatForm(VersionForm):
    """A seat: the part, and the post that sits there."""

    part = forms.ChoiceField(
        label=_("Vai"), choices=BodySeat.Part.choices, initial=BodySeat.Part.MEMBER
    )
    post = forms.TypedChoiceField(label=_("Chức vụ"), coerce=int, empty_value=None, required=False)
    outside = forms.CharField(
        label=_("Hoặc chức vụ ngoài danh sách"),
        max_length=200,
        required=False,
        help_text=_("Chỉ ghi chức vụ và nơi công tác, không ghi tên người."),
    )
    since = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, posts: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "post", posts, none=_("– chọn chức vụ –"))


class MeetingForm(forms.Form):
    """A meeting held, and what was concluded."""

    on = DayField(label=_("Ngày họp"))
    subject = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 2}))
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    present = forms.IntegerField(
        label=_("Số người dự"), min_value=1, max_value=9999, required=False
    )
    conclusion = forms.CharField(label=_("Thông báo kết luận số"), max_length=120, required=False)
    concluded_on = DayField(label=_("Ngày thông báo kết luận"), required=False)


class CorrectMeetingForm(VersionForm, MeetingForm):
    """A meeting as it was, or with its conclusion."""
