"""A list of mergers as it is handed in: the file first, then its words again with the yes."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.base.forms import DayField
from danvan.rules.lineage.clauses import MergerFile, Unreadable, read_file

MOST_BYTES = 1_500_000


class MergerListForm(forms.Form):
    """The file, or what was read of it; and from when the old communes are known."""

    file = forms.FileField(
        label=gettext_lazy("Tệp danh sách sắp xếp"),
        error_messages={"required": gettext_lazy("Hãy chọn tệp danh sách.")},
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        help_text=gettext_lazy("Tệp JSON ghi từng khoản của nghị quyết, không quá 1,5 MB."),
    )
    text = forms.CharField(required=False, widget=forms.HiddenInput)
    known_from = DayField(
        label=gettext_lazy("Các xã cũ đã có từ ngày"),
        required=False,
        help_text=gettext_lazy("Để trống thì chỉ ghi nhận ngày liền trước ngày sắp xếp."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("text")

    def clean(self) -> dict[str, Any]:
        """Read the list strictly; what is wrong is told with its place."""
        given = super().clean() or {}
        return given if self.errors else {**given, **self._read(given)}

    def _read(self, given: dict[str, Any]) -> dict[str, MergerFile | str]:
        file = given.get("file")
        if file is not None and file.size > MOST_BYTES:
            raise forms.ValidationError(_("Tệp lớn hơn 1,5 MB. Hãy tách danh sách theo tỉnh."))
        raw = file.read() if file is not None else given.get("text", "").encode()
        try:
            value = json.loads(raw.decode("utf-8"))
            read = read_file(value)
        except (UnicodeDecodeError, json.JSONDecodeError):
            raise forms.ValidationError(_("Tệp không đúng dạng JSON. Hãy chọn lại.")) from None
        except Unreadable as fault:
            raise forms.ValidationError(str(fault)) from None
        return {"list": read, "text": json.dumps(value, ensure_ascii=False)}
