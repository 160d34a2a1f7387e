"""What is typed when this year's plan begins with two others: which ones, which duties."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.plans.models import Duty
from danvan.plans.queries.compose_lines import Choice, Given
from danvan.plans.queries.compose_page import Offer, Offers
from danvan.units.forms.offered import offer

Choices = Sequence[tuple[object, str]]
FIRST_YEAR, LAST_YEAR = 2000, 2099


class SourcesForm(forms.Form):
    """For whom the plan is drafted, and with what it begins."""

    don_vi = forms.TypedChoiceField(label=_("Soạn cho"), coerce=int)
    cu = forms.ChoiceField(
        label=_("Kế hoạch năm trước của cơ quan"),
        required=False,
        help_text=_("Giữ bố cục và lời văn của kế hoạch này."),
    )
    tren = forms.ChoiceField(
        label=_("Kế hoạch cấp trên năm nay"),
        required=False,
        help_text=_("Nhiệm vụ mới của cấp trên được đưa thêm vào phần nội dung."),
    )

    def __init__(
        self, *args: Any, units: Choices, own: Choices, above: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "don_vi", units)
        offer(self, "cu", own, none=_("(không có)"))
        offer(self, "tren", above, none=_("(không có)"))
        if len(units) == 1:
            self.fields["don_vi"].widget = forms.HiddenInput()


class ComposeForm(forms.Form):
    """The year and subject of the plan, the duties that are ticked, to whom each is given."""

    year = forms.IntegerField(label=_("Năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    title = forms.CharField(
        label=_("Trích yếu"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Hãy ghi trích yếu.")},
    )
    kept = forms.TypedMultipleChoiceField(required=False, coerce=int)
    added = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, *args: Any, offers: Offers, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers, self.units = offers, units
        offer(self, "kept", [(o.pk, o.text) for o in offers.own])
        offer(self, "added", [(o.pk, o.text) for o in offers.above])
        for each in offers.above:
            self.fields[_unit_field(each)] = forms.ChoiceField(
                label=_("Giao cho"), required=False, choices=[("", _("chưa giao")), *units]
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a plan without any duty."""
        given = super().clean() or {}
        if not self.errors and not (given.get("kept") or given.get("added")):
            self.add_error(None, _("Hãy chọn ít nhất một nhiệm vụ."))
        return given

    def rows_own(self) -> list[tuple[Offer, bool]]:
        """Return last year's duties, each with whether it is ticked."""
        return [(offer, self._ticked("kept", offer)) for offer in self.offers.own]

    def rows_above(self) -> list[tuple[Offer, bool, forms.BoundField]]:
        """Return the superior's duties, each with whether it is ticked and whom it is given to."""
        return [
            (offer, self._ticked("added", offer), self[_unit_field(offer)])
            for offer in self.offers.above
        ]

    def choice(self, duties: dict[int, Duty]) -> Choice:
        """Return what was chosen; `duties` are those of the plan above by their keys."""
        given = self.cleaned_data
        ticked = set(given["added"])
        return Choice(
            year=given["year"],
            title=" ".join(given["title"].split()),
            kept=frozenset(given["kept"]),
            given=tuple(
                Given(duties[offer.pk], given[_unit_field(offer)] or None)
                for offer in self.offers.above
                if offer.pk in ticked
            ),
        )

    def _ticked(self, name: str, offer: Offer) -> bool:
        if not self.is_bound:
            return offer.ticked
        return str(offer.pk) in [str(value) for value in self[name].value() or ()]


def _unit_field(offer: Offer) -> str:
    return f"unit_{offer.pk}"
