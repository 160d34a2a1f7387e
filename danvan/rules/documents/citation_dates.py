"""The day of an act that is cited: behind its number, behind its issuer, or before its type."""

import re
from dataclasses import dataclass

from danvan.rules.documents import citation_forms as forms
from danvan.rules.text.dates import whole_date


@dataclass(frozen=True)
class CitedDay:
    """The day printed with a number «ngày của văn bản»; `end` is where it ends in the text.

    A day that stands apart from the number leaves `end` at the number's own end.
    """

    iso: str | None
    end: int
    blank: bool = False


def day_of(text: str, start: int, end: int) -> CitedDay:
    """Return the day of the act whose type begins at `start` and whose number ends at `end`."""
    note = forms.NOTE_SIGN.match(text, end)
    end = note.end() if note else end
    near = forms.DATE_AFTER.match(text, end)
    if near is not None and _belongs(text, near) and (iso := whole_date(near)) is not None:
        return CitedDay(iso, near.end())
    for form in (forms.DATE_FAR, forms.DATE_BEHIND_SUBJECT):
        far = form.match(text, end)
        if far is not None and (iso := whole_date(far)) is not None:
            return CitedDay(iso, end)
    blank = forms.DATE_BLANK.match(text, end)
    if blank:
        return CitedDay(None, blank.end(), blank=True)
    for form in (forms.DATE_BEFORE, forms.DATE_CELL_BEFORE):
        before = form.search(text[max(0, start - 190) : start])
        if before is not None:
            return CitedDay(whole_date(before), end)
    return CitedDay(None, end)


def _belongs(text: str, near: re.Match[str]) -> bool:
    """Say whether a day is the number's, or that of the next row of a table.

    «30/2013/QĐ-UBND ⏎ 09/01/2015 Được sửa đổi …»: without «ngày» it must stand alone in its cell.
    """
    apart = ";" in near["gap"] or (not near["word"] and ("\n" in near["gap"] or "|" in near["gap"]))
    if not apart:
        return True
    return bool(forms.CELL_ENDS.match(text, near.end()))
