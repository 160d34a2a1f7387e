"""The line of the menu that leads to citizen reception."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import CITIZENS, MenuEntry

RECEPTION = MenuEntry(
    _("Tiếp công dân"), "reception:list", "user-group", "reception.view", 40, CITIZENS
)
