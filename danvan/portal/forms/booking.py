"""The form of asking to be received."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.petitions import counter


class BookingForm(forms.Form):
    """Who comes, about what, to which session."""

    session = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Họ và tên"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Hãy ghi họ tên để được gọi vào.")},
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        help_text=_("Để báo cho bạn nếu buổi tiếp đổi ngày."),
    )
    matter = forms.CharField(
        label=_("Việc muốn trình bày"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ngắn gọn để chuẩn bị. Nếu muốn tố cáo thì chỉ ghi «việc riêng»."),
        error_messages={"required": _("Hãy cho biết việc muốn trình bày.")},
    )
    people_count = forms.IntegerField(
        label=_("Số người cùng đến"), min_value=1, max_value=500, initial=1
    )
    at_time = forms.TimeField(
        label=_("Giờ muốn đến"),
        required=False,
        widget=forms.TextInput(attrs={"class": "day-input", "placeholder": "8:30"}),
        error_messages={"invalid": _("Không đọc được giờ này. Hãy gõ như 8:30.")},
    )
    agreed = forms.BooleanField(
        label=_("Tôi đồng ý để cơ quan dùng thông tin trên vào việc xếp lịch tiếp công dân."),
        error_messages={"required": _("Cần bạn đồng ý thì cơ quan mới được dùng thông tin này.")},
    )
    website = forms.CharField(required=False, max_length=200)

    def clean_matter(self) -> str:
        """Keep what reads like a denunciation off the net: it is told face to face."""
        matter: str = self.cleaned_data["matter"]
        if counter.reads_like_denunciation(matter):
            raise forms.ValidationError(
                _("Đừng viết nội dung tố cáo ở đây. Chỉ ghi «việc riêng» rồi trình bày khi gặp.")
            )
        return matter

    def clean_website(self) -> str:
        """Refuse what a machine filled in."""
        if self.cleaned_data["website"]:
            self.add_error(
                None, _("Biểu mẫu có dấu hiệu do máy điền. Hãy tải lại trang và gửi lại.")
            )
        return ""
