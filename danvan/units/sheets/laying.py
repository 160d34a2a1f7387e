"""Laying a file as read on the form: which sheet is which, and what of it is not understood."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from danvan.readers.sheet_rows import SheetRead
from danvan.rules.sheets.form import HEADING_WITHIN, Laid, is_ours_to_skip, lay
from danvan.units.sheets.values import Cells


def cells_of(sheets: Iterable[SheetRead]) -> Cells:
    """Return the cells of the sheets of the form, and remarks on what is left unread."""
    parts: list[dict[str, object]] = []
    remarks: list[str] = []
    seen: set[str] = set()
    for sheet in sheets:
        if is_ours_to_skip(sheet.name) or not sheet.rows:
            continue
        laid = lay(sheet.name, [row.cells for row in sheet.rows[:HEADING_WITHIN]])
        if laid is None:
            remarks.append(
                _("Trang «%(name)s» không theo mẫu nên không đọc.") % {"name": sheet.name}
            )
        elif laid.form.code in seen:
            remarks.append(
                _("Trang «%(name)s» trùng loại với trang trước nên không đọc.")
                % {"name": sheet.name}
            )
        else:
            seen.add(laid.form.code)
            remarks.extend(_extra(laid))
            parts.append(_part(sheet, laid))
    return {"sheets": parts, "remarks": remarks}


def _extra(laid: Laid) -> list[str]:
    if not laid.extra:
        return []
    said = {"name": laid.form.title, "columns": ", ".join(f"«{one}»" for one in laid.extra)}
    return [_("Trang «%(name)s»: không dùng cột %(columns)s.") % said]


def _part(sheet: SheetRead, laid: Laid) -> dict[str, object]:
    """Return the rows below the heading, the columns of the form only, every one of them."""
    places = {code: place for place, code in enumerate(laid.codes) if code}
    codes = [column.code for column in laid.form.columns]
    rows = []
    for row in sheet.rows[laid.heading + 1 :]:
        texts = [_at(row.cells, places.get(code)) for code in codes]
        if any(texts):
            rows.append([row.number, texts])
    missing = [
        _("Trang «%(sheet)s» thiếu cột «%(column)s». Hãy thêm cột đó rồi tải lại tệp.")
        % {"sheet": laid.form.title, "column": column.title}
        for column in laid.missing
    ]
    return {
        "code": laid.form.code,
        "columns": codes,
        "rows": [] if missing else rows,
        "missing": missing,
    }


def _at(cells: tuple[str, ...], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""
