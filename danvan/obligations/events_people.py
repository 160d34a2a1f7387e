"""Events of who does and who leads what is owed."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "obligations.leader_set",
        _("đã ghi lãnh đạo phụ trách: %(person)s"),
        frozenset({"person"}),
        "user-circle",
    ),
    EventKind(
        "obligations.passed_on",
        _("đã bàn giao việc từ %(old)s sang %(new)s"),
        frozenset({"old", "new"}),
        "arrow-right-circle",
    ),
    EventKind(
        "obligations.leader_passed_on",
        _("đã bàn giao việc phụ trách từ %(old)s sang %(new)s"),
        frozenset({"old", "new"}),
        "arrow-right-circle",
    ),
    EventKind(
        "obligations.post_handed_over",
        _("đã lập biên bản bàn giao chức vụ %(post)s, %(count)s mục"),
        frozenset({"post", "count"}),
        "clipboard-document-list",
    ),
)
