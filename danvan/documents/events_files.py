"""Events of kept files: found infected, released, destroyed, missing, swept."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "documents.file_infected",
        _("máy quét thấy mã độc %(found)s trong tệp %(file)s, đã khóa"),
        frozenset({"file", "found"}),
        "shield-exclamation",
    ),
    EventKind(
        "documents.file_released",
        _("đã mở khóa tệp %(file)s: %(reason)s"),
        frozenset({"file", "reason"}),
        "lock-open",
    ),
    EventKind(
        "documents.file_destroyed",
        _("đã hủy tệp bị giữ: %(reason)s"),
        frozenset({"reason"}),
        "trash",
    ),
    EventKind(
        "documents.file_missing",
        _("nội dung tệp %(file)s không còn trong kho"),
        frozenset({"file"}),
        "exclamation-triangle",
    ),
    EventKind(
        "documents.orphans_swept",
        _("đã dọn %(count)s tệp không thuộc hồ sơ nào trong %(all)s tệp của kho"),
        frozenset({"count", "all"}),
        "trash",
    ),
)
