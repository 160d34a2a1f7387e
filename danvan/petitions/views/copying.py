"""The fields of a case in the order of another system's form, to be copied by hand."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID
from danvan.obligations.views.told import refusals
from danvan.petitions.access import may_do, visible_petitions
from danvan.petitions.actions.exchange import ACT
from danvan.petitions.actions.papers import look_at_people
from danvan.petitions.forms.exchange import PurposeForm
from danvan.petitions.models import Petition
from danvan.petitions.queries.exchange import record_of
from danvan.petitions.queries.exchange_forms import (
    ExchangeForm,
    UnknownForm,
    exchange_form,
    exchange_forms,
)
from danvan.petitions.queries.exchange_out import copied_fields

PERSONAL = frozenset({"name", "address", "identity_number", "phone"})


@staff_page(ACT)
def copy(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a case's fields; those about the person after a purpose was given, for this once."""
    petition = _petition(request, public_id)
    chosen = _chosen(request)
    form = PurposeForm(request.POST or None)
    shows = False
    with refusals(form):
        if form.is_valid():
            told = form.cleaned_data["purpose"]
            look_at_people(petition.pk, told, by=request.user, on=request.today)
            shows = True
    shows = shows and form.is_valid()
    fields = [
        one for one in copied_fields(chosen, record_of(petition)) if shows or one[0] not in PERSONAL
    ]
    shown = {
        "petition": petition,
        "chosen": chosen,
        "forms": exchange_forms(),
        "fields": fields,
        "shows": shows,
        "form": form,
    }
    status = INVALID if form.is_bound and not shows else 200
    answer = render(request, "petitions/copy.html", shown, status=status)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _petition(request: StaffRequest, public_id: UUID) -> Petition:
    rows = visible_petitions(request.user, on=request.today).filter(is_sealed=False)
    petition = get_object_or_404(rows, public_id=public_id)
    if not may_do(request.user, ACT, petition, on=request.today):
        raise Http404
    return petition


def _chosen(request: StaffRequest) -> ExchangeForm:
    asked = request.GET.get("bieu", exchange_forms()[0].source)
    try:
        return exchange_form(asked)
    except UnknownForm as unknown:
        raise Http404 from unknown
