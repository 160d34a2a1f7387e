"""What is typed about a row of the table of time limits, and what the table is filtered by."""

import re
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.law.actions.facts import LimitFacts
from danvan.law.forms.rows import CODE, RowForm
from danvan.law.models import LegalRow, TimeLimit
from danvan.law.wording import CASES, PERIODS, UNITS

# One level of written lengthenings on each line: «phức tạp: 1 lần, mỗi lần 30»
LEVEL = re.compile(r"([^:]{1,60}):\s*([0-9]{1,2})\s*lần,\s*mỗi lần\s*([0-9]{1,3})")


class FilterForm(forms.Form):
    """Which rows of the table: words, the day on which they hold, only doubtful ones."""

    q = forms.CharField(
        label=_("Tìm"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("khiếu nại, Điều 28…")}),
    )
    ngay = DayField(label=_("Có hiệu lực ngày"), required=False)
    ngo = forms.BooleanField(label=_("Chỉ dòng chưa kiểm chứng"), required=False)

    def day(self, today: date) -> date:
        """Return the day asked for; today when none, or none that can be read."""
        self.is_valid()
        asked: date | None = self.cleaned_data.get("ngay")
        return asked or today


class LimitForm(RowForm):
    """A row of the table, whole."""

    step = forms.RegexField(
        CODE,
        label=_("Mã bước"),
        max_length=60,
        help_text=_("Như complaint.accept; dùng mã đã có nếu cùng một bước."),
        error_messages={"invalid": _("Mã gồm hai phần chữ thường không dấu, nối bằng dấu chấm.")},
    )
    duration = forms.IntegerField(
        label=_("Số"),
        required=False,
        min_value=-999,
        max_value=999,
        help_text=_("Số âm: tính lùi từ ngày của sự kiện."),
    )
    unit = forms.ChoiceField(label=_("Đơn vị tính"), choices=list(UNITS.items()))
    kind = forms.ChoiceField(label=_("Loại"), choices=TimeLimit.Kind.choices)
    event = forms.CharField(label=_("Tính từ"), max_length=300, required=False)
    area = forms.ChoiceField(
        label=_("Địa bàn"),
        required=False,
        choices=[("", _("mọi nơi")), ("remote", _("vùng sâu, vùng xa"))],
    )
    extended_to = forms.IntegerField(
        label=_("Kéo dài đến"), required=False, min_value=1, max_value=999
    )
    extended_when = forms.ChoiceField(
        label=_("Trong trường hợp"),
        required=False,
        choices=[("", _("không có")), *CASES.items()],
    )
    lengthenings = forms.CharField(
        label=_("Gia hạn bằng quyết định, cộng thêm"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi mức một dòng, ví dụ: phức tạp: 1 lần, mỗi lần 30"),
    )
    period = forms.ChoiceField(
        label=_("Kỳ"), required=False, choices=[("", _("không có")), *PERIODS.items()]
    )
    condition = forms.CharField(
        label=_("Điều kiện"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    extension = forms.CharField(
        label=_("Lời về kéo dài, gia hạn"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    about = LimitFacts.about

    def clean_lengthenings(self) -> tuple[dict[str, object], ...]:
        """Return the levels, one a line."""
        told = []
        for line in self.cleaned_data["lengthenings"].splitlines():
            if not line.strip():
                continue
            found = LEVEL.fullmatch(line.strip())
            if found is None or int(found[2]) < 1 or int(found[3]) < 1:
                raise forms.ValidationError(
                    _("Không đọc được dòng “%(line)s”. Viết như: phức tạp: 1 lần, mỗi lần 30"),
                    params={"line": line.strip()[:80]},
                )
            level = found[1].strip()
            told.append({"level": level, "times": int(found[2]), "each": int(found[3])})
        return tuple(told)

    def facts(self) -> LimitFacts:
        """Return the row as typed."""
        return LimitFacts(**self.typed(LimitFacts.columns()))

    @classmethod
    def beginning(cls, row: LegalRow) -> dict[str, object]:
        """Return what the form about a row begins with."""
        told = cls.shown(row, LimitFacts.columns())
        if isinstance(row, TimeLimit):
            told["lengthenings"] = "\n".join(
                f"{one['level']}: {one['times']} lần, mỗi lần {one['each']}"
                for one in row.lengthenings
            )
        return told
