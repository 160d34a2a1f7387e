"""What is typed about any row of the law: a threshold, a list of what makes a case complex."""

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.law.actions.facts import ComplexityFacts, RowFacts, ThresholdFacts
from danvan.law.models import ComplexityList, LegalRow, Proof
from danvan.law.wording import criteria_lines

# One thing that makes a case complex on each line: «places: Phải xác minh ở từ hai địa điểm»
CRITERION = re.compile(r"([a-z][a-z0-9_]{0,30})\s*:\s*(\S.{0,299})")
CODE = re.compile(r"[a-z][a-z_]{1,24}\.[a-z][a-z_]{1,32}")


class RowForm(forms.Form):
    """What is asked about every row: what it says, where it was read, when it holds, why."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    subject = forms.CharField(label=_("Nội dung"), max_length=300)
    source = forms.CharField(
        label=_("Điều, khoản"),
        max_length=300,
        help_text=_("Ví dụ: Luật Khiếu nại 02/2011/QH13, Điều 28."),
    )
    since = DayField(label=_("Có hiệu lực từ"))
    until = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống khi còn hiệu lực.")
    )
    proof = forms.ChoiceField(label=_("Mức kiểm chứng"), choices=Proof.choices)
    url = forms.URLField(
        label=_("Địa chỉ nguồn"), required=False, max_length=400, assume_scheme="https"
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Vì sao sửa, đối chiếu ở đâu; ghi vào lịch sử của dòng."),
    )

    about: ClassVar[str]

    def __init__(self, *args: Any, row: LegalRow | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if row is not None:
            del self.fields[self.about]
            if row.url and not row.url.startswith("http"):
                # A note of where it was read, not an address: kept as it is unless replaced.
                self.fields["url"].help_text = row.url
        self.row = row

    def facts(self) -> RowFacts[Any]:
        """Return the row as typed."""
        raise NotImplementedError

    @classmethod
    def beginning(cls, row: LegalRow) -> dict[str, object]:
        """Return what the form about a row begins with."""
        raise NotImplementedError

    def typed(self, columns: Iterable[str]) -> dict[str, Any]:
        """Return some columns as typed; a note of where it was read stays unless replaced."""
        given = {name: self.cleaned_data[name] for name in columns}
        if self.row is not None and not given["url"] and not self.row.url.startswith("http"):
            given["url"] = self.row.url
        return given

    @staticmethod
    def shown(row: LegalRow, columns: Iterable[str]) -> dict[str, object]:
        """Return some columns of a row as a form begins with them."""
        told: dict[str, object] = {name: getattr(row, name) for name in columns}
        if not row.url.startswith("http"):
            told["url"] = ""
        return told | {"version": row.version}


class ThresholdForm(RowForm):
    """A share or number that a decision must reach."""

    topic = forms.RegexField(
        CODE,
        label=_("Mã việc"),
        max_length=60,
        help_text=_("Như grassroots.village_works; dùng mã đã có nếu cùng một việc."),
        error_messages={"invalid": _("Mã gồm hai phần chữ thường không dấu, nối bằng dấu chấm.")},
    )
    numerator = forms.IntegerField(label=_("Tử số"), min_value=1, max_value=9999)
    denominator = forms.IntegerField(
        label=_("Mẫu số"),
        min_value=1,
        max_value=9999,
        help_text=_("Ghi 1 khi ngưỡng là một số đếm, không phải tỷ lệ."),
    )
    is_strict = forms.BooleanField(
        label=_("Phải vượt, không chỉ đạt (“trên”, “quá”)"), required=False
    )
    of_what = forms.CharField(label=_("Tính trên"), max_length=300)

    about = ThresholdFacts.about
    field_order = (
        "version",
        "topic",
        "subject",
        "numerator",
        "denominator",
        "is_strict",
        "of_what",
    )

    def facts(self) -> ThresholdFacts:
        """Return the threshold as typed."""
        return ThresholdFacts(**self.typed(ThresholdFacts.columns()))

    @classmethod
    def beginning(cls, row: LegalRow) -> dict[str, object]:
        """Return what the form about a threshold begins with."""
        return cls.shown(row, ThresholdFacts.columns())


class ComplexityForm(RowForm):
    """What makes a case of a kind complex."""

    kind = forms.ChoiceField(label=_("Loại vụ việc"), choices=ComplexityList.Kind.choices)
    criteria = forms.CharField(
        label=_("Tiêu chí"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Mỗi tiêu chí một dòng: mã, dấu hai chấm, nội dung. Giữ mã đã có để hồ sơ cũ còn đọc "
            "được."
        ),
    )

    about = ComplexityFacts.about
    field_order = ("version", "kind", "subject", "criteria")

    def clean_criteria(self) -> tuple[dict[str, str], ...]:
        """Return what makes a case complex, one a line."""
        told = []
        for line in self.cleaned_data["criteria"].splitlines():
            if not line.strip():
                continue
            found = CRITERION.fullmatch(line.strip())
            if found is None:
                raise forms.ValidationError(
                    _("Không đọc được dòng “%(line)s”. Viết như: places: Xác minh ở hai địa điểm"),
                    params={"line": line.strip()[:80]},
                )
            told.append({"code": found[1], "text": found[2]})
        return tuple(told)

    def facts(self) -> ComplexityFacts:
        """Return the list as typed."""
        return ComplexityFacts(**self.typed(ComplexityFacts.columns()))

    @classmethod
    def beginning(cls, row: LegalRow) -> dict[str, object]:
        """Return what the form about a list begins with."""
        told = cls.shown(row, ComplexityFacts.columns())
        if isinstance(row, ComplexityList):
            told["criteria"] = criteria_lines(row.criteria)
        return told
