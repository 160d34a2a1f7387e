"""The receipt: printed at intake and again later, with the code to follow the petition by.

The QR leads to the follow page with the code behind «#». Browsers keep that part to themselves: it
reaches no server, so no access log, proxy or «Referer» ever holds a code; the page puts it into the
form, which is posted. Without a script the person types the code that stands beneath.
"""

import segno
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.obligations.views.told import refusals
from danvan.petitions.access import may_receive, visible_petitions
from danvan.petitions.actions.second_thing import set_second_thing
from danvan.petitions.actions.window import confirm_from_window
from danvan.petitions.forms.window import SecondThingForm
from danvan.petitions.models import Petition
from danvan.petitions.queries.receipt import receipt_of
from danvan.petitions.views.just_received import MINUTES, RECEIPT, is_left, shown_once

HALF = "a5"


@staff_page()
def receipt(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show the receipt of a petition; right after receiving also to who sees no case, once."""
    seen = visible_petitions(request.user, on=request.today).filter(public_id=public_id).first()
    shown = seen or shown_once(request, public_id, RECEIPT)
    if shown is None:
        raise Http404
    return _page(request, shown, None, once=seen is None)


@require_POST
@staff_page("petitions.receive")
def second(request: StaffRequest, public_id: str) -> HttpResponse:
    """Keep the second thing that the sender says."""
    petition = _seen(request, public_id)
    form = SecondThingForm(request.POST)
    with refusals(form):
        if form.is_valid():
            given = form.cleaned_data
            set_second_thing(
                petition.pk, given["version"], given["second"], by=request.user, on=request.today
            )
    if form.is_valid():
        return leave(request, reverse("petitions:receipt", kwargs={"public_id": public_id}))
    return _page(request, petition, form)


@require_POST
@staff_page("petitions.receive")
def confirm(request: StaffRequest, public_id: str) -> HttpResponse:
    """Say that what came over the network was read."""
    petition = _seen(request, public_id)
    confirm_from_window(petition.pk, None, by=request.user, on=request.today)
    return leave(request, reverse("petitions:receipt", kwargs={"public_id": public_id}))


def _seen(request: StaffRequest, public_id: str) -> Petition:
    seen = visible_petitions(request.user, on=request.today)
    return get_object_or_404(seen, public_id=public_id)


def _page(
    request: StaffRequest, petition: Petition, form: SecondThingForm | None, *, once: bool = False
) -> HttpResponse:
    made = receipt_of(petition, on=request.today)
    receives = not once and may_receive(request.user, petition.unit_id, on=request.today)
    code = petition.public_code
    shown = {
        "petition": petition,
        "receipt": made,
        "qr": _qr(request, code) if code else "",
        "follow": request.build_absolute_uri(reverse("portal:follow")) if code else "",
        "form": form or SecondThingForm(initial={"version": petition.version}),
        "may_receive": receives,
        "once": once,
        "minutes": once and is_left(request, petition.public_id, MINUTES),
        "is_half": request.GET.get("kho") == HALF,
        "letter_unit": made.desk.name,
        "letter_day": request.today,
    }
    status = INVALID if form is not None else 200
    answer = render(request, "petitions/receipt.html", shown, status=status)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _qr(request: StaffRequest, code: str) -> SafeString:
    """Return the picture to scan, as lines of the page itself."""
    follow = reverse("portal:follow")
    address = f"{settings.SITE_ADDRESS or request.build_absolute_uri('/').rstrip('/')}{follow}"
    made = segno.make(f"{address}#{code}", error="m", micro=False)
    drawn = made.svg_inline(
        scale=4, border=2, svgclass="qr", lineclass=None, title=_("Mã để quét bằng điện thoại"),
        omitsize=True,
    )  # fmt: skip
    return mark_safe(drawn)  # noqa: S308  segno draws squares; the code has letters and digits only
