"""The line of the menu that leads to spreadsheets of the organisation."""

from django.utils.translation import gettext_lazy as _

from danvan.base.navigation import ORGANISATION, MenuEntry

SHEETS = MenuEntry(
    _("Nhập, xuất bảng tính"), "units:sheets", "table-cells", "units.manage", 86, ORGANISATION
)
