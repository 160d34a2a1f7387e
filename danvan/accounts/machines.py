"""From which machine a request comes."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104  a name for «no address», nothing listens there


def client_address(request: HttpRequest) -> str:
    """Return the address a request comes from.

    X-Forwarded-For is believed only as far as proxies of ours wrote it: with `PROXIES` of them the
    address is that many from the right. Whatever stands further left was typed by the client.
    """
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    count: int = settings.PROXIES
    told = passed[-count] if 0 < count <= len(passed) else ""
    return _plain(told) or _plain(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def _plain(text: str) -> str:
    """Return an address without its port; nothing when it is none."""
    bare = text[1:].partition("]")[0] if text.startswith("[") else text
    bare = bare.partition(":")[0] if bare.count(":") == 1 else bare
    try:
        return str(ip_address(bare))
    except ValueError:
        return ""
