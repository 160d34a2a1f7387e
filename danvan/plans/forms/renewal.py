"""What is typed about a new version: how it acts, which plan it renews, what a duty becomes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.plans.actions.renewal import Decision
from danvan.plans.forms.drafts import PlanChoiceField, UploadForm
from danvan.plans.models import DutyPair, Plan, PlanDraft
from danvan.units.forms.offered import offer

HOW_HELP = _(
    "Thay thế toàn bộ: nhiệm vụ không còn trong bản mới thì kết thúc. Sửa đổi, bổ sung: nhiệm vụ "
    "không nhắc đến giữ như cũ."
)


class RenewalUploadForm(UploadForm):
    """The file of the new version, and how it acts on the plan in force."""

    renewal = forms.ChoiceField(
        label=_("Bản mới là"),
        choices=PlanDraft.Renewal.choices,
        initial=PlanDraft.Renewal.REPLACES,
        widget=forms.RadioSelect,
        help_text=HOW_HELP,
    )
    field_order = ("renewal", "file", "unit", "confirmed")


class BeginForm(forms.Form):
    """The version of the plan from which a new one is begun."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class OlderForm(forms.Form):
    """Which plan a draft renews, and how."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    plan = PlanChoiceField(
        label=_("Kế hoạch được thay thế, sửa đổi"),
        required=False,
        empty_label=_("Không có: đây là kế hoạch mới"),
        queryset=Plan.objects.none(),
    )
    renewal = forms.ChoiceField(
        label=_("Bản mới là"),
        choices=PlanDraft.Renewal.choices,
        initial=PlanDraft.Renewal.REPLACES,
        widget=forms.RadioSelect,
        help_text=HOW_HELP,
    )

    def __init__(self, *args: Any, plans: QuerySet[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["plan"]
        if isinstance(field, PlanChoiceField):
            field.queryset = plans


class PairsForm(forms.Form):
    """The proposed pairs as they were seen «12:carried:34», all confirmed at once."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def decisions(self, keys: Sequence[str]) -> list[Decision]:
        """Return what was confirmed; a key that makes no sense is none."""
        parts = (key.split(":") for key in keys)
        return [
            Decision(int(p[0]), p[1], int(p[2]) if p[2] else None)
            for p in parts
            if len(p) == 3 and _is_key(p[0]) and p[1] in DutyPair.Fate and _is_key(p[2] or "0")
        ]


class PairForm(forms.Form):
    """What becomes of one older duty."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    becomes = forms.ChoiceField(
        label=_("Nhiệm vụ này ở bản mới"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn nhiệm vụ này ra sao ở bản mới.")},
    )

    def __init__(
        self, *args: Any, choices: Sequence[tuple[str, str | Promise]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "becomes", choices)

    def decision(self, old: int) -> Decision:
        """Return what was chosen for a duty."""
        fate, _colon, item = str(self.cleaned_data["becomes"]).partition(":")
        return Decision(old, fate, int(item) if item else None)


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit()
