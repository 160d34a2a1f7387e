"""Pages on which a petition leaves the register: sent on, guided, parted, given back, kept."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.petitions.actions.refer import refer_petition
from danvan.petitions.forms.referral import ReferralForm
from danvan.petitions.models import Petition, Referral
from danvan.petitions.queries.referral import Way, places_offered, ways_of
from danvan.petitions.views.classify import to_classify
from danvan.petitions.views.refused_words import case_refusals


@staff_page("petitions.classify")
@require_http_methods(["GET", "HEAD", "POST"])
def refer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Send a classified petition on; which way is chosen by the tabs above the form."""
    petition = to_classify(request, public_id)
    ways = ways_of(petition)
    if not ways:
        raise Http404
    way = _chosen(request, ways)
    form = ReferralForm(
        request.POST if request.method == "POST" else None,
        what=way.what,
        paper=way.paper,
        units=places_offered(petition, on=request.today),
        initial={"version": petition.version, "reason": _reasons(petition)},
    )
    done: list[Referral] = []
    with case_refusals(form, petition, request):
        if form.is_valid():
            done.append(_refer(request, petition, way, form))
    if done and form.is_valid():
        told = _("Đã xử lý đơn số %(label)s: %(what)s.")
        messages.success(request, told % {"label": petition.label, "what": str(way.what.label)})
        return leave(request, reverse("petitions:case", args=[public_id]))
    shown = {
        "petition": petition,
        "form": form,
        "way": way,
        "tabs": [
            {"label": one.label, "url": f"?cach={one.what}", "current": one == way} for one in ways
        ],
    }
    status = INVALID if form.is_bound else 200
    return render(request, "petitions/refer.html", shown, status=status)


def _refer(request: StaffRequest, petition: Petition, way: Way, form: ReferralForm) -> Referral:
    return refer_petition(
        petition.pk,
        form.cleaned_data["version"],
        way.what,
        form.sending(),
        by=request.user,
        on=request.today,
        paper=form.paper(),
    )


def _chosen(request: StaffRequest, ways: tuple[Way, ...]) -> Way:
    asked = request.GET.get("cach", "")
    return next((way for way in ways if way.what == asked), ways[0])


def _reasons(petition: Petition) -> str:
    """Return why it was not taken up, as the classification says, for the person to mend."""
    newest = petition.classifications.first()
    return capfirst("\n".join(newest.reasons)) if newest and not newest.is_eligible else ""
