"""Events of spreadsheets handed in: what became of the file, and of each record it touched."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "units.sheet_handed_in",
        _("đã tải bảng tính %(file)s lên để xem trước (%(rows)s dòng)"),
        frozenset({"file", "rows"}),
        "document-arrow-up",
    ),
    EventKind(
        "units.sheet_corrected",
        _("đã sửa %(cells)s ô của bảng tính trước khi ghi"),
        frozenset({"cells"}),
        "pencil",
    ),
    EventKind(
        "units.sheet_confirmed",
        _("đã xác nhận ghi bảng tính %(file)s"),
        frozenset({"file"}),
        "check",
    ),
    EventKind(
        "units.sheet_dropped",
        _("đã bỏ bảng tính %(file)s, không ghi gì"),
        frozenset({"file"}),
        "trash",
    ),
    EventKind(
        "units.sheet_taken_over",
        _("đã ghi bảng tính %(file)s: thêm %(added)s, đổi %(changed)s mục"),
        frozenset({"file", "added", "changed"}),
        "check-circle",
    ),
    EventKind(
        "units.sheet_failed",
        _("không ghi được bảng tính %(file)s; không có gì thay đổi"),
        frozenset({"file"}),
        "exclamation-triangle",
    ),
    EventKind(
        "units.sheet_added",
        _("đã thêm %(name)s từ bảng tính %(file)s, dòng %(row)s"),
        frozenset({"name", "file", "row"}),
        "plus",
    ),
    EventKind(
        "units.sheet_changed",
        _("đã đổi theo bảng tính %(file)s, dòng %(row)s: %(name)s"),
        frozenset({"name", "file", "row"}),
        "pencil-square",
    ),
)
