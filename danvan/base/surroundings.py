"""What every page knows of its surroundings: the day and whether this is a sample installation."""

from django.conf import settings
from django.http import HttpRequest

from danvan.base import clock


def surroundings(request: HttpRequest) -> dict[str, object]:
    """Return `today`, `is_sample` and the person's post shown in the bar, for templates."""
    return {
        "today": clock.today(),
        "is_sample": settings.SAMPLE,
        "post": getattr(request, "post", None),
    }
