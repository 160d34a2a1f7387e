"""Events of citizen reception: never who came, never a word of what was said."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "reception.scheduled",
        _("đã đặt lịch tiếp công dân từ %(since)s"),
        frozenset({"since"}),
        "calendar-days",
    ),
    EventKind(
        "reception.schedule_ended",
        _("đã kết thúc lịch tiếp từ sau %(until)s"),
        frozenset({"until"}),
        "calendar",
    ),
    EventKind(
        "reception.planned",
        _("đã lên lịch buổi tiếp ngày %(day)s"),
        frozenset({"day"}),
        "calendar-days",
    ),
    EventKind("reception.cancelled", _("đã hủy buổi tiếp"), icon="x-circle"),
    EventKind(
        "reception.moved",
        _("đã chuyển buổi tiếp sang ngày %(day)s"),
        frozenset({"day"}),
        "arrow-right",
    ),
    EventKind("reception.held", _("đã ghi nhận buổi tiếp"), icon="check-circle"),
    EventKind("reception.stood_in", _("đã ghi nhận buổi tiếp thay"), icon="user"),
    EventKind("reception.booked", _("đã có người đăng ký tiếp"), icon="user-plus"),
    EventKind("reception.booking_moved", _("đã cập nhật một lượt hẹn"), icon="user"),
    EventKind("reception.visited", _("đã ghi một lượt tiếp"), icon="user-plus"),
    EventKind("reception.visit_corrected", _("đã sửa một lượt tiếp"), icon="pencil-square"),
    EventKind("reception.handed_in", _("đã vào sổ đơn nộp tại buổi tiếp"), icon="inbox-arrow-down"),
    EventKind("reception.replied", _("đã trả lời người đến"), icon="chat-bubble-left-right"),
    EventKind("reception.refused", _("đã ghi thông báo từ chối tiếp"), icon="no-symbol"),
    EventKind("reception.online_step", _("đã xong việc chuẩn bị tiếp trực tuyến"), icon="signal"),
    EventKind("reception.concluded", _("đã ghi kết luận tiếp công dân"), icon="document-text"),
    EventKind(
        "reception.conclusion_numbered",
        _("đã ghi số thông báo kết luận %(number)s"),
        frozenset({"number"}),
        "hashtag",
    ),
    EventKind(
        "reception.book_taken",
        _("đã tải Sổ tiếp công dân %(since)s – %(until)s"),
        frozenset({"since", "until"}),
        "arrow-down-tray",
    ),
)
