"""The form of a recommendation or feedback, with pictures and a place."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from danvan.petitions import counter, public

MOST_FILES = 3
MEGABYTE = 1024 * 1024
LARGEST = 8 * MEGABYTE
PICTURES = ".jpg,.jpeg,.png,.pdf"


class _ManyPictures(forms.ClearableFileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several pictures or papers under one control; their number and weight are bounded."""

    widget = _ManyPictures(attrs={"accept": PICTURES})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files given. Raises ValidationError."""
        given = [one for one in (data or []) if one] if isinstance(data, list | tuple) else [data]
        files = [super(PicturesField, self).clean(one, initial) for one in given if one]
        if len(files) > MOST_FILES:
            told = ngettext(
                "Gửi nhiều nhất %(most)s tệp.", "Gửi nhiều nhất %(most)s tệp.", MOST_FILES
            )
            raise forms.ValidationError(told % {"most": MOST_FILES})
        if any((file.size or 0) > LARGEST for file in files):
            said = {"most": LARGEST // MEGABYTE}
            raise forms.ValidationError(_("Mỗi tệp không quá %(most)s MB.") % said)
        return files


class MessageForm(forms.Form):
    """A recommendation or feedback: to whom, about what, from whom."""

    unit = forms.TypedChoiceField(label=_("Gửi đến"), coerce=int)
    subject = forms.CharField(
        label=_("Việc gì, một câu"),
        max_length=150,
        help_text=_("Ví dụ: Đèn đường thôn Đông hỏng. Đừng ghi tên người vào câu này."),
        error_messages={"required": _("Hãy viết một câu cho biết việc gì.")},
    )
    topic = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    where = forms.CharField(
        label=_("Ở đâu"),
        max_length=200,
        required=False,
        help_text=_("Thôn, tổ dân phố, đoạn đường, số nhà gần đó."),
    )
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Sự việc thế nào, từ bao giờ, bạn đề nghị điều gì."),
        error_messages={"required": _("Hãy viết nội dung muốn gửi.")},
    )
    pictures = PicturesField(
        label=_("Ảnh, giấy tờ kèm theo"),
        required=False,
        help_text=_(
            "Nhiều nhất 3 tệp ảnh hoặc PDF, mỗi tệp không quá 8 MB. Nơi chụp ghi trong ảnh được "
            "xóa khi nhận. Nếu phải sửa biểu mẫu thì chọn lại tệp."
        ),
    )
    name = forms.CharField(
        label=_("Họ và tên"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Hãy ghi họ tên để cơ quan trả lời được.")},
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    address = forms.CharField(
        label=_("Địa chỉ"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    second = forms.CharField(
        label=_("Từ nhớ"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "Một từ ngắn, hoặc 4 số cuối điện thoại. Sau này cần mã và từ nhớ để đánh giá câu trả "
            "lời. Chỉ bạn biết: hệ thống không giữ chữ bạn gõ."
        ),
        error_messages={"required": _("Hãy đặt một từ nhớ.")},
    )
    agreed = forms.BooleanField(
        label=_("Tôi đồng ý để cơ quan nhận dùng thông tin trên vào việc giải quyết và trả lời."),
        error_messages={"required": _("Cần bạn đồng ý thì cơ quan mới được dùng thông tin này.")},
    )
    not_denouncing = forms.BooleanField(
        label=_("Đây là kiến nghị, phản ánh, không phải tố cáo. Tôi vẫn gửi."), required=False
    )
    # People never see this one; what fills every field of a page does.
    website = forms.CharField(required=False, max_length=200)

    def __init__(self, *given: Any, desks: Sequence[public.Desk], **named: Any) -> None:
        super().__init__(*given, **named)
        self.warns = False
        self.fields["unit"].choices = [  # type: ignore[attr-defined]  # a choice field, as above
            *([] if len(desks) == 1 else [("", "—")]),
            *((desk.unit, desk.name) for desk in desks),
        ]
        self.fields["topic"].choices = [("", "—"), *public.topics()]  # type: ignore[attr-defined]  # as above

    def clean_website(self) -> str:
        """Refuse what a machine filled in."""
        if self.cleaned_data["website"]:
            self.add_error(
                None, _("Biểu mẫu có dấu hiệu do máy điền. Hãy tải lại trang và gửi lại.")
            )
        return ""

    def clean(self) -> dict[str, Any]:
        """Warn of what reads like a denunciation; who sends it decides, nothing is kept yet."""
        given = super().clean() or {}
        text = " ".join(str(given.get(name, "")) for name in ("subject", "text"))
        self.warns = counter.reads_like_denunciation(text)
        if self.warns and not given.get("not_denouncing"):
            self.add_error(
                None,
                _("Nội dung giống như tố cáo. Tố cáo không nhận qua mạng; hãy đọc lời nhắc dưới."),
            )
        return given

    def message(self) -> counter.Message:
        """Return what was typed."""
        given = dict(self.cleaned_data)
        for name in ("agreed", "not_denouncing", "website", "pictures"):
            given.pop(name)
        files = self.cleaned_data["pictures"]
        pictures = tuple(counter.Picture(file.name or "", file.read()) for file in files)
        return counter.Message(**given, pictures=pictures)
