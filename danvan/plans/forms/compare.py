"""What is typed on the page that compares two plans."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.plans.queries.compare_choices import Offered
from danvan.units.forms.offered import offer


class CompareForm(forms.Form):
    """With what to compare, and which rows to show."""

    voi = forms.ChoiceField(label=_("So sánh với"), required=False)
    nhom = forms.ChoiceField(label=_("Xem"), required=False)
    q = forms.CharField(label=_("Tìm trong nhiệm vụ, đơn vị"), required=False, max_length=100)

    def __init__(
        self,
        *args: Any,
        offered: Sequence[Offered],
        labels: Mapping[str, str | Promise],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        groups = groupby(offered, key=lambda each: each.group)
        choices = [(group, [(o.key, o.label) for o in members]) for group, members in groups]
        offer(self, "voi", choices)
        offer(self, "nhom", labels.items(), none=_("Mọi chỗ khác"))
