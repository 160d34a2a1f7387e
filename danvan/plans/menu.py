"""The lines of the menu that lead to plans."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import DOCUMENTS, MenuEntry

DRAFTS = MenuEntry(_("Nhập kế hoạch"), "plans:drafts", "document-arrow-up", "plans.issue", 30)
CHECK = MenuEntry(
    _("Kiểm tra văn bản"),
    "plans:check",
    "document-magnifying-glass",
    "documents.check",
    71,
    DOCUMENTS,
)
