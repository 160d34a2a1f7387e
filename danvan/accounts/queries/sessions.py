"""Where a person is signed in."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from danvan.accounts.models import User

# What a browser calls itself → what people call it; the first word found counts.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class OpenSession:
    """One machine that is signed in «thiết bị đang đăng nhập»."""

    pk: int
    device: str
    address: str
    since: datetime
    current: bool


def sessions_of(user: User, key: str | None) -> tuple[OpenSession, ...]:
    """Return where a person is signed in, this machine first; `key` is this session's."""
    alive = UserSession.objects.purge_and_list(user)
    shown = [
        OpenSession(s.pk, device_name(s.user_agent), s.ip, s.created_at, s.session_key == key)
        for s in alive
    ]
    return tuple(sorted(shown, key=lambda s: (not s.current, -s.since.timestamp())))


def device_name(user_agent: str) -> str:
    """Return what a browser says it is, as people would: «Chrome trên Windows»."""
    browser = next((name for word, name in BROWSERS if word in user_agent), "")
    system = next((name for word, name in SYSTEMS if word in user_agent), "")
    if browser and system:
        return _("%(browser)s trên %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Thiết bị không rõ")
