"""What is asked for of the figures: whose registers, which period, cut off how."""

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.petitions.models import Petition
from danvan.petitions.queries.cut_offs import cut_offs
from danvan.petitions.queries.statistics_scope import EVERY
from danvan.rules.petitions.report_periods import (
    MONTHS,
    NoSuchPeriod,
    Period,
    Span,
    named_period,
    period_of,
)
from danvan.units.forms.offered import offer

OWN_DAYS = "tu-chon"
FIRST_YEAR = 2015
_NAMES: dict[Span, str | Promise] = {
    Span.YEAR: _("Cả năm"),
    Span.NINE: _("9 tháng"),
    Span.HALF: _("6 tháng"),
    Span.QUARTER: _("Quý"),
    Span.MONTH: _("Tháng"),
}
_ROMAN = ("I", "II", "III", "IV")
_HALVES = (_("6 tháng đầu năm"), _("6 tháng cuối năm"))


class StatisticsForm(forms.Form):
    """The filters of the page of figures; left empty they mean the year that runs."""

    unit = forms.ChoiceField(label=_("Sổ đơn"), required=False)
    span = forms.ChoiceField(label=_("Kỳ"), required=False)
    year = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    cut = forms.ChoiceField(label=_("Chốt số liệu"), required=False)
    since = DayField(label=_("Từ ngày (kỳ tự chọn)"), required=False)
    until = DayField(label=_("Đến ngày (kỳ tự chọn)"), required=False)

    def __init__(
        self, *args: Any, today: date, units: list[tuple[str, str | Promise]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.period: Period | None = None
        usual = next(iter(cut_offs().values()))
        running, _place = period_of(today, usual, Span.YEAR)
        choices: dict[str, list[Any]] = {
            "unit": units,
            "span": _spans(),
            "year": [(str(year), str(year)) for year in range(running, FIRST_YEAR, -1)],
            "cut": [(one.code, one.name) for one in cut_offs().values()],
        }
        for name, offered in choices.items():
            offer(self, name, offered)
        for name, value in (("span", Span.YEAR), ("year", running), ("cut", usual.code)):
            self.fields[name].initial = value
            known = {str(code) for code, _word in choices[name]}
            if self.data.get(name) not in known:  # the page shows what it counts
                self.data = {**self.data, name: str(value)}
        if len(units) < 2:
            del self.fields["unit"]

    @property
    def named(self) -> bool:
        """Say whether the period is one that everybody has alike."""
        return bool(self._given("span") != OWN_DAYS)

    @property
    def scope(self) -> str:
        """Return whose registers are asked for."""
        return str(self.cleaned_data.get("unit") or "")

    def clean(self) -> dict[str, Any]:
        """Work out the days; what cannot be is said at the field it was typed in."""
        given = super().clean() or {}
        if not self.named:
            self.period = self._own_days()
            return given
        span, _dot, place = str(self._given("span")).partition(".")
        cut_off = cut_offs()[str(self._given("cut"))]
        try:
            self.period = named_period(cut_off, Span(span), self._given("year"), int(place or 1))
        except NoSuchPeriod:
            self.add_error(
                "span", _("Cách chốt số liệu này không có kỳ đã chọn. Hãy chọn kỳ khác.")
            )
        return given

    def _own_days(self) -> Period | None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since is None or until is None:
            missing = "since" if since is None else "until"
            if missing not in self.errors:
                self.add_error(missing, _("Hãy nhập ngày, ví dụ 20/10/2026."))
            return None
        if until < since:
            self.add_error("until", _("Ngày cuối kỳ phải từ ngày đầu kỳ trở đi."))
            return None
        return Period(since, until)

    def _given(self, name: str) -> Any:
        return self.cleaned_data.get(name) or self.fields[name].initial


class SearchForm(forms.Form):
    """Words of a subject, or a number."""

    q = forms.CharField(
        label=_("Số đơn hoặc nội dung"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class NameSearchForm(forms.Form):
    """A person's name, with what it is looked for."""

    name = forms.CharField(
        label=_("Họ và tên người gửi"),
        min_length=2,
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    purpose = forms.CharField(
        label=_("Tìm để làm gì"),
        min_length=5,
        max_length=300,
        help_text=_("Mục đích được ghi vào nhật ký xem dữ liệu cá nhân cùng tên bạn."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class RegisterExportForm(forms.Form):
    """What of the register is taken along as a spreadsheet."""

    since = DayField(label=_("Nhận từ ngày"))
    until = DayField(label=_("Đến ngày"))
    kind = forms.ChoiceField(label=_("Loại đơn"), required=False)
    topic = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    names = forms.BooleanField(label=_("Kèm họ tên, địa chỉ người gửi"), required=False)
    purpose = forms.CharField(
        label=_("Lấy họ tên để làm gì"),
        required=False,
        max_length=300,
        help_text=_("Chỉ cần khi lấy kèm họ tên; được ghi vào nhật ký xem dữ liệu cá nhân."),
    )

    def __init__(self, *args: Any, kinds: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", kinds, none=_("Tất cả"))
        offer(self, "topic", Petition.Field.choices, none=_("Tất cả"))

    def clean(self) -> dict[str, Any]:
        """Ask for a purpose where names are taken along, and for days that follow each other."""
        given = super().clean() or {}
        if given.get("names") and len(given.get("purpose", "").strip()) < 5:
            self.add_error("purpose", _("Hãy ghi lấy họ tên người gửi để làm gì."))
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("Ngày cuối phải từ ngày đầu trở đi."))
        return given


def unit_choices(own: bool, below: bool, chosen: tuple[str, str] | None) -> list[tuple[str, Any]]:
    """Return the registers offered: one's own, all, and the one a link led to."""
    offered: list[tuple[str, Any]] = []
    if own:
        offered.append(("", _("Sổ của đơn vị tôi")))
    if below:
        offered.append((EVERY, _("Tất cả sổ đơn vị và cấp dưới")))
    if chosen is not None and chosen not in offered:
        offered.append(chosen)
    return offered


def _spans() -> list[tuple[str, Any]]:
    offered: list[tuple[str, Any]] = [
        (Span.YEAR, _NAMES[Span.YEAR]),
        (Span.NINE, _NAMES[Span.NINE]),
    ]
    offered += [(f"{Span.HALF}.{place}", name) for place, name in enumerate(_HALVES, 1)]
    quarters = zip(range(1, 5), _ROMAN, strict=True)
    offered += [(f"{Span.QUARTER}.{n}", f"{_NAMES[Span.QUARTER]} {name}") for n, name in quarters]
    months = range(1, MONTHS[Span.MONTH][1] + 1)
    offered += [(f"{Span.MONTH}.{n}", f"{_NAMES[Span.MONTH]} {n}") for n in months]
    return [*offered, (OWN_DAYS, _("Từ ngày – đến ngày"))]
