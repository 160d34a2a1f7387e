"""The tables of the law that their keeper edits: how each is typed, called and found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.law.forms.limits import LimitForm
from danvan.law.forms.rows import ComplexityForm, RowForm, ThresholdForm
from danvan.law.models import ComplexityList, LegalRow, Threshold, TimeLimit

LIMIT: Final = "thoi-han"
THRESHOLD: Final = "nguong"
COMPLEXITY: Final = "tieu-chi"


@dataclass(frozen=True)
class Table:
    """A table of the law as its pages know it «bảng của luật»; `listed` is its list's address."""

    model: type[LegalRow]
    form: type[RowForm]
    listed: str
    name: str | Promise
    adding: str | Promise
    why_add: str | Promise
    correcting: str | Promise

    def address(self, row: LegalRow) -> str:
        """Return the address of the page of a row."""
        if self.model is TimeLimit:
            return reverse("law:limit", args=[row.pk])
        return reverse("law:row", args=[word_of(self), row.pk])


TABLES: Final[Mapping[str, Table]] = {
    LIMIT: Table(
        TimeLimit,
        LimitForm,
        "law:limits",
        _("Thời hạn luật định"),
        _("Thêm dòng thời hạn"),
        _("Mã bước quyết định dòng này tính cho việc nào."),
        _("Sửa dòng thời hạn"),
    ),
    THRESHOLD: Table(
        Threshold,
        ThresholdForm,
        "law:thresholds",
        _("Ngưỡng, tiêu chí"),
        _("Thêm ngưỡng"),
        _("Mã việc quyết định ngưỡng này dùng cho việc nào."),
        _("Sửa ngưỡng"),
    ),
    COMPLEXITY: Table(
        ComplexityList,
        ComplexityForm,
        "law:thresholds",
        _("Ngưỡng, tiêu chí"),
        _("Thêm danh mục tiêu chí phức tạp"),
        _("Vụ việc chỉ được ghi là phức tạp theo danh mục có hiệu lực vào ngày của văn bản."),
        _("Sửa danh mục tiêu chí phức tạp"),
    ),
}


def word_of(table: Table) -> str:
    """Return the word of a table in addresses."""
    return next(word for word, one in TABLES.items() if one is table)
