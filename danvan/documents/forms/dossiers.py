"""What is typed about dossiers: the filters of their list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.documents.queries.dossiers import WantedDossiers


class DossierFilterForm(forms.Form):
    """The filters of the list of dossiers."""

    q = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    unit = forms.TypedChoiceField(label=_("Đơn vị"), required=False, coerce=int, empty_value=None)
    year = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)

    def __init__(
        self,
        *args: Any,
        units: Iterable[tuple[int, str]],
        years: Iterable[int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("Tất cả"))
        offered = {"unit": [every, *units], "year": [every, *((y, str(y)) for y in years)]}
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def wanted(self) -> WantedDossiers:
        """Return what the list is narrowed to; a filter that makes no sense asks for nothing."""
        given = self.cleaned_data if self.is_valid() else {}
        return WantedDossiers(given.get("q") or "", given.get("unit"), given.get("year"))
