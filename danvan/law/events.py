"""Events of the law's numbers and of the days off; each with its reason, before and after."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "law.limit_added",
        _("đã thêm dòng thời hạn %(step)s. Lý do: %(reason)s"),
        frozenset({"step", "reason"}),
        "plus",
    ),
    EventKind(
        "law.limit_corrected",
        _("đã sửa dòng thời hạn: %(before)s → %(after)s. Lý do: %(reason)s"),
        frozenset({"before", "after", "reason"}),
        "pencil-square",
    ),
    EventKind(
        "law.limit_followed",
        _("đã cho hết hiệu lực sau ngày %(until)s, thay bằng dòng mới. Lý do: %(reason)s"),
        frozenset({"until", "reason"}),
        "arrow-path",
    ),
    EventKind(
        "law.row_added",
        _("đã thêm dòng %(step)s vào bảng ngưỡng, tiêu chí. Lý do: %(reason)s"),
        frozenset({"step", "reason"}),
        "plus",
    ),
    EventKind(
        "law.row_corrected",
        _("đã sửa dòng ngưỡng, tiêu chí: %(before)s → %(after)s. Lý do: %(reason)s"),
        frozenset({"before", "after", "reason"}),
        "pencil-square",
    ),
    EventKind(
        "law.row_followed",
        _("đã cho hết hiệu lực sau ngày %(until)s, thay bằng dòng mới. Lý do: %(reason)s"),
        frozenset({"until", "reason"}),
        "arrow-path",
    ),
    EventKind(
        "law.day_set",
        _("đã đổi ngày %(day)s: %(before)s → %(after)s. Lý do: %(reason)s"),
        frozenset({"day", "before", "after", "reason"}),
        "calendar-days",
    ),
    EventKind(
        "law.recounted",
        _("đã tính lại hạn %(count)s việc đang chạy. Lý do: %(reason)s"),
        frozenset({"count", "reason"}),
        "calculator",
    ),
)
