"""What is typed about areas and villages: one form for each act."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.units.forms.offered import Choices, offer
from danvan.units.forms.tree import SINCE, StepForm
from danvan.units.models import Level, NoticePlace

NAME_HELP = _("Viết cả chữ chỉ loại, ví dụ: xã An Bình, thôn Đông, tổ dân phố số 3.")


class OpenAreaForm(forms.Form):
    """An area to be opened."""

    name = forms.CharField(
        label=_("Tên"),
        max_length=160,
        help_text=NAME_HELP,
        error_messages={"required": _("Hãy nhập tên.")},
    )
    level = forms.ChoiceField(label=_("Cấp"), choices=Level.choices)
    within = forms.TypedChoiceField(label=_("Thuộc"), coerce=int)
    code = forms.CharField(label=_("Mã địa bàn"), max_length=20, required=False)
    since = DayField(label=_("Có từ ngày"))

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "within", areas)


class RenameAreaForm(StepForm):
    """Another name from a day."""

    name = forms.CharField(label=_("Tên mới"), max_length=160, help_text=NAME_HELP)
    since = DayField(label=SINCE, help_text=_("Trước ngày này vẫn mang tên cũ."))


class CorrectAreaForm(StepForm):
    """A name and code as they should have been typed."""

    name = forms.CharField(label=_("Tên đúng"), max_length=160, help_text=NAME_HELP)
    code = forms.CharField(label=_("Mã địa bàn"), max_length=20, required=False)


class MoveAreaForm(StepForm):
    """Inside another area from a day."""

    within = forms.TypedChoiceField(label=_("Chuyển về"), coerce=int)
    since = DayField(label=SINCE)

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "within", areas)


class EndAreaForm(StepForm):
    """The last day."""

    until = DayField(label=_("Ngày tồn tại cuối cùng"))


class HouseholdsForm(StepForm):
    """How many households, on which day, who says so."""

    count = forms.IntegerField(label=_("Số hộ"), min_value=0, max_value=100_000)
    at = DayField(label=_("Chốt ngày"))
    source = forms.CharField(
        label=_("Nguồn"),
        max_length=300,
        help_text=_("Ví dụ: Công an xã cung cấp, biên bản rà soát."),
        error_messages={"required": _("Hãy ghi nguồn: số hộ là căn cứ của mọi cuộc biểu quyết.")},
    )


class NoticePlaceForm(StepForm):
    """A notice board or a loudspeaker."""

    kind = forms.ChoiceField(label=_("Loại"), choices=NoticePlace.Kind.choices)
    place = forms.CharField(label=_("Vị trí"), max_length=200, required=False)
    since = DayField(label=_("Dùng từ ngày"))


class EndNoticePlaceForm(StepForm):
    """The last day of a notice board or loudspeaker."""

    until = DayField(label=_("Dùng đến hết ngày"))
