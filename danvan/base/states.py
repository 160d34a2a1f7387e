"""The states of work as people see them: always a word, an icon and a colour."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class StateShown:
    """What `ui/badge.html` draws; `tone` is one of TONES."""

    label: str | Promise
    tone: str
    icon: str


TONES = ("calm", "soon", "late", "waiting", "good", "good_late", "muted", "paused")

IN_TIME = StateShown(gettext_lazy("Trong hạn"), "calm", "clock")
DUE_SOON = StateShown(gettext_lazy("Sắp đến hạn"), "soon", "bell-alert")
SUBMITTED = StateShown(gettext_lazy("Đang trình"), "waiting", "paper-airplane")
DONE_IN_TIME = StateShown(gettext_lazy("Hoàn thành đúng hạn"), "good", "check-circle")
DONE_LATE = StateShown(gettext_lazy("Hoàn thành quá hạn"), "good_late", "check")
NOT_ARISEN = StateShown(gettext_lazy("Không phát sinh"), "muted", "minus-circle")
NOT_APPLICABLE = StateShown(gettext_lazy("Không áp dụng"), "muted", "no-symbol")
PAUSED = StateShown(gettext_lazy("Tạm dừng"), "paused", "pause-circle")
STANDING = StateShown(gettext_lazy("Thường xuyên"), "calm", "arrow-path")
REQUESTED = StateShown(gettext_lazy("Đề nghị"), "waiting", "hand-raised")


def overdue(days: int) -> StateShown:
    """Return «Quá hạn N ngày»."""
    label = _("Quá hạn %(count)d ngày") % {"count": days}
    return StateShown(label, "late", "exclamation-triangle")
