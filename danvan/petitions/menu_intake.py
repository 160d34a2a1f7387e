"""The lines of the menu that lead to the register of petitions and to taking one in."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import CITIZENS, MenuEntry

REGISTER = MenuEntry(_("Sổ đơn"), "petitions:register", "book-open", "petitions.view", 50, CITIZENS)
INTAKE = MenuEntry(
    _("Tiếp nhận đơn"), "petitions:intake", "inbox-arrow-down", "petitions.receive", 51, CITIZENS
)
