"""What is typed about units: filters of the tree, and one form for each act on a unit."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.units.forms.offered import Choices, offer
from danvan.units.models import Level, Sector, UnitKind
from danvan.units.queries.tree import Wanted

SINCE = _("Có hiệu lực từ ngày")


class TreeForm(forms.Form):
    """Which day, and what of the tree."""

    ngay = DayField(label=_("Vào ngày"), required=False)
    q = forms.CharField(label=_("Tìm đơn vị"), required=False, max_length=100)
    khoi = forms.ChoiceField(label=_("Khối"), required=False)
    loai = forms.ChoiceField(label=_("Loại"), required=False)
    ket_thuc = forms.BooleanField(label=_("Cả đơn vị đã kết thúc"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "khoi", Sector.choices, none=_("Tất cả"))
        offer(self, "loai", UnitKind.choices, none=_("Tất cả"))

    def day(self, today: date) -> date:
        """Return the day asked for; today when none, or none that can be read."""
        self.is_valid()
        day: date | None = self.cleaned_data.get("ngay")
        return day or today

    def wanted(self) -> Wanted:
        """Return what is asked for; a filter that makes no sense asks for nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            words=given.get("q", ""),
            sector=given.get("khoi", ""),
            kind=given.get("loai", ""),
            ended=given.get("ket_thuc", False),
        )


class DayOnlyForm(forms.Form):
    """Which day a list is asked for."""

    ngay = DayField(label=_("Vào ngày"), required=False)
    q = forms.CharField(label=_("Tìm"), required=False, max_length=100)

    def day(self, today: date) -> date:
        """Return the day asked for; today when none, or none that can be read."""
        self.is_valid()
        day: date | None = self.cleaned_data.get("ngay")
        return day or today

    def words(self) -> str:
        """Return the words looked for."""
        self.is_valid()
        words: str = self.cleaned_data.get("q", "")
        return words


class StepForm(forms.Form):
    """A form about a record that was seen: it carries the version that the page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class NamesForm(StepForm):
    """A unit's name and the other names that plans print for it."""

    name = forms.CharField(
        label=_("Tên đầy đủ"),
        max_length=200,
        error_messages={"required": _("Hãy nhập tên.")},
    )
    aliases = forms.CharField(
        label=_("Tên gọi khác"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một tên như các kế hoạch thường viết, ví dụ: UBND xã."),
    )

    def other_names(self) -> tuple[str, ...]:
        """Return the other names, one a line."""
        return tuple(self.cleaned_data["aliases"].splitlines())


class RenameForm(NamesForm):
    """Another name from a day."""

    since = DayField(label=SINCE, help_text=_("Trước ngày này vẫn mang tên cũ."))


class MoveForm(StepForm):
    """Another superior from a day."""

    superior = forms.TypedChoiceField(
        label=_("Cấp trên mới"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Chỉ những đơn vị cùng khối. Các đơn vị bên dưới chuyển theo."),
    )
    since = DayField(label=SINCE)

    def __init__(self, *args: Any, superiors: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "superior", superiors, none=_("– không có cấp trên –"))


class EndForm(StepForm):
    """The last day."""

    until = DayField(
        label=_("Ngày hoạt động cuối cùng"),
        help_text=_("Mọi chức vụ và phân công ở đơn vị kết thúc cùng ngày."),
    )


class OpenUnitForm(forms.Form):
    """A unit to be opened."""

    name = forms.CharField(
        label=_("Tên đầy đủ"),
        max_length=200,
        error_messages={"required": _("Hãy nhập tên.")},
    )
    aliases = forms.CharField(
        label=_("Tên gọi khác"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một tên như các kế hoạch thường viết, ví dụ: UBND xã."),
    )
    sector = forms.ChoiceField(label=_("Khối"), choices=Sector.choices)
    kind = forms.ChoiceField(label=_("Loại"), choices=UnitKind.choices)
    level = forms.ChoiceField(label=_("Cấp"), choices=Level.choices)
    area = forms.TypedChoiceField(label=_("Địa bàn"), coerce=int)
    superior = forms.TypedChoiceField(
        label=_("Trực thuộc"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Cấp trên phải cùng khối."),
    )
    since = DayField(label=_("Hoạt động từ ngày"))

    def __init__(self, *args: Any, areas: Choices, superiors: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "area", areas)
        offer(self, "superior", superiors, none=_("– không có cấp trên –"))

    def other_names(self) -> tuple[str, ...]:
        """Return the other names, one a line."""
        return tuple(self.cleaned_data["aliases"].splitlines())
