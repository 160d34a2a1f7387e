"""The forms of exchange: a file handed in, what is handed out, copying by hand."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.documents.forms.life import offer
from danvan.petitions.actions.papers import SHORTEST_PURPOSE
from danvan.petitions.queries.exchange_forms import exchange_forms

Choices = Iterable[tuple[object, object]]


class SourceForm(forms.Form):
    """Which system, and in whose register."""

    source = forms.ChoiceField(label=_("Hệ thống"))
    unit = forms.TypedChoiceField(label=_("Sổ của đơn vị"), coerce=int)

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)
        sources = [(form.source, form.title) for form in exchange_forms()]
        source = self.fields["source"]
        if isinstance(source, forms.ChoiceField):
            source.choices = sources


class HandInForm(SourceForm):
    """A file of another system."""

    file = forms.FileField(
        label=_("Tệp xuất từ hệ thống kia"),
        help_text=_("Tệp .xlsx, .csv hoặc .json, không quá 20 MB và 3.000 dòng."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.json"}),
        error_messages={"required": _("Hãy chọn tệp.")},
    )


class HandOutForm(SourceForm):
    """What is handed to another system: the petitions received in a period."""

    since = DayField(label=_("Nhận từ ngày"))
    until = DayField(label=_("Đến hết ngày"))
    form = forms.ChoiceField(
        label=_("Loại tệp"), choices=[("xlsx", _("Bảng tính .xlsx")), ("json", ".json")]
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("Ngày cuối phải sau ngày đầu."))
        return given


class PurposeForm(forms.Form):
    """For what personal data is looked at."""

    purpose = forms.CharField(
        label=_("Xem để làm gì"),
        min_length=SHORTEST_PURPOSE,
        max_length=300,
        help_text=_("Mục đích và tên bạn được ghi vào nhật ký xem dữ liệu cá nhân."),
        error_messages={"required": _("Hãy ghi mục đích xem.")},
    )
