"""Events of dossiers."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "documents.dossier_closed",
        _("đã đóng hồ sơ %(mark)s «%(title)s»: %(papers)s văn bản"),
        frozenset({"mark", "title", "papers"}),
        "archive-box",
    ),
    EventKind(
        "documents.put_into_dossier",
        _("đã lưu vào hồ sơ %(mark)s"),
        frozenset({"mark"}),
        "archive-box",
    ),
)
