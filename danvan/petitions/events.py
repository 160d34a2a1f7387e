"""Events of petitions: never a name, never a word of the content."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "petitions.received",
        _("đã vào sổ đơn số %(label)s"),
        frozenset({"label"}),
        "inbox-arrow-down",
    ),
    EventKind(
        "petitions.stage_entered",
        _("đã chuyển đơn sang bước «%(stage)s»"),
        frozenset({"stage"}),
        "arrow-right",
    ),
)
