"""Events of a case under way: never a name, never a word of what it says or what was decided."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind("petitions.assigned", _("đã giao người xử lý đơn"), icon="user-plus"),
    EventKind(
        "petitions.clock_changed",
        _("đã ghi sự kiện tính thời hạn: %(what)s"),
        frozenset({"what"}),
        "clock",
    ),
    EventKind(
        "petitions.hearing_planned",
        _("đã định ngày đối thoại %(day)s"),
        frozenset({"day"}),
        "calendar-days",
    ),
    EventKind("petitions.hearing_announced", _("đã thông báo đối thoại"), icon="megaphone"),
    EventKind(
        "petitions.hearing_held", _("đã ghi kết quả đối thoại"), icon="chat-bubble-left-right"
    ),
    EventKind("petitions.decided", _("đã ghi %(what)s"), frozenset({"what"}), "document-check"),
    EventKind(
        "petitions.decision_sent", _("đã ghi việc gửi văn bản giải quyết"), icon="paper-airplane"
    ),
    EventKind("petitions.execution_ordered", _("đã giao thi hành"), icon="play"),
    EventKind("petitions.execution_done", _("đã ghi kết quả thi hành"), icon="check-circle"),
    EventKind(
        "petitions.part_withdrawn", _("đã ghi việc rút một phần nội dung"), icon="minus-circle"
    ),
    EventKind(
        "petitions.second_came",
        _("đã nhận khiếu nại lần hai, đơn số %(label)s"),
        frozenset({"label"}),
        "arrow-path",
    ),
    EventKind("petitions.came_again", _("đã nhận tố cáo tiếp"), icon="arrow-path"),
    EventKind("petitions.notice_sent", _("đã gửi thông báo"), icon="paper-airplane"),
    EventKind("petitions.reply_answered", _("đã trả lời đề nghị xem lại"), icon="chat-bubble-left"),
    EventKind(
        "petitions.paper_added", _("đã thêm tài liệu (%(role)s)"), frozenset({"role"}), "paper-clip"
    ),
    EventKind(
        "petitions.letter_written",
        _("đã soạn %(title)s"),
        frozenset({"title"}),
        "document-text",
    ),
    EventKind(
        "petitions.template_kept",
        _("đã thay mẫu văn bản: %(letter)s"),
        frozenset({"letter"}),
        "document-duplicate",
    ),
)
