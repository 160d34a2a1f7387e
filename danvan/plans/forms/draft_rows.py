"""The forms of the review page's rows: duty, target, citation, head, and the decisions."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.obligations.models import Nature
from danvan.plans.forms.deadlines import DeadlinesInput
from danvan.plans.forms.parties import PartiesInput
from danvan.plans.models import Duty
from danvan.plans.queries.draft_units import UnitFinder
from danvan.plans.values import CitationValue, DutyValue, HeaderValue, TargetValue, as_day

LONG = {"rows": 3}
FIRST = {**LONG, "autofocus": True}
DAYS = ("day", "since", "until")


class VersionForm(forms.Form):
    """What every decision sends: the version the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    template = "plans/drafts/_fields.html"

    def seen_as(self, version: int) -> None:
        """Let what was typed be sent again, against the newer version the person now sees."""
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
            data["version"] = str(version)
            self.data = data


class ReasonForm(VersionForm):
    """A decision that says why."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=300, widget=forms.TextInput(attrs={"autofocus": True})
    )


class MergeForm(VersionForm):
    """Which row takes this one in, as it was seen («12:3» is row 12, version 3)."""

    into = forms.ChoiceField(label=_("Gộp vào dòng"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices("into", choices)

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class TieForm(MergeForm):
    """Which duty carries a paragraph of the content part out."""

    into = forms.ChoiceField(label=_("Nhiệm vụ thực hiện nội dung này"))


class SplitForm(VersionForm):
    """Where to cut: // between the pieces."""

    text = forms.CharField(
        label=_("Đặt dấu // ở chỗ cần tách"),
        widget=forms.Textarea(attrs={"rows": 5, "autofocus": True}),
    )


class DutyForm(VersionForm):
    """A duty: its words, how its units carry it, what is handed in, by when."""

    template = "plans/drafts/_duty_fields.html"

    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs=LONG))
    role = forms.ChoiceField(label=_("Vai trò"), choices=Duty.Role.choices)
    nature = forms.ChoiceField(label=_("Tính chất"), choices=Nature.choices)
    output = forms.CharField(label=_("Sản phẩm"), required=False, max_length=200)
    advises = forms.CharField(label=_("Tham mưu cho"), required=False, max_length=200)
    channel = forms.CharField(label=_("Gửi qua"), required=False, max_length=200)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        value: DutyValue,
        version: int = 0,
        finder: UnitFinder,
    ) -> None:
        shown = {name: getattr(value, name) for name in self.base_fields if name != "version"}
        super().__init__(data, initial={**shown, "version": version})
        self.before = value
        self.units = PartiesInput("units", finder)
        self.partners = PartiesInput("partners", finder)
        self.deadlines = DeadlinesInput()
        if data is None:
            self.units.show(value.units)
            self.partners.show(value.partners)
            self.deadlines.show(value.deadlines)
            self._place_cursor()
        else:
            self._typed = replace(
                value,
                units=self.units.read(data),
                partners=self.partners.read(data),
                deadlines=self.deadlines.read(data),
            )

    def _place_cursor(self) -> None:
        """Begin where something is missing: at the units, else at the words."""
        if self.before.assigned:
            self.fields["text"].widget.attrs["autofocus"] = True
        else:
            self.units.focus()

    def clean(self) -> dict[str, Any]:
        """Refuse units and days that could not be read; they say so in their place."""
        cleaned = super().clean() or {}
        if self.units.has_errors or self.partners.has_errors or self.deadlines.has_errors:
            self.add_error(None, _("Có đơn vị hoặc thời hạn chưa đọc được; xem chỗ báo bên dưới."))
        return cleaned

    def typed(self) -> DutyValue:
        """Return the duty as typed; a duty with units needs no reason for having none."""
        given = self.cleaned_data
        reason = None if self._typed.units else self._typed.unassigned_reason
        return replace(
            self._typed,
            text=" ".join(given["text"].split()),
            role=given["role"],
            nature=given["nature"],
            output=given["output"] or None,
            advises=given["advises"] or None,
            channel=given["channel"] or None,
            unassigned_reason=reason,
        )


class TargetForm(VersionForm):
    """A figure the plan sets."""

    OPERATORS = (
        ("", "—"),
        (">=", _("từ … trở lên")),
        (">", _("trên")),
        ("=", _("bằng")),
        ("<=", _("không quá")),
        ("<", _("dưới")),
    )

    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs=FIRST))
    operator = forms.ChoiceField(label=_("So sánh"), required=False)
    value = forms.DecimalField(
        label=_("Mức"), required=False, max_digits=14, decimal_places=3, localize=True
    )
    unit = forms.CharField(label=_("Đơn vị tính"), required=False, max_length=40)
    subject = forms.CharField(label=_("Đối tượng"), required=False, max_length=300)
    baseline = forms.CharField(label=_("So với"), required=False, max_length=200)

    def __init__(
        self, data: QueryDict | None = None, *, value: TargetValue, version: int = 0
    ) -> None:
        shown = {name: getattr(value, name) for name in self.base_fields if name != "version"}
        super().__init__(data, initial={**shown, "version": version})
        self.before = value
        operator = self.fields["operator"]
        known = dict(self.OPERATORS)
        odd = [] if (value.operator or "") in known else [(value.operator, value.operator)]
        if isinstance(operator, forms.ChoiceField):
            operator.choices = [*self.OPERATORS, *odd]

    def typed(self) -> TargetValue:
        """Return the target as typed."""
        given = self.cleaned_data
        return replace(
            self.before,
            text=" ".join(given["text"].split()),
            operator=given["operator"] or None,
            value=_number(given["value"]),
            unit=given["unit"] or None,
            subject=given["subject"] or None,
            baseline=given["baseline"] or None,
        )


class CitationForm(VersionForm):
    """A document the plan cites."""

    type = forms.CharField(label=_("Loại văn bản"), max_length=60)
    number = forms.CharField(label=_("Số, ký hiệu"), required=False, max_length=80)
    day = DayField(label=_("Ngày ban hành"), required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), required=False, max_length=200)
    title = forms.CharField(label=_("Trích yếu"), required=False, widget=forms.Textarea(attrs=LONG))

    def __init__(
        self, data: QueryDict | None = None, *, value: CitationValue, version: int = 0
    ) -> None:
        shown = {name: getattr(value, name) for name in self.base_fields if name != "version"}
        super().__init__(data, initial={**shown, "version": version})
        self.before = value

    def typed(self) -> CitationValue:
        """Return the citation as typed; a partial date that was read stays until a day is typed."""
        given = self.cleaned_data
        day = given["day"]
        return replace(
            self.before,
            type=given["type"],
            number=given["number"] or None,
            date=day.isoformat() if day else (None if self.before.day else self.before.date),
            issuer=given["issuer"] or None,
            title=given["title"] or None,
        )


class HeaderForm(VersionForm):
    """The head of the plan: number, day, title, period, recipients."""

    doc_type = forms.CharField(label=_("Loại văn bản"), required=False, max_length=60)
    number = forms.CharField(label=_("Số, ký hiệu"), required=False, max_length=80)
    day = DayField(label=_("Ngày ban hành"), required=False)
    place = forms.CharField(label=_("Nơi ban hành"), required=False, max_length=120)
    title = forms.CharField(label=_("Trích yếu"), required=False, widget=forms.Textarea(attrs=LONG))
    year = forms.IntegerField(
        label=_("Kế hoạch của năm"),
        required=False,
        min_value=1990,
        max_value=2100,
        help_text=_("Để trống nếu kế hoạch không ghi năm kết thúc."),
    )
    since = DayField(label=_("Thực hiện từ ngày"), required=False)
    until = DayField(label=_("đến hết ngày"), required=False)
    recipients = forms.CharField(
        label=_("Nơi nhận"),
        required=False,
        help_text=_("Mỗi nơi nhận một dòng."),
        widget=forms.Textarea(attrs=LONG),
    )

    def __init__(
        self, data: QueryDict | None = None, *, value: HeaderValue, version: int = 0
    ) -> None:
        shown = {name: getattr(value, name) for name in self.base_fields if name != "version"}
        shown |= {"since": as_day(value.since), "until": as_day(value.until)}
        shown["recipients"] = "\n".join(value.recipients)
        super().__init__(data, initial={**shown, "version": version})
        self.before = value

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("Ngày kết thúc phải sau ngày bắt đầu."))
        return cleaned

    def typed(self) -> HeaderValue:
        """Return the head as typed."""
        given = self.cleaned_data
        days = {name: given[name].isoformat() if given[name] else None for name in DAYS}
        lines = (line.strip() for line in given["recipients"].splitlines())
        return replace(
            self.before,
            doc_type=given["doc_type"] or None,
            number=given["number"] or None,
            place=given["place"] or None,
            title=given["title"] or None,
            year=given["year"],
            date=days["day"] or (None if self.before.day else self.before.date),
            since=days["since"],
            until=days["until"],
            recipients=tuple(line for line in lines if line),
        )


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
