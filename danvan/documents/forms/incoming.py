"""The forms of what comes in: the files, what the clerk confirms, whom it is passed on to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.documents.forms.life import (
    PAPER_FORMS,
    Choices,
    ConfirmedForm,
    StepForm,
    how_choices,
    kind_choices,
    offer,
)

MOST_FILES = 20


class ManyFiles(forms.ClearableFileInput):
    """A control that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; cleaned to a list."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the files as a list."""
        single = super().clean
        given = data if isinstance(data, list | tuple) else [data]
        if len(given) > MOST_FILES:
            raise forms.ValidationError(_("Mỗi lần tải không quá 20 tệp. Hãy chia làm nhiều lần."))
        return [single(each, initial) for each in given]


class ReceiveForm(ConfirmedForm):
    """Files that came in."""

    papers = FilesField(
        label=_("Tệp văn bản đến"),
        widget=ManyFiles(attrs={"accept": PAPER_FORMS}),
        help_text=_("Chọn một hoặc nhiều tệp .pdf, .docx, ảnh chụp; mỗi tệp không quá 20 MB."),
        error_messages={"required": _("Hãy chọn ít nhất một tệp.")},
    )
    unit = forms.TypedChoiceField(label=_("Văn bản đến của"), coerce=int)
    field_order = ("papers", "unit", "confirmed")

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)


class EntryForm(StepForm):
    """What the paper says, proposed by reading and confirmed by a person."""

    kind = forms.ChoiceField(label=_("Loại văn bản"))
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=80, required=False)
    issued_on = DayField(label=_("Ngày văn bản"), required=False)
    issuer = forms.CharField(
        label=_("Cơ quan ban hành"),
        max_length=200,
        error_messages={"required": _("Hãy ghi cơ quan ban hành.")},
    )
    title = forms.CharField(
        label=_("Trích yếu"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Hãy ghi trích yếu.")},
    )
    arrived_on = DayField(label=_("Ngày đến"))
    how = forms.ChoiceField(label=_("Đến bằng"), required=False)
    again = forms.BooleanField(
        label=_("Vẫn vào sổ: tôi đã xem, đây là văn bản khác."), required=False
    )

    def __init__(self, *args: Any, twin: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField):
            known = kind_choices()
            own = str(self.initial.get("kind", ""))
            kind.choices = known if not own or (own, own) in known else [(own, own), *known]
        how = self.fields["how"]
        if isinstance(how, forms.ChoiceField):
            how.choices = [("", "–"), *how_choices()]
        if not twin:
            del self.fields["again"]


class PassOnForm(StepForm):
    """Whom it is passed on to."""

    to = forms.TypedChoiceField(label=_("Chuyển cho"), coerce=int)

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to", units)
