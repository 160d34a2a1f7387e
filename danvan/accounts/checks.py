"""What `danvan check --deploy` looks at before people sign in."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning  # noqa: A004  Django's own name


def addresses_are_told_apart(app_configs: object, **_more: Any) -> list[CheckMessage]:
    """Warn when everybody behind the proxy seems to sit at one address.

    Wrong passwords are counted per person and address: with one address for all, any stranger
    could keep the chairman out by typing wrong passwords for him.
    """
    if settings.PROXIES or not settings.SECURE_PROXY_SSL_HEADER:
        return []
    return [
        Warning(
            "Chưa đặt DANVAN_PROXIES: mọi người sau máy chủ nginx bị coi là cùng một địa chỉ.",
            hint="Đặt DANVAN_PROXIES=1 khi có một máy nginx phía trước, và để nginx ghi "
            "X-Forwarded-For.",
            id="danvan.W001",
        )
    ]
