"""What is typed to count running work anew."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.law.affected import Affected
from danvan.units.forms.offered import offer


class RecountForm(forms.Form):
    """Which work, and why."""

    viec = forms.MultipleChoiceField(
        label=_("Tính lại hạn của"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một việc.")},
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300)

    def __init__(self, *args: Any, work: Iterable[Affected], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "viec", [(one.key, one.title) for one in work])
