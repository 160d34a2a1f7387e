"""The forms of a document's life; each is what one act needs."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.documents.models import Dispatch, Opinion

Choices = Iterable[tuple[object, object]]
Label = str | Promise

# Kinds that offices write; the vocabulary of the rules knows more, for what is only cited.
KINDS = (
    *("Kế hoạch", "Quyết định", "Công văn", "Báo cáo", "Tờ trình", "Thông báo", "Chương trình"),
    *("Hướng dẫn", "Chỉ thị", "Nghị quyết", "Quy chế", "Quy định", "Kết luận", "Đề án"),
    *("Phương án", "Giấy mời", "Biên bản", "Công điện", "Văn bản"),
)
TEXT_FORMS = ".docx,.pdf,.txt,.md"
PAPER_FORMS = ".pdf,.docx,.jpg,.png"


def kind_choices() -> list[tuple[object, object]]:
    """Return the kinds of documents as choices."""
    return [(kind, kind) for kind in KINDS]


def how_choices() -> list[tuple[object, object]]:
    """Return the ways a document goes or comes as choices."""
    return [(how.value, capfirst(str(how.label))) for how in Dispatch.How]


class StepForm(forms.Form):
    """What every step carries: the version of the document that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ConfirmedForm(forms.Form):
    """The word that a file holds no state secret, asked beside every file."""

    confirmed = forms.BooleanField(
        label=_("Tôi xác nhận tệp không có nội dung thuộc bí mật nhà nước."),
        error_messages={"required": _("Hãy xác nhận tệp không có nội dung bí mật nhà nước.")},
    )


class DraftForm(ConfirmedForm):
    """A new draft: what it is, its file, whom it goes to."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=kind_choices)
    title = forms.CharField(
        label=_("Trích yếu"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: Kiểm tra công tác tiếp công dân năm 2026."),
        error_messages={"required": _("Hãy ghi trích yếu.")},
    )
    file = forms.FileField(
        label=_("Tệp dự thảo"),
        widget=forms.FileInput(attrs={"accept": TEXT_FORMS}),
        help_text=_("Tệp .docx hoặc .pdf có chữ, số và ngày để trống; không quá 20 MB."),
        error_messages={"required": _("Hãy chọn tệp dự thảo.")},
    )
    recipients = forms.CharField(
        label=_("Nơi nhận"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một nơi. Để trống thì lấy theo phần «Nơi nhận» trong tệp."),
    )
    unit = forms.TypedChoiceField(label=_("Văn bản của"), coerce=int)
    field_order = ("kind", "title", "file", "recipients", "unit", "confirmed")

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)


class FileForm(StepForm, ConfirmedForm):
    """Another file in the place of a draft's."""

    file = forms.FileField(
        label=_("Tệp dự thảo"),
        widget=forms.FileInput(attrs={"accept": TEXT_FORMS}),
        help_text=_("Tệp .docx hoặc .pdf có chữ, số và ngày để trống; không quá 20 MB."),
        error_messages={"required": _("Hãy chọn tệp.")},
    )
    field_order = ("file", "confirmed")


class OpinionForm(StepForm):
    """What one thinks of a draft; only those verdicts that the person may give."""

    verdict = forms.ChoiceField(label=_("Kết luận"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Ý kiến"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Cần ghi khi góp ý hoặc trả lại."),
    )

    def __init__(self, *args: Any, verdicts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "verdict", verdicts)

    def clean(self) -> dict[str, Any]:
        """Ask for words where they are what is given."""
        given = super().clean() or {}
        speaks = given.get("verdict") in (Opinion.Verdict.REMARK, Opinion.Verdict.RETURNED)
        if speaks and not given.get("text"):
            self.add_error("text", _("Hãy ghi ý kiến để người soạn biết sửa gì."))
        return given


class NumberForm(StepForm):
    """The number and day that the clerk gave."""

    number = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Hãy ghi số và ký hiệu.")},
    )
    day = DayField(label=_("Ngày văn bản"))


class SignedForm(StepForm, ConfirmedForm):
    """The signed paper."""

    file = forms.FileField(
        label=_("Bản đã ký"),
        widget=forms.FileInput(attrs={"accept": PAPER_FORMS}),
        help_text=_("Tệp .pdf ký số hoặc bản quét; không quá 20 MB."),
        error_messages={"required": _("Hãy chọn tệp bản đã ký.")},
    )
    field_order = ("file", "confirmed")


class AcceptForm(StepForm):
    """The clerk's word on a signed paper that differs, or that no machine could read."""

    copy = forms.IntegerField(widget=forms.HiddenInput)
    compared = forms.BooleanField(
        label=_("Tôi đã so bằng mắt từng trang với bản đã duyệt."),
        error_messages={"required": _("Hãy so từng trang rồi đánh dấu vào đây.")},
    )
    reason = forms.CharField(
        label=_("Lý do nhận bản này"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Hãy ghi lý do để sau này còn biết vì sao nhận.")},
    )

    def __init__(self, *args: Any, readable: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if readable:
            del self.fields["compared"]
        else:
            self.fields["reason"].label = _("Kết quả so bằng mắt")
            self.fields["reason"].initial = _("Đúng bản đã duyệt.")


class RecipientsForm(StepForm):
    """Whom the document goes to, one on a line."""

    names = forms.CharField(
        label=_("Nơi nhận"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi dòng một nơi. Nơi đã có trong danh sách không bị ghi hai lần."),
        error_messages={"required": _("Hãy ghi ít nhất một nơi nhận.")},
    )


class SentForm(StepForm):
    """To whom it went, how and when; several at once."""

    recipients = forms.TypedMultipleChoiceField(
        label=_("Đã gửi cho"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một nơi nhận.")},
    )
    how = forms.ChoiceField(label=_("Cách gửi"), choices=how_choices, widget=forms.RadioSelect)
    day = DayField(label=_("Ngày gửi"))

    def __init__(self, *args: Any, recipients: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "recipients", recipients)


class ReasonForm(StepForm):
    """A reason, for acts that need one."""

    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Hãy ghi lý do.")},
    )


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field its choices; a single one is no question, of more none is taken for granted."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        offered = list(choices)
        alone = name == "unit" and len(offered) == 1
        asks = isinstance(field.widget, forms.Select) and not field.widget.allow_multiple_selected
        none: list[tuple[object, object]] = [("", _("– hãy chọn –"))]
        field.choices = [*none, *offered] if asks and not alone else offered
        if alone:
            field.widget = forms.HiddenInput()
            field.initial = offered[0][0]
