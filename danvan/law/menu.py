"""The line of the menu that leads to the law's numbers."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import CITIZENS, MenuEntry

LAW = MenuEntry(_("Thời hạn, ngày nghỉ"), "law:limits", "clock", "law.view", 68, CITIZENS)
