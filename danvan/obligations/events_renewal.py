"""Events of work that goes on, or ends, because a newer paper says so."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "obligations.renewed",
        _("tiếp tục theo %(document)s"),
        frozenset({"document"}),
        "arrow-path",
    ),
    EventKind(
        "obligations.extended_by_document",
        _("gia hạn từ %(old)s đến %(new)s theo %(document)s"),
        frozenset({"old", "new", "document"}),
        "calendar-days",
    ),
    EventKind(
        "obligations.redated_by_document",
        _("đổi hạn từ %(old)s thành %(new)s theo %(document)s"),
        frozenset({"old", "new", "document"}),
        "calendar-days",
    ),
    EventKind(
        "obligations.ended_by_document",
        _("việc kết thúc theo %(document)s"),
        frozenset({"document"}),
        "stop-circle",
    ),
)
