"""The tabs that the pages of the law share."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


def tabs(request: HttpRequest, current: str) -> list[dict[str, object]]:
    """Return the tabs, the one of this page marked."""
    told = (
        ("limits", _("Thời hạn luật định")),
        ("days", _("Ngày nghỉ, ngày làm bù")),
        ("thresholds", _("Ngưỡng, tiêu chí")),
        ("try", _("Tính thử hạn")),
        ("affected", _("Việc chịu ảnh hưởng")),
    )
    return [
        {"label": label, "url": reverse(f"law:{name}"), "current": name == current}
        for name, label in told
    ]
