"""One row as it is read: its cells as days, numbers and codes, its faults gathered on the way."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from danvan.rules.sheets.cells import choose, nearest, read_day, read_number, read_yes
from danvan.rules.sheets.form import sheet_form
from danvan.units.sheets.values import Fault, FieldChange, Line, Row, What, column_title


class RowReading:
    """Reads one row; whatever is wrong with it becomes a fault of its cell."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.faults: list[Fault] = []

    def wrong(self, column: str, text: str, mend: str = "") -> None:
        """Note a fault of a cell, once."""
        fault = Fault(self.row.sheet, self.row.number, column, text, mend)
        if fault not in self.faults:
            self.faults.append(fault)

    def text(self, code: str) -> str:
        """Return a cell; an empty one of a needed column is a fault."""
        given = self.row.get(code)
        if not given and sheet_form(self.row.sheet).column(code).needed:
            self.wrong(code, _("chưa có nội dung. Hãy điền vào."))
        return given

    def short(self, code: str, longest: int) -> str:
        """Return a cell that the register keeps only so long."""
        given = self.text(code)
        if len(given) > longest:
            self.wrong(code, _("dài quá %(count)d ký tự. Hãy viết gọn lại.") % {"count": longest})
        return given

    def day(self, code: str) -> date | None:
        """Return the day of a cell; None when it is empty or cannot be read."""
        given = self.text(code)
        found = read_day(given)
        if given and found is None:
            self.wrong(
                code,
                _("không đọc được ngày «%(text)s». Hãy ghi như 20/10/2026.") % {"text": given},
            )
        return found

    def number(self, code: str) -> int | None:
        """Return the number of a cell; None when it is empty or cannot be read."""
        given = self.text(code)
        found = read_number(given)
        if given and found is None:
            self.wrong(code, _("«%(text)s» không phải là số. Hãy ghi như 120.") % {"text": given})
        return found

    def yes(self, code: str) -> bool:
        """Return whether a cell says yes."""
        given = self.text(code)
        found = read_yes(given)
        if found is None:
            self.wrong(code, _("hãy ghi «có» hoặc để trống."), "có")
        return bool(found)

    def choice(self, code: str, labels: Mapping[str, str]) -> str:
        """Return the code that a cell names; empty when it names none."""
        given = self.text(code)
        found = choose(given, labels)
        if given and found is None:
            near = nearest(given, labels.values()) or ""
            said = _("không có «%(text)s» trong danh mục.") % {"text": given}
            self.wrong(code, meant(said, near), near)
        return found or ""

    def line(self, what: What, title: str, changes: tuple[FieldChange, ...] = ()) -> Line:
        """Return the line of the preview; a faulty row shows as such, whatever it would do."""
        if self.faults:
            return Line(self.row.sheet, self.row.number, What.FAULTY, title)
        return Line(self.row.sheet, self.row.number, what, title, changes)

    def as_new(self, title: str, **settled: str) -> Line:
        """Return the line of something new: what the row says, and what was settled for it."""
        sheet = self.row.sheet
        said = {
            column.code: self.row.get(column.code) or settled.get(column.code, "")
            for column in sheet_form(sheet).columns
        }
        changes = tuple(
            FieldChange(column_title(sheet, code), None, text)
            for code, text in said.items()
            if text
        )
        return self.line(What.NEW, title, changes)

    def as_changed(self, title: str, *changes: tuple[str, str, str]) -> Line:
        """Return the line of something known: by column, the old and the new text."""
        told = tuple(
            FieldChange(column_title(self.row.sheet, code), old, new)
            for code, old, new in changes
            if old != new
        )
        return self.line(What.CHANGED if told else What.SAME, title, told)


def meant(said: str, near: str) -> str:
    """Return a sentence followed by what was probably meant, and how to mend it."""
    if not near:
        return f"{said} " + _("Hãy sửa lại.")
    asked = _("Có phải «%(near)s»?") % {"near": near}
    return f"{said} {asked}"


def say(on: date | None) -> str:
    """Return a day as the sheet writes it."""
    return f"{on:%d/%m/%Y}" if on else ""
