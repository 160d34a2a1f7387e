"""Events of signing in and of the log itself."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind("accounts.signed_in", _("đã đăng nhập"), icon="arrow-right-on-rectangle"),
    EventKind("accounts.signed_out", _("đã đăng xuất"), icon="arrow-left-on-rectangle"),
    EventKind(
        "accounts.opened",
        _("đã mở tài khoản %(username)s"),
        facts=frozenset({"username"}),
        icon="user-plus",
    ),
    EventKind(
        "accounts.renamed",
        _("đã sửa tài khoản: từ %(old)s thành %(new)s"),
        facts=frozenset({"old", "new"}),
        icon="pencil-square",
    ),
    EventKind("accounts.closed", _("đã ngừng dùng tài khoản"), icon="user-minus"),
    EventKind("accounts.reopened", _("đã mở lại tài khoản"), icon="user-plus"),
    EventKind(
        "accounts.invited",
        _("đã mời vào hệ thống, lời mời dùng đến hết %(until)s"),
        facts=frozenset({"until"}),
        icon="envelope",
    ),
    EventKind("accounts.invitation_withdrawn", _("đã thu hồi lời mời"), icon="x-circle"),
    EventKind("accounts.invitation_accepted", _("đã nhận lời mời, đặt mật khẩu"), icon="key"),
    EventKind("accounts.password_changed", _("đã đổi mật khẩu"), icon="key"),
    EventKind(
        "accounts.second_factor_added",
        _("đã thêm bước xác nhận: %(kind)s"),
        facts=frozenset({"kind"}),
        icon="shield-check",
    ),
    EventKind(
        "accounts.second_factor_removed",
        _("đã gỡ bước xác nhận: %(kind)s"),
        facts=frozenset({"kind"}),
        icon="shield-exclamation",
    ),
    EventKind(
        "accounts.second_factor_reset",
        _("đã đặt lại bước xác nhận thứ hai"),
        icon="shield-exclamation",
    ),
    EventKind("accounts.recovery_codes_made", _("đã tạo mã dự phòng mới"), icon="key"),
    EventKind(
        "accounts.session_ended", _("đã đăng xuất một thiết bị khác"), icon="computer-desktop"
    ),
    EventKind(
        "accounts.locked_out",
        _("tạm khóa đăng nhập từ một địa chỉ vì sai mật khẩu nhiều lần"),
        icon="lock-closed",
    ),
    EventKind(
        "accounts.provider_linked",
        _("đã liên kết tài khoản với %(provider)s"),
        facts=frozenset({"provider"}),
        icon="link",
    ),
    EventKind(
        "accounts.provider_unlinked",
        _("đã bỏ liên kết với %(provider)s"),
        facts=frozenset({"provider"}),
        icon="link-slash",
    ),
)
