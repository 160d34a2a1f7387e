"""What is typed about plans: filters of the list, reporting periods, the reason of closing."""

from datetime import date
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.plans.models import Plan
from danvan.plans.queries.plans_list import Wanted
from danvan.rules.obligations.periods import ASKED_BEFORE, Period
from danvan.units.forms.offered import offer


class PlanFilterForm(forms.Form):
    """The filters of the list of plans."""

    q = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    issuer = forms.TypedChoiceField(
        label=_("Cơ quan ban hành"), required=False, coerce=int, empty_value=None
    )
    year = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(label=_("Trạng thái"), required=False)

    def __init__(
        self, *args: Any, issuers: list[tuple[int, str]], years: list[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        every = _("Tất cả")
        offer(self, "issuer", issuers, none=every)
        offer(self, "year", ((year, str(year)) for year in years), none=every)
        offer(self, "state", Plan.State.choices, none=every)

    def wanted(self) -> Wanted:
        """Return what the list is narrowed to; a filter that makes no sense asks for nothing."""
        given = self.cleaned_data if self.is_valid() else {}
        return Wanted(
            text=given.get("q") or "",
            issuer=given.get("issuer"),
            year=given.get("year"),
            state=given.get("state") or "",
        )


class IssueForm(forms.Form):
    """The version of the draft that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class IssueBegunForm(IssueForm):
    """The same of a version that came from no file of its own: its signed paper, if it is there."""

    paper = forms.FileField(
        label=_("Bản đã ký của bản mới"),
        required=False,
        help_text=_("Nếu đã có. Tệp .docx, .pdf hoặc ảnh chụp, không có nội dung bí mật nhà nước."),
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.jpg,.jpeg,.png"}),
    )


class CloseForm(forms.Form):
    """Why a plan ends."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Lý do kết thúc"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Việc thường xuyên kết thúc cùng kế hoạch; việc có hạn vẫn phải làm xong."),
    )


class PeriodForm(forms.Form):
    """One day on which standing work is asked about."""

    wanted = forms.BooleanField(label=_("Hỏi kỳ này"), required=False)
    label = forms.CharField(label=_("Tên kỳ"), max_length=80)
    since = DayField(label=_("Từ ngày"))
    until = DayField(label=_("Đến ngày"))
    due = DayField(label=_("Hạn trả lời"))

    def clean(self) -> dict[str, Any]:
        """Refuse days that contradict each other."""
        given = super().clean() or {}
        since, until, due = (given.get(name) for name in ("since", "until", "due"))
        if isinstance(since, date) and isinstance(until, date) and until < since:
            self.add_error("until", _("Ngày đến phải sau ngày từ."))
        if isinstance(since, date) and isinstance(due, date) and due < since:
            self.add_error("due", _("Hạn trả lời không được trước ngày bắt đầu kỳ."))
        return given

    def period(self) -> Period:
        """Return what was typed; it is asked about two weeks before."""
        given = self.cleaned_data
        asked_from = max(given["since"], given["due"] - ASKED_BEFORE)
        return Period(given["label"], given["since"], given["until"], asked_from, given["due"])


PeriodForms = formset_factory(PeriodForm, extra=0, max_num=6)


def periods_of(forms_given: BaseFormSet[PeriodForm]) -> tuple[Period, ...]:
    """Return the periods of a valid formset that are wanted."""
    return tuple(form.period() for form in forms_given if form.cleaned_data.get("wanted"))


def period_initial(periods: tuple[Period, ...]) -> list[dict[str, object]]:
    """Return proposed periods as a formset shows them first, all wanted."""
    return [
        {"wanted": True, "label": p.label, "since": p.since, "until": p.until, "due": p.due}
        for p in periods
    ]
