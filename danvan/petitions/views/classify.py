"""Pages of reading a petition: what it is, what follows, and whether it came before."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, is_part, leave
from danvan.petitions.access import may_do, sees_petition, visible_petitions
from danvan.petitions.actions.classify import classify_petition
from danvan.petitions.actions.similar import decide_similar
from danvan.petitions.forms.classify import (
    ClassifyForm,
    Offered,
    answers_in,
    likely_answers,
    outcome_words,
    proposal_for,
)
from danvan.petitions.models import Petition
from danvan.petitions.models.cases import Outcome
from danvan.petitions.queries.case_choices import offices_for, people_for
from danvan.petitions.queries.intake import settler_of, settlers_offered
from danvan.petitions.queries.remote import remote_told
from danvan.petitions.queries.similar import similar_to
from danvan.petitions.views.refused_words import case_refusals
from danvan.rules.petitions.stages import RECEIVED


@staff_page("petitions.classify")
@require_http_methods(["GET", "HEAD", "POST"])
def classify(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask what the law asks of a petition, propose what follows, keep what the person decides."""
    petition = to_classify(request, public_id)
    if petition.stage != RECEIVED:
        return leave(request, way_on(petition))
    if request.method != "POST" or request.POST.get("do") == "propose":
        form = _unbound(request, petition)
        return _page(request, petition, form, 200)
    kind = request.POST.get("kind", "")
    form = ClassifyForm(
        request.POST, petition=petition, kind=kind, offered=_offered(petition, request.today)
    )
    made: list[Petition] = []
    with case_refusals(form, petition, request):
        if form.is_valid():
            made.append(
                classify_petition(
                    petition.pk,
                    form.cleaned_data["version"],
                    form.judgement(),
                    by=request.user,
                    on=request.today,
                )
            )
    if made and form.is_valid():
        return _classified(request, made[0])
    petition.refresh_from_db()
    return _page(request, petition, form, INVALID)


@require_POST
@staff_page("petitions.classify")
def verdict(request: StaffRequest, public_id: UUID, earlier: UUID) -> HttpResponse:
    """Keep what a person says of two petitions that may be about the same matter."""
    petition = to_classify(request, public_id)
    other = get_object_or_404(visible_petitions(request.user, on=request.today), public_id=earlier)
    try:
        said = request.POST.get("verdict", "")
        decide_similar(petition.pk, other.pk, said, by=request.user, on=request.today)
    except ActRefused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã ghi kết luận về đơn trùng."))
    return redirect("petitions:classify", public_id)


def to_classify(request: StaffRequest, public_id: UUID) -> Petition:
    """Return a petition the person sees and classifies; strangers are told that there is none."""
    user, on = request.user, request.today
    rows = visible_petitions(user, on=on).select_related("settler", "handler")
    petition = get_object_or_404(rows, public_id=public_id)
    if not may_do(user, "petitions.classify", petition, on=on):
        raise Http404
    return petition


def way_on(petition: Petition) -> str:
    """Return where a petition goes on: its referral while it waits for one, else its own page."""
    if petition.stage == "classified" and petition.outcome not in ("", Outcome.HANDLE):
        return reverse("petitions:refer", args=[petition.public_id])
    return reverse("petitions:case", args=[petition.public_id])


def _classified(request: StaffRequest, petition: Petition) -> HttpResponse:
    messages.success(request, _("Đã phân loại đơn số %(label)s.") % {"label": petition.label})
    if not sees_petition(request.user, petition, on=request.today):
        return leave(request, "petitions:register")
    return leave(request, way_on(petition))


def _unbound(request: StaffRequest, petition: Petition) -> ClassifyForm:
    """Return the form as it is shown first, or with what was chosen so far; nothing is judged."""
    typed = {name: value for name, value in request.POST.items() if value}
    kind = str(typed.get("kind", petition.kind))
    settler = settler_of(petition, on=request.today)
    people = petition.petitioners.count()
    initial: dict[str, Any] = {
        "kind": kind,
        "topic": petition.field,
        "is_remote": petition.is_remote,
        "has_several_places": petition.has_several_places,
        "handler": petition.handler_id,
        "assignee": petition.assignee_id,
        "settler": settler.pk if settler else None,
        **likely_answers(petition, people, kind),
    }
    if request.method == "POST":
        # A box that was emptied is not among what was posted.
        initial |= {"is_remote": False, "has_several_places": False}
    initial |= {**typed, "version": typed.get("version", petition.version)}
    proposal = proposal_for(kind, answers_in(initial))
    if proposal is not None:
        followed = initial.get("outcome") in (None, "", initial.get("proposed"))
        initial["outcome"] = proposal.outcome if followed else initial["outcome"]
        initial["proposed"] = proposal.outcome
    offered = _offered(petition, request.today)
    return ClassifyForm(initial=initial, petition=petition, kind=kind, offered=offered)


def _offered(petition: Petition, on: date) -> Offered:
    return Offered(
        offices=offices_for(petition, on=on),
        people=people_for(petition, on=on),
        settlers=settlers_offered(petition, on=on),
    )


def _page(
    request: StaffRequest, petition: Petition, form: ClassifyForm, status: int
) -> HttpResponse:
    given = form.data if form.is_bound else form.initial
    kind = str(given.get("kind") or "")
    answers = answers_in({name: given.get(name) for name in form.fields})
    proposal = proposal_for(kind, answers)
    shown = {
        "petition": petition,
        "form": form,
        "kind": kind,
        "proposal": proposal,
        "outcome": outcome_words()[proposal.outcome] if proposal else "",
        "missing": sum(1 for name in form.questions if name.code not in answers),
        "remote": remote_told(on=request.today),
        "similar": similar_to(petition, request.user, on=request.today),
    }
    page = "petitions/_classify_form.html" if is_part(request) else "petitions/classify.html"
    return render(request, page, shown, status=status)
