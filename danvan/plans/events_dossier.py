"""The event of a plan's papers being closed."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "plans.dossier_closed",
        _("đã đóng hồ sơ %(mark)s: %(papers)s văn bản, để lại %(left_out)s"),
        frozenset({"mark", "papers", "left_out"}),
        "archive-box",
    ),
)
