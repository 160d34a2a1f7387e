"""The lines of the menu that lead to documents."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import DOCUMENTS, MenuEntry

REGISTER = MenuEntry(
    _("Văn bản"), "documents:register", "document-text", "documents.view", 72, DOCUMENTS
)
LAW = MenuEntry(_("Sổ pháp luật"), "documents:law", "scale", "documents.keep_law", 73, DOCUMENTS)
HELD = MenuEntry(
    _("Tệp cách ly"), "documents:quarantine", "shield-check", "files.release", 75, DOCUMENTS
)
