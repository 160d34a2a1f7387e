"""What the register of petitions may be narrowed by."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.base.forms import DayField
from danvan.petitions.forms.intake import labelled
from danvan.petitions.models import Petition
from danvan.petitions.models.cases import Kind
from danvan.petitions.queries.register import OPEN, UNREAD, Wanted
from danvan.rules.petitions.stage_words import LABELS


class RegisterFilterForm(forms.Form):
    """The filters of the register."""

    q = forms.CharField(
        label=gettext_lazy("Nội dung hoặc số"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    stage = forms.ChoiceField(label=gettext_lazy("Bước"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), required=False)
    since = DayField(label=gettext_lazy("Nhận từ ngày"), required=False)
    until = DayField(label=gettext_lazy("Đến ngày"), required=False)
    late = forms.BooleanField(label=gettext_lazy("Quá hạn"), required=False)
    mine = forms.BooleanField(label=gettext_lazy("Giao cho tôi"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages: list[Any] = [("", _("Tất cả")), (OPEN, _("Chưa xong")), *LABELS.items()]
        self._choose("stage", stages)
        kinds = [("", _("Tất cả")), (UNREAD, _("Chưa phân loại")), *labelled(Kind)]
        self._choose("kind", kinds)
        self._choose("topic", [("", _("Tất cả")), *labelled(Petition.Field)])

    def wanted(self) -> Wanted:
        """Return what is asked for; what cannot be read asks for nothing."""
        self.full_clean()
        given = self.cleaned_data
        return Wanted(
            text=given.get("q", "").strip(),
            stage=given.get("stage", ""),
            kind=given.get("kind", ""),
            topic=given.get("topic", ""),
            since=given.get("since"),
            until=given.get("until"),
            late=given.get("late", False),
            mine=given.get("mine", False),
        )

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
