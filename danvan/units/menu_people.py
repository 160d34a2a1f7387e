"""The lines of the menu that lead to people and to bodies that are no units."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import ORGANISATION, MenuEntry

PEOPLE = MenuEntry(_("Con người"), "units:people", "users", "people.manage", 82, ORGANISATION)
BODIES = MenuEntry(
    _("Ban chỉ đạo, tổ công tác"), "units:bodies", "user-group", "bodies.view", 84, ORGANISATION
)
