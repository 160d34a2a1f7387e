"""The lines of the menu that lead to obligations."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import MenuEntry

GIVE = MenuEntry(_("Giao việc nhanh"), "obligations:give", "plus-circle", "obligations.give", 15)
REQUESTS = MenuEntry(
    _("Đề nghị phối hợp"), "obligations:requests", "hand-raised", "obligations.view", 60
)
HAND_OVER = MenuEntry(
    _("Bàn giao việc"),
    "obligations:hand-over",
    "arrow-right-circle",
    "obligations.hand_over",
    70,
)
