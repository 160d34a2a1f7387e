"""The line of the menu that leads to the plans."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import MenuEntry

PLANS = MenuEntry(_("Kế hoạch"), "plans:list", "clipboard-document-list", "plans.view", 29)
