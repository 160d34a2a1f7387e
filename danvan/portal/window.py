"""What every page of the window does alike: open to anybody, kept by nobody, found by no engine."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from danvan.accounts.machines import client_address
from danvan.accounts.pages import public_page
from danvan.petitions.counter import Stranger

View = Callable[..., HttpResponse]


def window(view: View) -> Callable[..., Any]:
    """Open a page to anybody; no cache keeps it, no search engine lists it."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return public_page(opened)


def stranger(request: HttpRequest) -> Stranger:
    """Return who stands at the window."""
    return Stranger(client_address(request))
