"""Events of signing in and of the log itself."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind("accounts.signed_in", _("đã đăng nhập"), icon="arrow-right-on-rectangle"),
    EventKind("accounts.signed_out", _("đã đăng xuất"), icon="arrow-left-on-rectangle"),
)
