"""The forms of importing: the file, the issuer and day, the reason for putting a draft aside."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.plans.models import Plan
from danvan.units.models import Unit
from danvan.units.queries import UnitBook

if TYPE_CHECKING:
    ChoiceOfUnits = forms.ModelChoiceField[Unit]
    ChoiceOfPlans = forms.ModelChoiceField[Plan]
else:  # the real class cannot be subscripted
    ChoiceOfUnits = ChoiceOfPlans = forms.ModelChoiceField


class UnitChoiceField(ChoiceOfUnits):
    """A choice of units, each called by its name on the page's day."""

    book: UnitBook

    def label_from_instance(self, obj: Unit) -> str:
        """Return the unit's name; two of one name are told apart by which has ended."""
        entry = self.book.entries.get(obj.pk)
        ended = entry is not None and not entry.live
        name = self.book.name(obj.pk)
        return _("%(name)s (đã kết thúc)") % {"name": name} if ended else name


class PlanChoiceField(ChoiceOfPlans):
    """A choice of plans, each called by its number, day and title."""

    def label_from_instance(self, obj: Plan) -> str:
        """Return what the plan's document is called."""
        document = obj.document
        day = f"{document.issued_on:%d/%m/%Y}" if document.issued_on else ""
        return " · ".join(part for part in (document.number, day, document.title) if part)


class UploadForm(forms.Form):
    """A plan's file, and the word that nothing secret is in it."""

    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        help_text=_("Tệp .docx, .pdf, .txt hoặc .md, không quá 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt,.md"}),
        error_messages={"required": _("Hãy chọn tệp kế hoạch.")},
    )
    unit = UnitChoiceField(label=_("Nhập cho đơn vị"), queryset=Unit.objects.none())
    confirmed = forms.BooleanField(
        label=_("Tôi xác nhận tệp không có nội dung thuộc bí mật nhà nước."),
        error_messages={
            "required": _("Hãy xác nhận tệp không có nội dung bí mật nhà nước rồi tải lên.")
        },
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], book: UnitBook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["unit"], units, book)
        if len(only := list(units[:2])) == 1:
            self.fields["unit"].initial = only[0]
            self.fields["unit"].widget = forms.HiddenInput()


class IssuerForm(forms.Form):
    """Who issued the plan and when; what it carries out; whether the last day counts."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    issuer = UnitChoiceField(
        label=_("Cơ quan ban hành"),
        queryset=Unit.objects.none(),
        empty_label=_("Chọn cơ quan…"),
        error_messages={"required": _("Hãy chọn cơ quan ban hành.")},
    )
    day = DayField(label=_("Ngày văn bản"))
    co_issuer = UnitChoiceField(
        label=_("Cơ quan cùng ban hành"),
        required=False,
        empty_label=_("Không có"),
        queryset=Unit.objects.none(),
        help_text=_("Chỉ chọn với kế hoạch phối hợp do hai cơ quan ký."),
    )
    implements = PlanChoiceField(
        label=_("Thực hiện kế hoạch của cấp trên"),
        required=False,
        empty_label=_("Không có"),
        queryset=Plan.objects.none(),
    )
    inclusive_days = forms.BooleanField(
        label=_("«Trước ngày D» được hiểu là kể cả ngày D"), required=False
    )

    def __init__(
        self,
        *args: Any,
        issuers: QuerySet[Unit],
        partners: QuerySet[Unit],
        above: QuerySet[Plan],
        book: UnitBook,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["issuer"], issuers, book)
        _offer(self.fields["co_issuer"], partners, book)
        plans = self.fields["implements"]
        if isinstance(plans, PlanChoiceField):
            plans.queryset = above


class DropForm(forms.Form):
    """Why a draft is put aside."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Lý do"), max_length=300)


def _offer(field: forms.Field, units: QuerySet[Unit], book: UnitBook) -> None:
    if isinstance(field, UnitChoiceField):
        field.book = book
        field.queryset = units
