"""The forms of spreadsheets: the file, and cells mended in the preview."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.rules.sheets.form import FORM
from danvan.units.actions.sheets import CellPlace
from danvan.units.queries import UnitEntry

TAKE = "lay"  # the button that takes a proposed text: "o:units:14:superior|Phòng Kinh tế"
COLUMNS = {(form.code, column.code) for form in FORM for column in form.columns}


class SheetForm(forms.Form):
    """A spreadsheet, and for which unit it is handed in."""

    file = forms.FileField(
        label=_("Bảng tính"),
        help_text=_("Tệp .xlsx hoặc .csv theo mẫu, không quá 20 MB và 20.000 dòng."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Hãy chọn bảng tính.")},
    )

    def __init__(self, *args: Any, units: tuple[UnitEntry, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(entry.pk, entry.name) for entry in units]
        self.fields["unit"] = forms.TypedChoiceField(
            label=_("Nhập cho đơn vị"),
            coerce=int,
            choices=choices,
            widget=forms.HiddenInput if len(choices) == 1 else forms.Select,
            initial=choices[0][0] if choices else None,
        )


def mended_cells(sent: Mapping[str, str]) -> dict[CellPlace, str]:
    """Return the cells that were typed, and the one whose proposal was taken."""
    texts = {name: text for name, text in sent.items() if name.startswith("o:")}
    name, _bar, text = sent.get(TAKE, "").partition("|")
    if name:
        texts[name] = text
    places = {name: _place(name) for name in texts}
    return {place: texts[name] for name, place in places.items() if place is not None}


def _place(name: str) -> CellPlace | None:
    parts = name.split(":")
    if len(parts) != 4:
        return None
    _o, sheet, row, column = parts
    if (sheet, column) not in COLUMNS or not (row.isascii() and row.isdigit()):
        return None
    return sheet, int(row[:7]), column
