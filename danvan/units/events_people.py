"""Events of posts, of those who hold them, and of absences."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "units.post_opened", _("đã lập chức vụ %(title)s"), frozenset({"title"}), "briefcase"
    ),
    EventKind(
        "units.post_renamed",
        _("đã sửa tên chức vụ từ %(old)s thành %(new)s"),
        frozenset({"old", "new"}),
        "pencil-square",
    ),
    EventKind(
        "units.post_ended",
        _("đã bỏ chức vụ %(title)s sau ngày %(until)s"),
        frozenset({"title", "until"}),
        "briefcase",
    ),
    EventKind(
        "units.given_post",
        _("đã phân công giữ chức vụ %(post)s từ %(since)s"),
        frozenset({"post", "since"}),
        "user-plus",
    ),
    EventKind(
        "units.appointment_corrected",
        _("đã sửa ngày giữ chức vụ %(post)s: từ %(since)s"),
        frozenset({"post", "since"}),
        "pencil-square",
    ),
    EventKind(
        "units.appointment_ended",
        _("đã ghi thôi giữ chức vụ %(post)s sau ngày %(until)s"),
        frozenset({"post", "until"}),
        "user-minus",
    ),
    EventKind(
        "units.lent",
        _("đã ủy quyền cho %(person)s thay chức vụ %(post)s từ %(since)s đến %(until)s"),
        frozenset({"person", "post", "since", "until"}),
        "arrow-right-circle",
    ),
    EventKind(
        "units.lent_back",
        _("đã thôi ủy quyền cho %(person)s thay chức vụ %(post)s"),
        frozenset({"person", "post"}),
        "arrow-uturn-left",
    ),
    EventKind(
        "units.absence_noted",
        _("đã ghi vắng từ %(since)s đến %(until)s, người thay: %(substitute)s"),
        frozenset({"since", "until", "substitute"}),
        "calendar-days",
    ),
    EventKind(
        "units.absence_changed",
        _("đã sửa lần vắng: từ %(since)s đến %(until)s, người thay: %(substitute)s"),
        frozenset({"since", "until", "substitute"}),
        "calendar-days",
    ),
    EventKind("units.absence_ended", _("đã ghi có mặt trở lại"), icon="calendar-days"),
)
