"""Events of reading petitions and sending them on: never a name, never a word of the content."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "petitions.classified",
        _("đã phân loại đơn, hướng xử lý: %(outcome)s"),
        frozenset({"outcome"}),
        "funnel",
    ),
    EventKind(
        "petitions.referred",
        _("đã xử lý đơn: %(what)s"),
        frozenset({"what"}),
        "arrow-right-circle",
    ),
    EventKind(
        "petitions.similar_decided",
        _("đã xem đơn trùng, so với đơn số %(label)s: %(verdict)s"),
        frozenset({"label", "verdict"}),
        "document-duplicate",
    ),
)
