"""Events of the organisation."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind("units.opened", _("đã lập đơn vị %(name)s"), frozenset({"name"}), "building-office"),
    EventKind(
        "units.appointed",
        _("đã phân công %(person)s giữ chức vụ %(post)s"),
        frozenset({"person", "post"}),
        "user-plus",
    ),
    EventKind(
        "units.succeeded",
        _("ghi nhận sắp xếp đơn vị theo %(resolution)s, %(clause)s"),
        frozenset({"resolution", "clause"}),
        "arrows-pointing-in",
    ),
)
