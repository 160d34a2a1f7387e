"""What is typed when somebody leaves a post: the last day, and who takes each thing on."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.desk.queries.leaving import RECEIVED, Kind, Leaving, OpenThing
from danvan.units.forms.offered import offer

VERSION = re.compile("[0-9]{1,9}")
NOBODY = "0"
AS_ABOVE = ""
People = Iterable[tuple[int, str]]


class LeavingForm(forms.Form):
    """The last day, one receiver for everything, and another one wherever that is chosen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    until = DayField(label=_("Giữ chức vụ đến hết ngày"))
    receiver = forms.ChoiceField(
        label=_("Người nhận chung"),
        required=False,
        help_text=_("Nhận mọi mục bên dưới, trừ mục chọn người khác."),
    )

    def __init__(
        self, *args: Any, leaving: Leaving, people: People, leaders: People, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.leaving = leaving
        self.things = leaving.of(*RECEIVED)
        person = leaving.held.user
        still = (person.pk, _("vẫn do %(name)s") % {"name": person.name})
        keeps = _choices([still] if leaving.stays else [])
        nobody = [(NOBODY, _("– để sau, chưa giao ai –"))]
        offer(self, "receiver", [*keeps, *nobody, *_choices(people)])
        for thing in self.things:
            self.fields[thing.key] = forms.ChoiceField(label=thing.title, required=False)
            if thing.kind == Kind.LED:
                offer(self, thing.key, [*keeps, *nobody, *_choices(leaders)])
            else:
                same = [(AS_ABOVE, _("như người nhận chung"))]
                offer(self, thing.key, [*same, *nobody, *keeps, *_choices(people)])

    def rows(self, *kinds: str) -> list[tuple[OpenThing, BoundField]]:
        """Return the things of some kinds, each with its field."""
        return [(thing, self[thing.key]) for thing in self.things if thing.kind in kinds]

    def chosen(self) -> Mapping[str, int]:
        """Return who takes each thing on, by its key; 0 for nobody."""
        given = self.cleaned_data
        common = given["receiver"] or NOBODY
        return {thing.key: int(given[thing.key] or common) for thing in self.things}


def _choices(people: Iterable[tuple[int, object]]) -> list[tuple[str, object]]:
    return [(str(pk), words) for pk, words in people]


def read_seen(values: Iterable[str]) -> dict[str, int]:
    """Return what the page showed («work-12:3») as versions by key; nonsense is left out."""
    pairs = (value.rpartition(":") for value in values)
    return {key: int(v) for key, _colon, v in pairs if key and VERSION.fullmatch(v)}
