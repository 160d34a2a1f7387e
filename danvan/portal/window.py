"""What every page of the window does alike: open to anybody, kept by nobody, found by no engine."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.i18n import set_language

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


def speaking(view: View) -> View:
    """Let a posted page be posted once more in another language: no address leads back to it."""

    @wraps(view)
    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.POST.get("language", "")
        if asked not in dict(settings.LANGUAGES):
            return view(request, *args, **kwargs)
        with translation.override(asked):
            request.LANGUAGE_CODE = asked  # as the middleware of languages does
            answer = view(request, *args, **kwargs)
        answer.headers["Content-Language"] = asked
        answer.cookies.update(set_language(request).cookies)
        return answer

    return spoken


def stranger(request: HttpRequest) -> Stranger:
    """Return who stands at the window."""
    return Stranger(client_address(request))
