"""The lines of the menu that lead to files of other systems and to erasure."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import CITIZENS, MenuEntry

EXCHANGE = MenuEntry(
    _("Nhập, xuất đơn"),
    "petitions:exchange",
    "arrows-right-left",
    "petitions.exchange",
    56,
    CITIZENS,
)
ERASURES = MenuEntry(
    _("Dữ liệu sắp xóa"), "petitions:erasures", "trash", "petitions.answer_person", 57, CITIZENS
)
RETENTION = MenuEntry(
    _("Thời hạn lưu dữ liệu"),
    "petitions:retention",
    "archive-box",
    "petitions.keep_retention",
    59,
    CITIZENS,
)
