"""One answer for two ways of asking: a part for htmx, a redirect or a page for plain forms."""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from django.contrib.messages import get_messages
from django.forms import BaseForm, BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.template.loader import render_to_string
from django_htmx.http import HttpResponseClientRedirect

PLAIN_PAGE = "layout/part.html"  # shows a part inside the shell when a browser has no script
INVALID = 422


def is_part(request: HttpRequest) -> bool:
    """Say whether htmx asks for a part; going back in history asks for the whole page."""
    asked = request.headers.get("HX-Request") == "true"
    return asked and request.headers.get("HX-History-Restore-Request") != "true"


def answer(
    request: HttpRequest,
    *,
    part: str,
    context: Mapping[str, object] | None = None,
    then: str | None = None,
    page: str | None = None,
    status: int | None = None,
) -> HttpResponse:
    """Answer a form or a click with the part, the page, or the way to the next page.

    htmx gets `part`, followed by the flash messages. A plain browser is sent to `then` (an
    address or a route name) after a success; otherwise, or without `then`, it gets `page` (by
    default the part inside the shell). A bound form with errors in `context` makes it a 422.
    """
    given = dict(context or {})
    status = status or (INVALID if _has_errors(given) else 200)
    if is_part(request):
        html = render_to_string(part, given, request) + flash_beside(request)
        return HttpResponse(html, status=status)
    if then is not None and status < 400:
        return leave(request, then)
    return render(request, page or PLAIN_PAGE, {"part": part, **given}, status=status)


def leave(request: HttpRequest, to: str) -> HttpResponse:
    """Send the browser to another page, whichever way it asked; an upload is told the address."""
    url = resolve_url(to)
    if is_part(request) or "X-Danvan-Upload" in request.headers:
        return HttpResponseClientRedirect(url)
    return redirect(url)


def sign_in_again(request: HttpRequest, sign_in: str) -> HttpResponse:
    """Send somebody whose session ended to the sign-in page, and back to where he was."""
    here = request.get_full_path()
    if is_part(request):
        seen = urlsplit(request.headers.get("HX-Current-URL", ""))
        here = f"{seen.path}?{seen.query}" if seen.query else seen.path
    return leave(request, f"{resolve_url(sign_in)}?{urlencode({'next': here})}")


def flash_beside(request: HttpRequest) -> str:
    """Return the flash messages as a swap beside the part, or nothing when there are none."""
    waiting = list(get_messages(request))
    return render_to_string("ui/_flash_beside.html", {"messages": waiting}) if waiting else ""


def _has_errors(context: Mapping[str, object]) -> bool:
    for value in context.values():
        if isinstance(value, BaseForm | BaseFormSet) and value.is_bound and not value.is_valid():
            return True
    return False
