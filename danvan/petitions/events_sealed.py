"""Events of what is sealed: never who wrote, whom it is about, or a word of it."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind("petitions.sealed", _("đã niêm phong hồ sơ tố cáo"), icon="lock-closed"),
    EventKind("petitions.seal_charged", _("đã giao giữ bí mật hồ sơ"), icon="key"),
    EventKind("petitions.seal_released", _("đã thôi giao giữ bí mật hồ sơ"), icon="key"),
    EventKind("petitions.seal_opened", _("đã mở phần niêm phong"), icon="lock-open"),
    EventKind("petitions.seal_added", _("đã thêm tài liệu niêm phong"), icon="lock-closed"),
    EventKind("petitions.about_set", _("đã ghi chức vụ mà đơn nói đến"), icon="identification"),
    EventKind(
        "petitions.taken_off",
        _("đã thôi giao đơn cho người có liên quan đến chức vụ mà đơn nói đến"),
        icon="user-minus",
    ),
    EventKind(
        "petitions.words_refused",
        _("đã nhập nội dung bị từ chối vì lộ người tố cáo"),
        icon="exclamation-triangle",
    ),
    EventKind(
        "petitions.left_alone",
        _("đã thôi giao đơn cho người không còn giữ chức vụ nào"),
        icon="user-minus",
    ),
    EventKind(
        "petitions.sent_up",
        _("đã chuyển đơn lên sổ của cấp trên, số %(label)s"),
        frozenset({"label"}),
        "arrow-up",
    ),
)
