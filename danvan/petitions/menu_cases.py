"""The line of the menu that leads to the templates of letters."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import CITIZENS, MenuEntry

TEMPLATES = MenuEntry(
    _("Mẫu văn bản"),
    "petitions:letter-templates",
    "document-duplicate",
    "petitions.keep_templates",
    60,
    CITIZENS,
)
