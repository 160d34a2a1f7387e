"""The forms on the page of one obligation; each is what one act needs."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.documents.content import ACCEPTED
from danvan.obligations.models import Evidence, Obligation
from danvan.units.queries import UnitBook

Choices = Iterable[tuple[object, object]]
State = Obligation.State


class StepForm(forms.Form):
    """What every step carries: the version of the work that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class AssignForm(StepForm):
    """Whom to charge with the work."""

    assignee = forms.TypedChoiceField(
        label=_("Người thực hiện"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["assignee"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("– chưa phân công –")), *people]


class LeaderForm(StepForm):
    """Who leads the work."""

    leader = forms.TypedChoiceField(
        label=_("Lãnh đạo phụ trách"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, leaders: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["leader"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("– chưa có –")), *leaders]


class ProgressForm(forms.Form):
    """A line of progress."""

    text = forms.CharField(
        label=_("Tiến độ"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Đã làm gì, còn gì, vướng gì."),
        error_messages={"required": _("Hãy ghi một câu về tiến độ.")},
    )


class EvidenceForm(forms.Form):
    """Proof in one of four forms; only the fields of the chosen form count."""

    kind = forms.ChoiceField(
        label=_("Dạng minh chứng"),
        choices=Evidence.Kind.choices,
        widget=forms.RadioSelect,
        initial=Evidence.Kind.FILE,
    )
    file = forms.FileField(
        label=_("Tệp"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("Dạng %(forms)s; không quá 20 MB. Ảnh được bỏ thông tin nơi chụp.")
        % {"forms": ACCEPTED},
    )
    url = forms.URLField(
        label=_("Đường dẫn"), required=False, max_length=500, assume_scheme="https"
    )
    number = forms.CharField(label=_("Số, ký hiệu văn bản"), required=False, max_length=80)
    issued_on = DayField(label=_("Ngày văn bản"), required=False)
    folder = forms.CharField(
        label=_("Nơi để hồ sơ giấy"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: Tủ 2, cặp dân vận 2026. Nội dung không cần tải lên."),
    )
    title = forms.CharField(label=_("Tên minh chứng"), required=False, max_length=300)
    not_secret = forms.BooleanField(
        label=_("Tôi xác nhận tệp không có nội dung thuộc bí mật nhà nước."), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen form of proof needs."""
        given = super().clean() or {}
        if given.get("kind") == Evidence.Kind.FILE and not given.get("not_secret"):
            self.add_error("not_secret", _("Hãy xác nhận tệp không có nội dung bí mật nhà nước."))
        needs = {"file": "file", "link": "url", "document": "number", "paper": "folder"}
        needed = needs.get(str(given.get("kind")), "")
        if needed and not given.get(needed) and needed not in self.errors:
            self.add_error(needed, _("Hãy điền mục này cho dạng minh chứng đã chọn."))
        return given


class AttachForm(forms.Form):
    """Evidence that is there already."""

    evidence = forms.TypedChoiceField(label=_("Minh chứng đã có"), coerce=int)

    def __init__(self, *args: Any, known: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["evidence"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(known)


class DetachForm(forms.Form):
    """Evidence to be taken away."""

    evidence = forms.IntegerField(widget=forms.HiddenInput)


class SubmitForm(StepForm):
    """The work is done, or nothing arose."""

    nothing_arose = forms.BooleanField(
        label=_("Không phát sinh trong kỳ (không cần minh chứng)"), required=False
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReasonForm(StepForm):
    """A reason, for acts that need one."""

    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Hãy ghi lý do.")},
    )


class ExtensionForm(ReasonForm):
    """A later day, and why."""

    asked_due = DayField(label=_("Xin gia hạn đến ngày"))
    field_order = ("asked_due", "reason")


class DecideForm(StepForm):
    """Yes or no, with a word."""

    grant = forms.TypedChoiceField(
        label=_("Ý kiến"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("Đồng ý")), ("no", _("Không đồng ý"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn đồng ý hay không đồng ý.")},
    )
    answer = forms.CharField(
        label=_("Ý kiến ghi thêm"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Cần ghi lý do khi không đồng ý."),
    )


class DecideExtensionForm(DecideForm):
    """Yes or no to a later day, perhaps another one than asked."""

    new_due = DayField(
        label=_("Cho gia hạn đến ngày"),
        required=False,
        help_text=_("Để trống nếu đồng ý đúng ngày đã xin."),
    )
    field_order = ("grant", "new_due", "answer")


class HandOverForm(ReasonForm):
    """From which unit to which, and why."""

    old = forms.TypedChoiceField(label=_("Đơn vị giao lại"), coerce=int)
    new = forms.TypedChoiceField(label=_("Đơn vị nhận"), coerce=int)
    field_order = ("old", "new", "reason")

    def __init__(
        self, *args: Any, old_units: Choices = (), new_units: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("old", old_units), ("new", new_units)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)


class RequestForm(StepForm):
    """The next step of a request."""

    to = forms.ChoiceField(label=_("Bước"), widget=forms.RadioSelect)
    number = forms.CharField(label=_("Số văn bản"), required=False, max_length=80)
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, steps: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(steps)


def unit_choices(book: UnitBook) -> list[tuple[object, object]]:
    """Return the living units of a book as choices, by name."""
    return [(entry.pk, entry.name) for entry in book.at_work()]
