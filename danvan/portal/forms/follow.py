"""The forms of following a petition and of saying something of its answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

RATINGS = (
    ("satisfied", _("Hài lòng")),
    ("accepted", _("Chấp nhận được")),
    ("unsatisfied", _("Không hài lòng")),
)
WORDS = (*RATINGS, ("reopen", _("Trả lời chưa đúng, đề nghị xem lại")))
LONGEST_CODE = 60  # twenty letters, with whatever stands between them


class CodeForm(forms.Form):
    """The code on the receipt."""

    code = forms.CharField(
        label=_("Mã theo dõi đơn"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code-input",
            }
        ),
        help_text=_("20 chữ và số trên giấy biên nhận. Gõ liền hay cách, hoa hay thường đều được."),
        error_messages={"required": _("Hãy gõ mã ghi trên giấy biên nhận.")},
    )


class WordForm(forms.Form):
    """What the sender says of the answer."""

    code = forms.CharField(max_length=LONGEST_CODE, widget=forms.HiddenInput)
    word = forms.ChoiceField(
        label=_("Ý kiến của bạn"),
        choices=WORDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một ý kiến.")},
    )
    text = forms.CharField(
        label=_("Vì sao"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nếu đề nghị xem lại, hãy viết chỗ nào chưa đúng."),
    )
    second = forms.CharField(
        label=_("Từ nhớ"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Từ hoặc 4 số cuối điện thoại bạn đã cho khi nộp đơn."),
        error_messages={"required": _("Hãy gõ từ nhớ.")},
    )

    def __init__(self, *given: Any, rate: bool = True, reopen: bool = True, **named: Any) -> None:
        super().__init__(*given, **named)
        offered = (*(RATINGS if rate else ()), *(WORDS[len(RATINGS) :] if reopen else ()))
        if not reopen:
            self.fields["text"].help_text = ""
        self.fields["word"].choices = offered  # type: ignore[attr-defined]  # a choice field
