"""The forms in which other systems hand petitions over: their columns, spellings and order."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from django.utils import translation

from danvan.petitions.models import Petition
from danvan.rules.petitions.exchange import Words
from danvan.rules.sheets.form import ColumnForm, SheetForm


class UnknownForm(LookupError):
    """No form is known under this code «không có biểu»."""


@dataclass(frozen=True)
class ExchangeForm:
    """How one system hands petitions over «biểu trao đổi»: columns, and the order of its form."""

    source: str
    title: str
    sheet: SheetForm
    copied: tuple[str, ...]

    def title_of(self, code: str) -> str:
        """Return the heading of a column."""
        return self.sheet.column(code).title


@cache
def exchange_forms() -> tuple[ExchangeForm, ...]:
    """Return every form, in the order of the data file."""
    return tuple(_form(row) for row in _data()["forms"])


def exchange_form(source: str) -> ExchangeForm:
    """Return the form of a system. Raises UnknownForm."""
    for form in exchange_forms():
        if form.source == source:
            return form
    raise UnknownForm(source)


@cache
def exchange_words() -> Words:
    """Return how other systems call kinds and fields; our own words are understood as well."""
    with translation.override("vi"):
        fields = {value: str(label) for value, label in Petition.Field.choices}
    kinds: Mapping[str, list[str]] = _data()["kinds"]
    return Words({kind: tuple(spoken) for kind, spoken in kinds.items()}, fields)


@cache
def _data() -> Mapping[str, Any]:
    file = resources.files("danvan.petitions").joinpath("data/exchange_forms.json")
    read: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read


def _form(row: Mapping[str, Any]) -> ExchangeForm:
    columns = tuple(
        ColumnForm(
            one["code"],
            one["title"],
            needed=one.get("needed", False),
            kind=_kind(one["code"]),
            also=tuple(one.get("also", ())),
        )
        for one in row["columns"]
    )
    sheet = SheetForm(row["source"], row["title"], columns)
    return ExchangeForm(row["source"], row["title"], sheet, tuple(row["copy"]))


def _kind(code: str) -> str:
    if code == "people_count":
        return "number"
    return "day" if code.endswith("_on") else "text"
