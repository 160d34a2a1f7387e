"""The line of the menu that leads to the figures on petitions and reception."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import CITIZENS, MenuEntry

STATISTICS = MenuEntry(
    _("Số liệu đơn thư"), "petitions:statistics", "chart-bar", "petitions.count", 58, CITIZENS
)
