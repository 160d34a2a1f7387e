"""The line of the menu that leads to the dossiers."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import DOCUMENTS, MenuEntry

DOSSIERS = MenuEntry(
    _("Hồ sơ"), "documents:dossiers", "archive-box", "dossiers.view", 74, DOCUMENTS
)
