"""What is typed about receptions: schedules, sessions, what a session comes to, bookings."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.obligations.forms.steps import Choices
from danvan.petitions.models import Booking
from danvan.rules.petitions.reception import MeetingDays, read_days


class HourField(forms.TimeField):
    """An hour typed as 07:30 or 7h30."""

    input_formats = ("%H:%M", "%Hh%M", "%H.%M", "%H")
    default_error_messages = {
        "invalid": _("Hãy gõ giờ như 07:30."),
        "required": _("Hãy gõ giờ như 07:30."),
    }

    def __init__(self, **kwargs: Any) -> None:
        shown = {"class": "day-input", "inputmode": "numeric", "placeholder": "07:30"}
        super().__init__(widget=forms.TimeInput(format="%H:%M", attrs=shown), **kwargs)

    def to_python(self, value: Any) -> Any:
        """Read «7h», as people write full hours, like «7h00»."""
        said = value.strip().lower() if isinstance(value, str) else value
        return super().to_python(
            f"{said}00" if isinstance(said, str) and said[-1:] == "h" else said
        )


class Offering(forms.Form):
    """A form whose choices are handed in by name."""

    def __init__(
        self, *args: Any, choices: dict[str, Choices] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (choices or {}).items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(offered)
                if len(field.choices) == 1:
                    self.initial.setdefault(name, field.choices[0][0])


class DaysField(forms.CharField):
    """Days of receiving as people write them."""

    default_error_messages = {
        "required": _("Hãy ghi các ngày tiếp, ví dụ: thứ Năm; hoặc: ngày 15."),
        "unreadable": _(
            "Không đọc được các ngày này. Hãy gõ như «thứ Năm», «ngày 15», «thứ Năm tuần 2 và 4»."
        ),
    }

    def clean(self, value: Any) -> MeetingDays:
        """Return the days read."""
        read = read_days(super().clean(value))
        if read is None:
            raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable")
        return read


class ScheduleForm(Offering):
    """When the holder of a post receives."""

    post = forms.TypedChoiceField(label=_("Người tiếp (theo chức vụ)"), coerce=int)
    days = DaysField(
        label=_("Các ngày tiếp"),
        max_length=300,
        help_text=_(
            "Hằng tuần: «thứ Năm» hoặc «thứ Ba, thứ Năm». Hằng tháng: «ngày 5 và 20» hoặc «thứ Năm "
            "tuần 2 và 4». Trùng ngày nghỉ thì tự chuyển sang ngày làm việc kế tiếp."
        ),
    )
    starts = HourField(label=_("Từ giờ"))
    ends = HourField(label=_("Đến giờ"))
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    since = DayField(label=_("Áp dụng từ ngày"))


class EndScheduleForm(forms.Form):
    """After which day a schedule no longer holds."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    until = DayField(
        label=_("Ngày cuối cùng áp dụng"),
        help_text=_("Các buổi đã lên lịch sau ngày này được bỏ; buổi đã có người đăng ký thì hủy."),
    )


class SessionForm(Offering):
    """A session planned by hand."""

    post = forms.TypedChoiceField(label=_("Người tiếp (theo chức vụ)"), coerce=int)
    on = DayField(label=_("Ngày tiếp"))
    starts = HourField(label=_("Từ giờ"))
    ends = HourField(label=_("Đến giờ"))
    place = forms.CharField(
        label=_("Địa điểm; các điểm cầu nếu trực tuyến"),
        max_length=200,
        help_text=_("Ví dụ: Phòng tiếp công dân, trụ sở UBND xã."),
    )
    extraordinary = forms.BooleanField(
        label=_("Tiếp đột xuất (không tính vào số ngày tiếp định kỳ)"), required=False
    )
    online = forms.BooleanField(label=_("Tiếp trực tuyến"), required=False)
    official_points = forms.BooleanField(
        label=_("Các điểm cầu đều đặt tại trụ sở, địa điểm tiếp công dân"), required=False
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)


class MoveForm(forms.Form):
    """Another day for a session."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    to = DayField(label=_("Ngày mới"))
    starts = HourField(label=_("Từ giờ"))
    ends = HourField(label=_("Đến giờ"))
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class CancelForm(forms.Form):
    """Why a session is not held."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Lý do"), max_length=300, help_text=_("Người dân xem lịch cũng đọc được lý do này.")
    )


class HoldForm(Offering):
    """Who really receives."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    receiver = forms.TypedChoiceField(
        label=_("Người thực tế tiếp"),
        coerce=int,
        help_text=_(
            "Chọn cấp phó thì buổi này ghi là «tiếp thay, chưa tính vào số ngày trực tiếp tiếp»."
        ),
    )


class DoneOnForm(forms.Form):
    """On which day something was done."""

    done_on = DayField(label=_("Ngày thực hiện"))


class BookingForm(forms.Form):
    """Somebody at the counter asks to be received."""

    name = forms.CharField(label=_("Họ và tên"), max_length=160)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    matter = forms.CharField(
        label=_("Việc muốn trình bày"),
        max_length=300,
        help_text=_("Một câu ngắn. Nếu là tố cáo: chỉ ghi «nội dung trình bày riêng»."),
    )
    people_count = forms.IntegerField(label=_("Số người"), min_value=1, max_value=9999, initial=1)
    at_time = HourField(label=_("Giờ hẹn"), required=False)


class MoveBookingForm(forms.Form):
    """What became of an appointment."""

    to = forms.ChoiceField(choices=Booking.State.choices)


class PeriodForm(forms.Form):
    """The days a book or a count is asked for; they stay near enough to be read at once."""

    since = DayField(label=_("Từ ngày"))
    until = DayField(label=_("Đến ngày"))

    LONGEST = 750

    def clean(self) -> dict[str, Any]:
        """Refuse days that run backwards, or a span nobody keeps in one book."""
        given: dict[str, Any] = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if isinstance(since, date) and isinstance(until, date):
            if until < since:
                self.add_error("until", _("Ngày cuối phải sau ngày đầu."))
            elif (until - since).days > self.LONGEST:
                self.add_error("until", _("Hãy chọn khoảng thời gian không quá hai năm."))
        return given
