"""The form of looking a document over: the file, and the day on which citations are judged."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField


class CheckForm(forms.Form):
    """A file that is read and let go, and the day its citations are judged on."""

    file = forms.FileField(
        label=_("Tệp văn bản"),
        help_text=_("Tệp .docx, .pdf, .txt hoặc .md, không quá 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt,.md"}),
        error_messages={
            "required": _("Hãy chọn tệp văn bản."),
            "empty": _("Tệp không có nội dung. Hãy chọn lại tệp."),
        },
    )
    on = DayField(
        label=_("Xét hiệu lực vào ngày"),
        required=False,
        help_text=_("Để trống: xét theo ngày ghi trên văn bản; không ghi ngày thì theo hôm nay."),
    )
