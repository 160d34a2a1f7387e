"""What is typed about a day off, a day worked in its place, and about trying the clock."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.law.models import Holiday
from danvan.rules.deadlines.statutory import Circumstances, Suspension
from danvan.units.forms.offered import offer


class DayOffForm(forms.Form):
    """A day of the list."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    day = DayField(label=_("Ngày"))
    kind = forms.ChoiceField(label=_("Là ngày"), choices=Holiday.Kind.choices)
    name = forms.CharField(
        label=_("Tên"), max_length=160, help_text=_("Ví dụ: Nghỉ bù Giỗ Tổ Hùng Vương.")
    )
    source = forms.CharField(
        label=_("Văn bản"),
        max_length=200,
        help_text=_("Văn bản cho nghỉ hoặc hoán đổi: số, ngày, cơ quan."),
    )
    verified = forms.BooleanField(label=_("Đã đối chiếu với văn bản"), required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class TryForm(forms.Form):
    """A step, a day and the circumstances, as `danvan due` asks for them."""

    buoc = forms.ChoiceField(label=_("Bước"))
    tu = DayField(label=_("Tính từ ngày"), help_text=_("Với bước tính lùi: ngày của sự kiện."))
    phuc_tap = forms.ChoiceField(
        label=_("Mức phức tạp"),
        required=False,
        choices=[
            ("", _("thông thường")),
            ("complex", _("phức tạp")),
            ("special", _("đặc biệt phức tạp")),
        ],
    )
    vung_xa = forms.BooleanField(
        label=_("Vùng sâu, vùng xa, đi lại khó khăn"),
        required=False,
        help_text=_("Tranh chấp đất đai: miền núi, biên giới, đảo, vùng khó khăn."),
    )
    nhieu_noi = forms.BooleanField(
        label=_("Xác minh ở nhiều địa điểm, hoặc phải ủy quyền xác minh"), required=False
    )
    ben_thu_ba = forms.BooleanField(
        label=_("Liên quan bên thứ ba (yêu cầu về dữ liệu cá nhân)"), required=False
    )
    thoi_viec = forms.BooleanField(
        label=_("Kỷ luật buộc thôi việc (khiếu nại kỷ luật)"), required=False
    )
    gia_han_1 = DayField(label=_("Quyết định gia hạn lần 1"), required=False)
    gia_han_2 = DayField(label=_("Quyết định gia hạn lần 2"), required=False)
    dung_tu = DayField(
        label=_("Tạm đình chỉ từ"),
        required=False,
        help_text=_("Với thời hiệu khiếu nại: ngày bắt đầu có trở ngại khách quan."),
    )
    dung_den = DayField(
        label=_("Tiếp tục giải quyết ngày"),
        required=False,
        help_text=_("Để trống khi chưa tiếp tục."),
    )

    def __init__(self, *args: Any, steps: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "buoc", steps)

    def clean_dung_den(self) -> date | None:
        """Ask for the first day of a stay that has a last one."""
        until: date | None = self.cleaned_data["dung_den"]
        if until is not None and not self.cleaned_data.get("dung_tu"):
            raise forms.ValidationError(_("Hãy ghi cả ngày bắt đầu tạm đình chỉ."))
        return until

    def case(self) -> Circumstances:
        """Return the circumstances as typed."""
        given = self.cleaned_data
        stay = given["dung_tu"]
        return Circumstances(
            is_complex=given["phuc_tap"] == "complex",
            is_specially_complex=given["phuc_tap"] == "special",
            is_remote=given["vung_xa"],
            has_several_places=given["nhieu_noi"],
            has_third_parties=given["ben_thu_ba"],
            is_dismissal=given["thoi_viec"],
            extended_on=tuple(day for day in (given["gia_han_1"], given["gia_han_2"]) if day),
            suspended=(Suspension(stay, given["dung_den"]),) if stay else (),
        )
