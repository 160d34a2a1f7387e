"""The line of the menu that leads to the organisation."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import ORGANISATION, MenuEntry

TREE = MenuEntry(_("Tổ chức"), "units:tree", "building-library", "units.view", 80, ORGANISATION)
