"""The forms of handing over many pieces of work."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.obligations.forms.steps import Choices

KEY = re.compile("[0-9]{1,18}")


class BetweenForm(forms.Form):
    """From which unit to which."""

    old = forms.TypedChoiceField(label=_("Đơn vị giao lại"), coerce=int)
    new = forms.TypedChoiceField(label=_("Đơn vị nhận"), coerce=int)

    def __init__(self, *args: Any, old_units: Choices, new_units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("old", old_units), ("new", new_units)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)


class ReasonOnlyForm(forms.Form):
    """Why work is handed over."""

    reason = forms.CharField(
        label=_("Lý do bàn giao"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Hãy ghi lý do bàn giao.")},
    )


def chosen_rows(values: list[str]) -> list[tuple[int, int]]:
    """Return chosen rows («12:3») as (id, version); what is not such a pair is left out."""
    pairs = (value.partition(":") for value in values)
    return [(int(pk), int(v)) for pk, _c, v in pairs if KEY.fullmatch(pk) and KEY.fullmatch(v)]
