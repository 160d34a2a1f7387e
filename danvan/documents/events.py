"""Events of the registers: entries, corrections, relations."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind("documents.registered", _("đã ghi văn bản vào sổ"), icon="book-open"),
    EventKind(
        "documents.entry_corrected",
        _("đã sửa trong sổ: %(fields)s"),
        frozenset({"fields"}),
        "pencil-square",
    ),
    EventKind(
        "documents.related",
        _("đã ghi quan hệ: %(relation)s %(other)s"),
        frozenset({"relation", "other"}),
        "link",
    ),
    EventKind(
        "documents.unrelated",
        _("đã gỡ quan hệ: %(relation)s %(other)s"),
        frozenset({"relation", "other"}),
        "x-mark",
    ),
    EventKind("documents.law_added", _("đã thêm vào sổ pháp luật"), icon="scale"),
)
