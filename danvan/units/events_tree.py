"""Events of areas, units, villages and mergers."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "units.renamed",
        _("đã đổi tên %(old)s thành %(new)s từ %(since)s"),
        frozenset({"old", "new", "since"}),
        "pencil-square",
    ),
    EventKind(
        "units.corrected",
        _("đã sửa tên nhập sai %(old)s thành %(new)s"),
        frozenset({"old", "new"}),
        "pencil",
    ),
    EventKind(
        "units.moved",
        _("đã chuyển %(name)s về trực thuộc %(superior)s từ %(since)s"),
        frozenset({"name", "superior", "since"}),
        "arrows-right-left",
    ),
    EventKind(
        "units.ended",
        _("đã ghi %(name)s kết thúc hoạt động hết ngày %(until)s"),
        frozenset({"name", "until"}),
        "archive-box",
    ),
    EventKind("units.area_opened", _("đã lập địa bàn %(name)s"), frozenset({"name"}), "map-pin"),
    EventKind(
        "units.area_renamed",
        _("đã đổi tên địa bàn %(old)s thành %(new)s từ %(since)s"),
        frozenset({"old", "new", "since"}),
        "pencil-square",
    ),
    EventKind(
        "units.area_corrected",
        _("đã sửa tên địa bàn nhập sai %(old)s thành %(new)s"),
        frozenset({"old", "new"}),
        "pencil",
    ),
    EventKind(
        "units.area_moved",
        _("đã chuyển địa bàn %(name)s về %(within)s từ %(since)s"),
        frozenset({"name", "within", "since"}),
        "arrows-right-left",
    ),
    EventKind(
        "units.area_ended",
        _("đã ghi địa bàn %(name)s kết thúc hết ngày %(until)s"),
        frozenset({"name", "until"}),
        "archive-box",
    ),
    EventKind(
        "units.households_counted",
        _("đã ghi %(count)s hộ, chốt ngày %(at)s"),
        frozenset({"count", "at"}),
        "home",
    ),
    EventKind(
        "units.households_corrected",
        _("đã sửa số hộ chốt ngày %(at)s từ %(old)s thành %(new)s"),
        frozenset({"old", "new", "at"}),
        "home",
    ),
    EventKind(
        "units.notice_place_opened",
        _("đã ghi nơi niêm yết, truyền thanh: %(place)s"),
        frozenset({"place"}),
        "megaphone",
    ),
    EventKind(
        "units.notice_place_ended",
        _("đã ghi thôi dùng nơi niêm yết, truyền thanh: %(place)s"),
        frozenset({"place"}),
        "megaphone",
    ),
    EventKind(
        "units.merger_undone",
        _("đã hoàn tác ghi nhận sắp xếp theo %(resolution)s, %(clause)s"),
        frozenset({"resolution", "clause"}),
        "arrow-uturn-left",
    ),
    EventKind(
        "units.doubt_settled",
        _("đã làm rõ %(place)s trong %(clause)s: %(decision)s; căn cứ: %(basis)s"),
        frozenset({"place", "clause", "decision", "basis"}),
        "check-circle",
    ),
)
