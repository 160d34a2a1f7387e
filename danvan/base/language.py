"""The language of a page: Vietnamese, unless the person asked for another with one click."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class LanguageMiddleware:
    """Takes the language from the cookie that the switch sets, never from the browser.

    Browsers in Vietnamese offices are often set up in English: going by them would hide the very
    words of the office from its people.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language, and say in the header which it is."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(known):
            request.LANGUAGE_CODE = known
            answer = self.get_response(request)
        answer.headers.setdefault("Content-Language", known)
        return answer
