"""Events of obligations: what people did about what is owed."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind("obligations.opened", _("đã giao việc, hạn %(due)s"), frozenset({"due"}), "flag"),
    EventKind("obligations.opened_undated", _("đã giao việc, không đặt hạn"), icon="flag"),
    EventKind(
        "obligations.assigned",
        _("đã phân công %(person)s thực hiện"),
        frozenset({"person"}),
        "user-plus",
    ),
    EventKind("obligations.progressed", _("đã báo tiến độ"), icon="chat-bubble-left"),
    EventKind(
        "obligations.evidence_added",
        _("đã thêm minh chứng: %(title)s"),
        frozenset({"title"}),
        "paper-clip",
    ),
    EventKind(
        "obligations.evidence_detached",
        _("đã gỡ minh chứng: %(title)s"),
        frozenset({"title"}),
        "x-mark",
    ),
    EventKind("obligations.submitted", _("đã báo cáo hoàn thành"), icon="paper-airplane"),
    EventKind("obligations.nothing_arose", _("đã báo cáo: không phát sinh"), icon="minus-circle"),
    EventKind("obligations.confirmed", _("đã xác nhận hoàn thành"), icon="check-circle"),
    EventKind(
        "obligations.returned",
        _("đã trả lại: %(reason)s"),
        frozenset({"reason"}),
        "arrow-uturn-left",
    ),
    EventKind(
        "obligations.reopened",
        _("đã mở lại: %(reason)s"),
        frozenset({"reason"}),
        "arrow-path",
    ),
    EventKind(
        "obligations.fulfilled",
        _("hoàn thành nhờ %(document)s"),
        frozenset({"document"}),
        "check-circle",
    ),
    EventKind(
        "obligations.fulfilled_by_origin", _("hoàn thành theo hồ sơ gốc"), icon="check-circle"
    ),
    EventKind(
        "obligations.charged_by_origin",
        _("đã chuyển đơn vị thực hiện theo hồ sơ gốc"),
        icon="arrow-right-circle",
    ),
    EventKind("obligations.guarded", _("đã thu hẹp người xem"), icon="lock-closed"),
    EventKind(
        "obligations.redated",
        _("hạn theo luật tính lại: %(before)s → %(after)s"),
        frozenset({"before", "after"}),
        "calendar-days",
    ),
    EventKind(
        "obligations.extension_asked",
        _("đã xin gia hạn đến %(asked)s"),
        frozenset({"asked"}),
        "calendar-days",
    ),
    EventKind(
        "obligations.extension_granted",
        _("đã đồng ý gia hạn từ %(old)s đến %(new)s"),
        frozenset({"old", "new"}),
        "calendar-days",
    ),
    EventKind(
        "obligations.extension_refused",
        _("không đồng ý gia hạn: %(answer)s"),
        frozenset({"answer"}),
        "calendar-days",
    ),
    EventKind("obligations.waiver_asked", _("đã đề nghị không áp dụng"), icon="no-symbol"),
    EventKind("obligations.waiver_granted", _("đã đồng ý không áp dụng"), icon="no-symbol"),
    EventKind(
        "obligations.waiver_refused",
        _("không đồng ý miễn thực hiện: %(answer)s"),
        frozenset({"answer"}),
        "no-symbol",
    ),
    EventKind(
        "obligations.handed_over",
        _("đã bàn giao từ %(old)s sang %(new)s"),
        frozenset({"old", "new"}),
        "arrow-right-circle",
    ),
    EventKind(
        "obligations.joined",
        _("đã gộp vào một việc giống nhau của %(unit)s"),
        frozenset({"unit"}),
        "arrows-pointing-in",
    ),
    EventKind(
        "obligations.request_moved",
        _("ghi đề nghị: %(state)s"),
        frozenset({"state"}),
        "envelope",
    ),
    EventKind(
        "obligations.request_lettered",
        _("ghi đề nghị: %(state)s, văn bản số %(number)s"),
        frozenset({"state", "number"}),
        "envelope",
    ),
    EventKind(
        "obligations.standing_answered",
        _("đã trả lời kỳ %(label)s"),
        frozenset({"label"}),
        "pencil-square",
    ),
    EventKind("obligations.ended", _("việc đã kết thúc cùng kế hoạch"), icon="stop-circle"),
    EventKind(
        "obligations.reporting_date_set",
        _("đã đặt kỳ báo cáo %(label)s, hạn %(due)s"),
        frozenset({"label", "due"}),
        "calendar",
    ),
    EventKind(
        "obligations.reporting_date_removed",
        _("đã bỏ kỳ báo cáo %(label)s"),
        frozenset({"label"}),
        "calendar",
    ),
    EventKind("obligations.feed_made", _("đã tạo địa chỉ lịch"), icon="calendar"),
    EventKind("obligations.feed_revoked", _("đã hủy địa chỉ lịch"), icon="calendar"),
)
