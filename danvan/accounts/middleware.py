"""Gives each request the post of the person, for the bar on top of the page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from danvan.accounts.models import User
from danvan.base import clock, registry


class DayMiddleware:
    """Sets `request.post`: the person's main appointment today, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look the post up lazily cheap: one query for people signed in, none for others."""
        if isinstance(request.user, User) and request.user.is_authenticated:
            main_post = registry.named("accounts", "main_post")
            if callable(main_post):
                request.post = main_post(request.user, clock.today())  # type: ignore[attr-defined]
        return self.get_response(request)
