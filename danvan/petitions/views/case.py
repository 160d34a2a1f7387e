"""The page of one petition, and the acts taken on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.petitions.access import sees_petition, visible_petitions
from danvan.petitions.access_seals import sees_seal_of
from danvan.petitions.actions.papers import look_at_people
from danvan.petitions.forms.cases import LookForm
from danvan.petitions.models import Petition, Petitioner
from danvan.petitions.queries.case import CaseRecord, case_of
from danvan.petitions.queries.letters import LetterOffer, letters_for
from danvan.petitions.queries.similar import similar_to
from danvan.petitions.queries.timeline import timeline_of
from danvan.petitions.views.clock import CLOCK_STEPS
from danvan.petitions.views.decisions import END_STEPS
from danvan.petitions.views.refused_words import case_refusals
from danvan.petitions.views.steps import WAY_STEPS, CaseStep, Standing

VIEW = "petitions.view"
STEPS: Mapping[str, CaseStep] = {**WAY_STEPS, **CLOCK_STEPS, **END_STEPS}
GROUPS = ("next", "clock", "more", "papers")


@dataclass(frozen=True)
class Offer:
    """An act that may be taken now, with its form «việc được làm»: drawn by `_case_step.html`."""

    slug: str
    step: CaseStep
    form: forms.Form


@dataclass(frozen=True)
class Looked:
    """Who sent the petition, shown for this one answer «đã mở phần người gửi»."""

    form: LookForm
    people: tuple[Petitioner, ...] | None = None


@staff_page(VIEW)
@require_safe
def case(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show what a petition is, where it stands, its clock, and what can be done now."""
    return _page(request, _row(request, public_id))


@require_POST
@staff_page(VIEW)
def act(request: StaffRequest, public_id: UUID, step: str) -> HttpResponse:
    """Take one act; a refusal or a mistake shows the page again with what was typed."""
    chosen = STEPS.get(step)
    if chosen is None:
        raise Http404
    row = _row(request, public_id)
    standing = _standing(request, row)
    if not chosen.offered(standing):
        return _page(request, row, status=INVALID, gone=str(chosen.title))
    form = _form(standing, step, chosen, request.POST, request.FILES)
    with case_refusals(form, row, request):
        if form.is_valid():
            chosen.act(row, form.cleaned_data, request.user, request.today)
    if form.is_valid():
        messages.success(request, str(chosen.said))
        return leave(request, _onward(request, row))
    return _page(request, _row(request, public_id), failed=Offer(step, chosen, form))


@require_POST
@staff_page(VIEW)
def people(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show who sent a petition, for this one answer, once the purpose is told and kept."""
    row = _row(request, public_id)
    form = LookForm(request.POST)
    found: tuple[Petitioner, ...] | None = None
    with case_refusals(form, row, request):
        if form.is_valid():
            purpose = form.cleaned_data["purpose"]
            found = look_at_people(row.pk, purpose, by=request.user, on=request.today)
    status = 200 if form.is_valid() else INVALID
    answer = _page(request, row, looked=Looked(form, found), status=status)
    answer["Cache-Control"] = "private, no-store"
    return answer


def case_url(row: Petition) -> str:
    """Return the address of a petition's page."""
    return reverse("petitions:case", args=[row.public_id])


def _row(request: StaffRequest, public_id: UUID) -> Petition:
    rows = visible_petitions(request.user, on=request.today)
    return get_object_or_404(
        rows.select_related("unit", "assignee", "settler", "about_post", "previous"),
        public_id=public_id,
    )


def _standing(request: StaffRequest, row: Petition) -> Standing:
    return Standing(case_of(row, request.user, on=request.today), request.user, request.today)


def _onward(request: StaffRequest, row: Petition) -> str:
    """Return where the person goes after an act: the case, unless he handed it out of his sight."""
    row.refresh_from_db()
    seen = sees_petition(request.user, row, on=request.today)
    return case_url(row) if seen else reverse("desk:home")


def _form(
    standing: Standing, slug: str, step: CaseStep, data: Any = None, files: Any = None
) -> forms.Form:
    options = dict(step.options(standing))
    initial = {"version": standing.row.version, **options.pop("initial", {})}
    sealed = standing.row.is_sealed
    return step.form(data, files, initial=initial, auto_id=f"{slug}_%s", sealed=sealed, **options)


def _offers(standing: Standing, failed: Offer | None) -> dict[str, list[Offer]]:
    found: dict[str, list[Offer]] = {group: [] for group in GROUPS}
    for slug, step in STEPS.items():
        if failed is not None and failed.slug == slug:
            found[step.group].append(failed)
        elif step.offered(standing):
            found[step.group].append(Offer(slug, step, _form(standing, slug, step)))
    return found


def _page(
    request: StaffRequest,
    row: Petition,
    *,
    failed: Offer | None = None,
    looked: Looked | None = None,
    gone: str = "",
    status: int = 200,
) -> HttpResponse:
    standing = _standing(request, row)
    if failed is not None:
        # Who saw the newer record may send what he typed again: it then speaks of this version.
        typed = request.POST.copy()
        typed["version"] = str(row.version)
        failed.form.data = typed
        status = INVALID
    context = {
        "row": row,
        "record": standing.record,
        "offers": _offers(standing, failed),
        "history": timeline_of(row),
        "papers": row.papers.select_related("file"),
        "letters": row.letters.select_related("file", "by"),
        "writable": _writable(standing.record),
        "looked": looked or Looked(LookForm()),
        "same": [one for one in similar_to(row, request.user, on=request.today) if one.is_same],
        "gone": gone,
        "sees_seal": sees_seal_of(request.user, row, on=request.today),
    }
    return render(request, "petitions/case.html", context, status=status)


def _writable(record: CaseRecord) -> tuple[LetterOffer, ...]:
    if "petitions.write_letter" not in record.acts:
        return ()
    return letters_for(record.petition)
