"""Events of plans as issued."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "plans.issued",
        _("đã ban hành và giao việc: %(duties)s nhiệm vụ, %(obligations)s việc"),
        frozenset({"duties", "obligations"}),
        "paper-airplane",
    ),
    EventKind(
        "plans.kept_for_record",
        _("đã lưu để tra cứu: %(duties)s nhiệm vụ, không giao việc vì đã hết thời gian"),
        frozenset({"duties"}),
        "archive-box",
    ),
    EventKind(
        "plans.rolled_on",
        _("đã mở %(obligations)s việc của kỳ tiếp theo, đến %(until)s"),
        frozenset({"obligations", "until"}),
        "arrow-path",
    ),
    EventKind(
        "plans.renewed",
        _(
            "đã ban hành bản mới: %(kept)s việc đi tiếp, %(moved)s việc đổi hạn, "
            "%(obligations)s việc mới, %(ended)s việc kết thúc"
        ),
        frozenset({"kept", "moved", "obligations", "ended"}),
        "paper-airplane",
    ),
    EventKind(
        "plans.replaced",
        _("đã được thay bằng %(plan)s"),
        frozenset({"plan"}),
        "arrows-right-left",
    ),
    EventKind(
        "plans.amended",
        _("được sửa đổi, bổ sung bởi %(plan)s"),
        frozenset({"plan"}),
        "pencil-square",
    ),
    EventKind(
        "plans.closed",
        _("đã kết thúc kế hoạch: %(reason)s. %(ended)s việc thường xuyên kết thúc theo"),
        frozenset({"reason", "ended"}),
        "stop-circle",
    ),
)
