"""What is typed about the registers of documents: filters, entries, relations, facts of law."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.documents.models import Document
from danvan.documents.queries.register import Offered, Wanted
from danvan.rules.documents.vocabulary import TYPES

Side = Document.Side


class RegisterFilterForm(forms.Form):
    """The filters of a register."""

    side = forms.ChoiceField(choices=Side.choices, required=False, widget=forms.HiddenInput)
    q = forms.CharField(
        label=_("Số, trích yếu"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    year = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("Loại"), required=False)
    issuer = forms.ChoiceField(label=_("Cơ quan ban hành"), required=False)
    state = forms.ChoiceField(label=_("Tình trạng"), required=False)
    unit = forms.TypedChoiceField(
        label=_("Sổ của đơn vị"), required=False, coerce=int, empty_value=None
    )
    in_force = DayField(label=_("Còn hiệu lực ngày"), required=False)

    def __init__(self, *args: Any, register: str, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        self.fields["side"].initial = register
        law = register == Side.LAW
        choices: dict[str, list[tuple[object, object]]] = {
            "year": [(year, str(year)) for year in offered.years],
            "kind": [(kind, kind) for kind in sorted(TYPES)],
            "issuer": [(issuer, issuer) for issuer in offered.issuers],
            "state": [] if law else list(Document.State.choices),
            "unit": list(offered.units),
        }
        for name, offer in choices.items():
            self._offer(name, offer)

    def _offer(self, name: str, offer: list[tuple[object, object]]) -> None:
        """Let a field choose among what there is, or leave it out."""
        field = self.fields[name]
        if not offer:
            del self.fields[name]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Tất cả")), *offer]

    def wanted(self) -> Wanted:
        """Return what the register is narrowed to; a senseless filter asks for nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            side=self.register,
            text=given.get("q") or "",
            year=given.get("year"),
            kind=given.get("kind") or "",
            issuer=given.get("issuer") or "",
            state=given.get("state") or "",
            in_force=given.get("in_force"),
            unit=given.get("unit"),
        )


class DayForm(forms.Form):
    """The day for which what holds is told."""

    day = DayField(label=_("Xem vào ngày"), required=False)
