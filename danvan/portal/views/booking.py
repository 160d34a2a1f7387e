"""When and where citizens are received, and asking to be received."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from danvan.base import clock
from danvan.base.acts import ActRefused
from danvan.petitions import counter, public
from danvan.portal.forms.booking import BookingForm
from danvan.portal.views.follow import INVALID, TOO_MANY
from danvan.portal.window import stranger, window

AHEAD = timedelta(days=45)


@window
def days(request: HttpRequest) -> HttpResponse:
    """Show the coming days of reception, unit by unit."""
    on = clock.today()
    listed = [(desk, public.reception_days(desk.unit, on, on + AHEAD)) for desk in public.desks(on)]
    chosen = request.GET.get("den", "")
    shown = [(desk, found) for desk, found in listed if not chosen or desk.key == chosen]
    return render(request, "portal/reception.html", {"listed": shown, "desks": listed})


@sensitive_post_parameters()
@window
def book(request: HttpRequest) -> HttpResponse:
    """Ask to be received at a session; the answer shows day, hour, place and a number to say."""
    typed = request.POST if request.method == "POST" else None
    asked = _asked(typed or request.GET)
    if asked is None:  # over, cancelled, or never there: the days that are left
        return redirect("portal:reception")
    desk, day = asked
    form = BookingForm(typed, initial={"session": day.session})
    shown = {"form": form, "desk": desk, "day": day}
    if not form.is_bound:
        return render(request, "portal/book.html", shown)
    if not form.is_valid():
        return render(request, "portal/book.html", shown, status=INVALID)
    given = form.cleaned_data
    try:
        handed = counter.book(
            day.session, given["name"], given["matter"], phone=given["phone"],
            people=given["people_count"], at_time=given["at_time"],
            by=stranger(request), on=clock.today(), at=clock.now(),
        )  # fmt: skip
    except ActRefused as refused:
        form.add_error(None, refused.message)
        often = isinstance(refused, counter.TooManyTries)
        return render(request, "portal/book.html", shown, status=TOO_MANY if often else INVALID)
    return render(request, "portal/booked.html", {**shown, "code": handed.code})


def _asked(given: QueryDict) -> tuple[public.Desk, public.ReceptionDay] | None:
    """Return the session asked for, among those that anybody may know and ask for; else None."""
    try:
        wanted = UUID(str(given.get("session") or given.get("buoi") or ""))
    except ValueError:
        return None
    on = clock.today()
    for desk in public.desks(on):
        for day in public.reception_days(desk.unit, on, on + AHEAD):
            if day.session == wanted and day.bookable:
                return desk, day
    return None
