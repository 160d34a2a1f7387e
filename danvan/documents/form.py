"""The instructions on form «thể thức» that danvan ships, as the rules take them."""

import json
from functools import cache
from pathlib import Path

from danvan.rules.documents.form import FormSet, form_set_from_row

DATA = Path(__file__).resolve().parent / "data" / "form.json"


@cache
def shipped_forms() -> tuple[FormSet, ...]:
    """Return the sets of the data file; it does not change while the program runs."""
    stored = json.loads(DATA.read_text(encoding="utf-8"))
    return tuple(form_set_from_row(row) for row in stored["sets"])
