"""Events of the life of documents: from the draft to the file, and of what comes in."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind("documents.drafted", _("đã lập dự thảo"), icon="pencil-square"),
    EventKind(
        "documents.draft_replaced",
        _("đã thay tệp dự thảo: %(file)s"),
        frozenset({"file"}),
        "document-arrow-up",
    ),
    EventKind("documents.submitted", _("đã trình"), icon="paper-airplane"),
    EventKind("documents.withdrawn", _("đã rút lại để sửa"), icon="arrow-uturn-left"),
    EventKind("documents.remarked", _("đã góp ý"), icon="chat-bubble-left"),
    EventKind("documents.approved", _("đã duyệt"), icon="check-circle"),
    EventKind(
        "documents.returned",
        _("đã trả lại để sửa: %(reason)s"),
        frozenset({"reason"}),
        "arrow-uturn-left",
    ),
    EventKind(
        "documents.dropped", _("đã bỏ: %(reason)s"), frozenset({"reason"}), "archive-box-x-mark"
    ),
    EventKind(
        "documents.numbered",
        _("đã ghi số %(number)s, ngày %(day)s"),
        frozenset({"number", "day"}),
        "hashtag",
    ),
    EventKind(
        "documents.signed_attached",
        _("đã nhận bản ký %(file)s: %(outcome)s"),
        frozenset({"file", "outcome"}),
        "document-check",
    ),
    EventKind(
        "documents.signed_accepted",
        _("đã chấp nhận bản ký: %(reason)s"),
        frozenset({"reason"}),
        "hand-thumb-up",
    ),
    EventKind("documents.issued", _("đã ban hành"), icon="megaphone"),
    EventKind(
        "documents.recipients_named",
        _("đã ghi %(count)s nơi nhận"),
        frozenset({"count"}),
        "user-group",
    ),
    EventKind(
        "documents.sent",
        _("đã gửi %(count)s nơi nhận (%(how)s), ngày %(day)s"),
        frozenset({"count", "how", "day"}),
        "envelope",
    ),
    EventKind("documents.filed", _("đã lưu hồ sơ"), icon="archive-box"),
    EventKind(
        "documents.came_in",
        _("đã nhận tệp văn bản đến: %(file)s"),
        frozenset({"file"}),
        "inbox-arrow-down",
    ),
    EventKind(
        "documents.arrived",
        _("đã vào sổ văn bản đến, số đến %(number)s"),
        frozenset({"number"}),
        "book-open",
    ),
    EventKind(
        "documents.passed_on", _("đã chuyển %(unit)s"), frozenset({"unit"}), "arrow-right-circle"
    ),
)
