"""Events of the public window: never who, never a word of what was said."""

from django.utils.translation import gettext_lazy as _

from danvan.base.audit import EventKind

EVENTS = (
    EventKind("petitions.second_thing_set", _("đã đặt từ nhớ cho đơn"), icon="key"),
    EventKind(
        "petitions.confirmed",
        _("đã xác nhận nhận đơn số %(label)s gửi qua cổng"),
        frozenset({"label"}),
        "check-circle",
    ),
    EventKind("petitions.sender_spoke", _("đã nhận ý kiến của người gửi đơn"), icon="chat-bubble"),
    EventKind("petitions.desk_set", _("đã ghi nơi tiếp nhận, số điện thoại"), icon="phone"),
)
