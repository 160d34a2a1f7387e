"""Sending a recommendation or feedback; what comes back is a code to keep."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from danvan.base import clock
from danvan.base.acts import ActRefused
from danvan.petitions import counter, public
from danvan.portal.forms.message import MessageForm
from danvan.portal.views.follow import INVALID, TOO_MANY
from danvan.portal.window import stranger, window

KEPT = "portal_sent"
SHOWN_FOR = 1800  # seconds in which the page with the code can be looked at again


@sensitive_post_parameters()
@window
def send(request: HttpRequest) -> HttpResponse:
    """Take a message in; refused, everything typed stands there again but the files."""
    on = clock.today()
    open_desks = [desk for desk in public.desks(on) if desk.takes_online]
    if not open_desks and request.method != "POST":
        return render(request, "portal/send_closed.html", {"desks": public.desks(on)})
    if request.method != "POST":
        form = MessageForm(desks=open_desks, initial={"unit": request.GET.get("den", "")})
        return _page(request, form, 200)
    form = MessageForm(request.POST, request.FILES, desks=open_desks)
    if not form.is_valid():
        return _page(request, form, INVALID)
    try:
        handed = counter.hand_in(form.message(), by=stranger(request), on=on, at=clock.now())
    except ActRefused as refused:
        form.add_error(None, refused.message)
        return _page(request, form, TOO_MANY if _often(refused) else INVALID)
    request.session[KEPT] = handed.code
    request.session.set_expiry(SHOWN_FOR)
    return redirect("portal:sent")


@window
def sent(request: HttpRequest) -> HttpResponse:
    """Show the code of what was just sent, until the browser is closed or half an hour is over."""
    code = request.session.get(KEPT, "")
    found = public.followed(code, on=clock.today()) if code else None
    if found is None:
        return redirect("portal:follow")
    return render(request, "portal/sent.html", {"found": found, "groups": found.code.split("-")})


def _often(refused: ActRefused) -> bool:
    return isinstance(refused, counter.TooManyTries)


def _page(request: HttpRequest, form: MessageForm, status: int) -> HttpResponse:
    return render(request, "portal/send.html", {"form": form}, status=status)
