"""Events of exchange and of personal data: never a name, never a value, never a file's name."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "petitions.file_handed_in",
        _("đã tải lên tệp của hệ thống khác, %(rows)s dòng"),
        frozenset({"rows"}),
        "document-arrow-up",
    ),
    EventKind(
        "petitions.file_taken_over",
        _("đã nhập đơn từ tệp: %(new)s đơn mới, %(changed)s đơn cập nhật"),
        frozenset({"new", "changed"}),
        "inbox-arrow-down",
    ),
    EventKind("petitions.updated_from_file", _("đã cập nhật theo tệp nhập"), icon="arrow-path"),
    EventKind(
        "petitions.exported",
        _("đã xuất %(count)s đơn cho hệ thống khác"),
        frozenset({"count"}),
        "arrow-down-tray",
    ),
    EventKind("petitions.person_shown", _("đã xem dữ liệu người gửi đơn"), icon="eye"),
    EventKind("petitions.person_corrected", _("đã sửa dữ liệu người gửi đơn"), icon="pencil"),
    EventKind("petitions.data_asked", _("đã nhận yêu cầu về dữ liệu cá nhân"), icon="hand-raised"),
    EventKind("petitions.data_answered", _("đã trả lời yêu cầu về dữ liệu cá nhân"), icon="check"),
    EventKind(
        "petitions.data_carried_out",
        _("đã thực hiện yêu cầu về dữ liệu cá nhân"),
        icon="check",
    ),
    EventKind("petitions.erasure_held", _("đã tạm giữ, chưa xóa dữ liệu"), icon="pause"),
    EventKind("petitions.erasure_released", _("đã thôi giữ dữ liệu"), icon="play"),
    EventKind(
        "petitions.erasure_told",
        _("đã báo trước %(count)s đơn sắp xóa dữ liệu cá nhân, ngày xóa %(day)s"),
        frozenset({"count", "day"}),
        "bell",
    ),
    EventKind("petitions.erasure_seen", _("đã xem danh sách sắp xóa"), icon="eye"),
    EventKind("petitions.person_erased", _("đã xóa dữ liệu cá nhân theo thời hạn"), icon="trash"),
    EventKind(
        "petitions.retention_set",
        _("đã đặt thời hạn lưu dữ liệu: %(months)s tháng"),
        frozenset({"months"}),
        "clock",
    ),
    EventKind("petitions.retention_ended", _("đã ngừng thời hạn lưu dữ liệu"), icon="clock"),
)
