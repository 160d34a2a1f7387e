"""The desk's own lines of the menu."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import MenuEntry

HOME = MenuEntry(_("Nhiệm vụ của tôi"), "desk:home", "inbox", "obligations.view", 10)
LEADER = MenuEntry(
    _("Trang lãnh đạo"), "desk:leader", "chart-bar-square", "obligations.oversee", 20
)
CALENDAR = MenuEntry(_("Lịch"), "desk:calendar", "calendar-days", "obligations.view", 30)
MERGER_WORK = MenuEntry(
    _("Việc sau sắp xếp"),
    "desk:merger-works",
    "arrows-pointing-in",
    "obligations.hand_over",
    71,
)
