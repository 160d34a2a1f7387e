"""Events of work that mergers left."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "obligations.merger_handed_over",
        _(
            "đã bàn giao %(moved)s việc, gộp %(joined)s, sau sắp xếp theo "
            "%(resolution)s, %(clause)s"
        ),
        frozenset({"moved", "joined", "resolution", "clause"}),
        "arrows-pointing-in",
    ),
)
