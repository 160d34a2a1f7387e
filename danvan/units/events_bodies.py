"""Events of bodies that are no units."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "units.body_founded",
        _("đã ghi thành lập theo %(decision)s"),
        frozenset({"decision"}),
        "user-group",
    ),
    EventKind(
        "units.body_changed",
        _("đã ghi kiện toàn theo %(decision)s"),
        frozenset({"decision"}),
        "pencil-square",
    ),
    EventKind(
        "units.body_ended",
        _("đã ghi kết thúc hoạt động sau ngày %(until)s"),
        frozenset({"until"}),
        "stop-circle",
    ),
    EventKind(
        "units.body_seated",
        _("đã thêm thành viên: %(post)s (%(part)s)"),
        frozenset({"post", "part"}),
        "user-plus",
    ),
    EventKind(
        "units.body_unseated",
        _("đã ghi thôi thành viên: %(post)s (%(part)s)"),
        frozenset({"post", "part"}),
        "user-minus",
    ),
    EventKind(
        "units.body_met", _("đã ghi phiên họp ngày %(day)s"), frozenset({"day"}), "calendar-days"
    ),
    EventKind(
        "units.body_meeting_corrected",
        _("đã sửa phiên họp ngày %(day)s"),
        frozenset({"day"}),
        "pencil-square",
    ),
)
