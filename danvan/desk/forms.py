"""What is typed at the desk: filters of the lists, and whom to charge with ticked work."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.obligations.queries.desk_choices import Choices
from danvan.obligations.queries.inbox import Wanted

NOBODY = "0"


class FilterForm(forms.Form):
    """What a list of the desk is narrowed by; a filter with nothing to choose is left out."""

    xem = forms.CharField(required=False, widget=forms.HiddenInput)
    nhom = forms.CharField(required=False, widget=forms.HiddenInput)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)
    plan = forms.ChoiceField(label=_("Kế hoạch"), required=False)
    origin = forms.ChoiceField(label=_("Nguồn việc"), required=False)
    nature = forms.ChoiceField(label=_("Tính chất"), required=False)
    person = forms.ChoiceField(label=_("Người thực hiện"), required=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = ((NOBODY, _("Chưa giao ai")), *choices.people) if choices.people else ()
        self._offer("unit", choices.units)
        self._offer("plan", choices.plans)
        self._offer("origin", choices.origins)
        self._offer("nature", choices.natures)
        self._offer("person", people)

    def _offer(self, name: str, choices: Iterable[tuple[str, object]]) -> None:
        offered = list(choices)
        chosen = self.data.get(name)
        if len(offered) < 2 and chosen not in {value for value, _label in offered}:
            del self.fields[name]
            return
        self.fields[name].choices = [("", _("Tất cả")), *offered]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """Return what the list is narrowed to; a filter that makes no sense asks for nothing."""
        self.is_valid()
        given = self.cleaned_data
        unit, person = given.get("unit"), given.get("person")
        return Wanted(
            unit=int(unit) if unit else None,
            plan=given.get("plan") or "",
            origin=given.get("origin") or "",
            nature=given.get("nature") or "",
            person=int(person) if person else None,
        )


class AssignForm(forms.Form):
    """Whom to charge with the ticked work."""

    person = forms.TypedChoiceField(label=_("Giao cho"), coerce=int, empty_value=None)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("– chọn người –")), *people]
        self.fields["person"].choices = offered  # type: ignore[attr-defined]
