"""Events of importing and reviewing a plan."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind(
        "plans.draft_imported",
        _("đã tải lên tệp %(file)s và xác nhận không có nội dung mật"),
        frozenset({"file"}),
        "arrow-up-tray",
    ),
    EventKind(
        "plans.draft_read",
        _("đã đọc xong tệp: %(duties)s nhiệm vụ, %(findings)s điểm cần xem"),
        frozenset({"duties", "findings"}),
        "document-magnifying-glass",
    ),
    EventKind(
        "plans.draft_failed",
        _("không đọc được tệp (%(refusal)s)"),
        frozenset({"refusal"}),
        "x-circle",
    ),
    EventKind("plans.draft_asked_again", _("đã yêu cầu đọc lại tệp"), icon="arrow-path"),
    EventKind(
        "plans.draft_dropped", _("đã bỏ bản nhập: %(reason)s"), frozenset({"reason"}), "trash"
    ),
    EventKind(
        "plans.issuer_chosen",
        _("đã chọn cơ quan ban hành %(issuer)s, ngày văn bản %(day)s"),
        frozenset({"issuer", "day"}),
        "building-office",
    ),
    EventKind(
        "plans.renewal_begun",
        _("đã lập bản mới từ %(plan)s đang thực hiện"),
        frozenset({"plan"}),
        "document-plus",
    ),
    EventKind(
        "plans.renewal_chosen",
        _("đây là bản mới của %(plan)s: %(how)s"),
        frozenset({"plan", "how"}),
        "arrows-right-left",
    ),
    EventKind(
        "plans.renewal_unset", _("không phải bản mới của kế hoạch nào"), icon="arrows-right-left"
    ),
    EventKind(
        "plans.pairs_decided",
        _("đã xác nhận ghép %(count)s nhiệm vụ với bản trước"),
        frozenset({"count"}),
        "check-circle",
    ),
    EventKind(
        "plans.item_corrected",
        _("đã sửa %(kind)s ở dòng %(item)s"),
        frozenset({"kind", "item"}),
        "pencil-square",
    ),
    EventKind(
        "plans.item_decided",
        _("dòng %(item)s: %(state)s. %(reason)s"),
        frozenset({"item", "state", "reason"}),
        "check",
    ),
    EventKind(
        "plans.finding_waived",
        _("đã bỏ qua điểm cần xem “%(point)s”. Lý do: %(reason)s"),
        frozenset({"point", "reason"}),
        "eye-slash",
    ),
    EventKind(
        "plans.finding_restored",
        _("đã lấy lại điểm cần xem “%(point)s”"),
        frozenset({"point"}),
        "arrow-uturn-left",
    ),
    EventKind(
        "plans.items_decided",
        _("%(count)s dòng: %(state)s"),
        frozenset({"count", "state"}),
        "check-circle",
    ),
    EventKind("plans.item_added", _("đã thêm dòng %(item)s"), frozenset({"item"}), "plus-circle"),
    EventKind(
        "plans.item_merged",
        _("đã gộp dòng %(item)s vào dòng %(into)s"),
        frozenset({"item", "into"}),
        "arrows-pointing-in",
    ),
    EventKind(
        "plans.item_split",
        _("đã tách dòng %(item)s thành %(count)s dòng"),
        frozenset({"item", "count"}),
        "scissors",
    ),
    EventKind(
        "plans.item_undone",
        _("đã đưa dòng %(item)s về bản máy đọc"),
        frozenset({"item"}),
        "arrow-uturn-left",
    ),
)
