"""What is typed about people: filters, a new person, posts given and left, the account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.units.forms.offered import Choices, offer
from danvan.units.queries.people import STATES, Wanted

BY_MAIL, BY_SLIP, LATER = "thu", "phieu", "sau"
WAYS = (
    (BY_SLIP, _("In phiếu mời, trao tận tay")),
    (BY_MAIL, _("Gửi lời mời qua thư điện tử")),
    (LATER, _("Chưa mời, để sau")),
)


class PeopleFilterForm(forms.Form):
    """The filters of the list of people."""

    q = forms.CharField(label=_("Tìm tên"), required=False, max_length=100)
    unit = forms.TypedChoiceField(label=_("Đơn vị"), required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(label=_("Tài khoản"), required=False)
    away = forms.BooleanField(label=_("Đang vắng"), required=False)

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units, none=_("Tất cả"))
        states = [(value, state.label) for value, state in STATES.items()]
        offer(self, "state", states, none=_("Tất cả"))

    def wanted(self) -> Wanted:
        """Return what the list is narrowed to; a filter that makes no sense asks for nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            text=given.get("q") or "",
            unit=given.get("unit"),
            state=given.get("state") or "",
            away=bool(given.get("away")),
        )


class DayForm(forms.Form):
    """The day for which something is shown."""

    on = DayField(label=_("Vào ngày"), required=False)


class VersionForm(forms.Form):
    """The version of a row that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class AppointForm(forms.Form):
    """Which post, from when, by which decision."""

    post = forms.TypedChoiceField(label=_("Chức vụ"), coerce=int)
    since = DayField(label=_("Từ ngày"))
    basis = forms.CharField(
        label=_("Quyết định số"),
        max_length=120,
        required=False,
        help_text=_("Ví dụ: 125/QĐ-UBND ngày 01/7/2026."),
    )

    def __init__(self, *args: Any, posts: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "post", posts, none=_("– chọn chức vụ –"))


class NameForm(forms.Form):
    """What a person is called and where mail reaches him."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    email = forms.EmailField(label=_("Thư điện tử công vụ"), required=False)


class NewPersonForm(AppointForm, NameForm):
    """A new person in one go: who, how he signs in, which post, how he is invited."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        required=False,
        help_text=_("Để trống thì đặt theo tên: Nguyễn Thị Lan thành lan.nguyenthi."),
    )
    way = forms.ChoiceField(
        label=_("Cách mời"), choices=WAYS, initial=BY_SLIP, widget=forms.RadioSelect
    )
    field_order = ("name", "username", "email", "post", "since", "basis", "way")

    def clean(self) -> dict[str, Any]:
        """Ask for a mail address where the invitation goes by mail."""
        given = super().clean() or {}
        if given.get("way") == BY_MAIL and not given.get("email") and "email" not in self.errors:
            self.add_error("email", _("Hãy ghi địa chỉ thư điện tử, hoặc chọn cách mời khác."))
        return given


class CorrectForm(VersionForm):
    """The right first day and decision of an appointment."""

    since = DayField(label=_("Từ ngày"))
    basis = forms.CharField(label=_("Quyết định số"), max_length=120, required=False)


class EndForm(VersionForm):
    """The last day of something."""

    until = DayField(label=_("Đến hết ngày"))
