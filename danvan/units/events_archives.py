"""Events of archives."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "units.holder_named",
        _(
            "đã giao %(holder)s giữ hồ sơ của %(count)s đơn vị đã kết thúc, theo %(resolution)s, "
            "%(clause)s"
        ),
        frozenset({"holder", "count", "resolution", "clause"}),
        "archive-box",
    ),
)
