"""The line of the menu that leads to where people reach a unit."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import CITIZENS, MenuEntry

DESK = MenuEntry(
    _("Nơi tiếp nhận, số điện thoại"), "petitions:desks", "phone", "reception.plan", 58, CITIZENS
)
