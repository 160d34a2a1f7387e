"""The lines of the menu that lead to documents."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import MenuEntry

REGISTER = MenuEntry(_("Văn bản"), "documents:register", "document-text", "documents.view", 30)
LAW = MenuEntry(_("Sổ pháp luật"), "documents:law", "scale", "documents.keep_law", 31)
