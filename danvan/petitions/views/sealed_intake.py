"""Taking a denunciation in: the form, and the slip shown once."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.documents.queries.life_choices import units_offered
from danvan.obligations.views.told import refusals
from danvan.petitions.access import units_receiving
from danvan.petitions.access_seals import sees_seal_of
from danvan.petitions.actions.register import Intake
from danvan.petitions.actions.sealed import receive_denunciation
from danvan.petitions.actions.sealed_papers import checked_papers
from danvan.petitions.forms.sealed import DenunciationForm
from danvan.petitions.models import Petition, PetitionPaper
from danvan.petitions.queries.sealed_pages import posts_complained_of, units_complained_of
from danvan.petitions.views.carried import carried, forget_carried
from danvan.petitions.views.from_visit import denunciation_told
from danvan.petitions.views.uploads import in_memory
from danvan.units.queries import unit_book

SLIP = "denunciation_slip"


@in_memory
@staff_page("petitions.receive")
def denounce(request: StaffRequest) -> HttpResponse:
    """Take a denunciation in; nothing of it is kept anywhere but under the seal."""
    form = _form(request)
    if form.is_bound:
        made: list[Petition] = []
        with refusals(form):
            if form.is_valid():
                made.append(_receive(request, form))
        if made and form.is_valid():
            forget_carried(request)
            request.session[SLIP] = _slip(made[0], form.cleaned_data["unit"], request)
            return leave(request, "petitions:denounced")
    status = INVALID if form.is_bound else 200
    return _closed(render(request, "petitions/denounce.html", {"form": form}, status=status))


@staff_page("petitions.receive")
def denounced(request: StaffRequest) -> HttpResponse:
    """Show the slip of the denunciation just taken in, once; later there is nothing to see."""
    slip = request.session.pop(SLIP, None)
    if slip is not None:
        slip = slip | {"on": date.fromisoformat(slip["on"])}
    return _closed(render(request, "petitions/denounced.html", {"slip": slip}))


def _form(request: StaffRequest) -> DenunciationForm:
    user, on = request.user, request.today
    units = list(units_receiving(user, on=on).values_list("pk", flat=True))
    return DenunciationForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        units=units_offered(units, on=on),
        posts=posts_complained_of(units, on=on),
        places=units_complained_of(user, on=on),
        initial={"received_on": on, "channel": Petition.Channel.COUNTER, **_brought(request)},
    )


def _brought(request: StaffRequest) -> dict[str, Any]:
    """Return what was typed or told elsewhere already: at a reception, or as a plain petition."""
    return denunciation_told(request) | carried(request)


def _receive(request: StaffRequest, form: DenunciationForm) -> Petition:
    given = form.cleaned_data
    people = form.people()
    files = [(file.name or "", file.read()) for file in given["papers"]]
    return receive_denunciation(
        _intake(given, len(people)),
        people,
        given["content"],
        checked_papers(files, PetitionPaper.Role.PETITION),
        given["summary"],
        visit=given["visit"],
        by=request.user,
        on=request.today,
    )


def _intake(given: dict[str, Any], people: int) -> Intake:
    return Intake(
        unit=given["unit"],
        received_on=given["received_on"],
        written_on=given["written_on"],
        channel=given["channel"],
        passed_by=given["passed_by"],
        subject="",
        people_count=max(people, 1),
        about_post=given["about_post"],
        about_unit=given["about_unit"],
    )


def _slip(petition: Petition, unit: int, request: StaffRequest) -> dict[str, Any]:
    """Return what the slip says: number, day, where it went, and its page for who sees it."""
    sees = sees_seal_of(request.user, petition, on=request.today)
    seal = reverse("petitions:sealed", kwargs={"public_id": petition.public_id})
    return {
        "label": petition.label,
        "on": petition.received_on.isoformat(),
        "place": unit_book(request.today, {petition.unit_id}).name(petition.unit_id),
        "moved": petition.unit_id != unit,
        "url": seal if sees else "",
    }


def _closed(answer: HttpResponse) -> HttpResponse:
    """Let nothing on the way and no browser keep the page."""
    answer["Cache-Control"] = "private, no-store"
    return answer
