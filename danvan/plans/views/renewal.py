"""Pages of a new version: beginning one, saying what it renews, pairing the duties of both."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.plans.access.drafts import importing_units, may_review
from danvan.plans.actions.drafts import AlreadyImported, import_plan
from danvan.plans.actions.renewal import begin_renewal, choose_renewal, decide_pairs
from danvan.plans.forms.renewal import (
    BeginForm,
    OlderForm,
    PairForm,
    PairsForm,
    RenewalUploadForm,
)
from danvan.plans.models import Plan, PlanDraft
from danvan.plans.queries.drafts import header_of
from danvan.plans.queries.drafts import title_of as draft_title
from danvan.plans.queries.plans_list import title_of
from danvan.plans.queries.plans_origins import label_of, plan_address
from danvan.plans.queries.renewal_page import one_pair, pairs_page
from danvan.plans.queries.versions import renewable_plans
from danvan.plans.views.draft_review import reviewed_draft
from danvan.plans.views.plans import crumbs_of, plan_or_404
from danvan.readers.files import MAX_FILE_BYTES
from danvan.units.queries import unit_book

CHANGING = ("GET", "HEAD", "POST")


@staff_page("plans.import")
@require_http_methods(CHANGING)
def renew(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Begin a new version: with the rows of the plan in force, or with the file of the new one."""
    plan = plan_or_404(request, public_id)
    if not renewable_plans(request.user, request.today).filter(pk=plan.pk).exists():
        raise Http404
    upload = request.method == "POST" and "upload" in request.POST
    begin = request.method == "POST" and not upload
    begin_form = BeginForm(request.POST if begin else None, initial={"version": plan.version})
    form = _upload_form(request, bound=upload)
    for bound, act in ((begin_form, _begin), (form, _upload)):
        if bound.is_bound and bound.is_valid():
            try:
                return leave(request, _draft_url(act(request, plan, bound)))
            except AlreadyImported as known:
                bound.add_error(None, known.message)
                return _renew_page(request, plan, begin_form, form, known.draft)
            except ActRefused as refused:
                bound.add_error(None, refused.message)
    return _renew_page(request, plan, begin_form, form)


def _begin(request: StaffRequest, plan: Plan, form: BeginForm | RenewalUploadForm) -> PlanDraft:
    version = form.cleaned_data["version"]
    how = PlanDraft.Renewal.REPLACES
    return begin_renewal(plan.pk, version=version, renewal=how, by=request.user, on=request.today)


def _upload(request: StaffRequest, plan: Plan, form: BeginForm | RenewalUploadForm) -> PlanDraft:
    given, by, on = form.cleaned_data, request.user, request.today
    file = given["file"]
    draft = import_plan(
        file.read(), file.name, unit=given["unit"], confirmed=given["confirmed"], by=by, on=on
    )
    # Nobody else has seen the draft, but the reader may be at it already: no version to ask for.
    return choose_renewal(draft.pk, version=None, plan=plan, renewal=given["renewal"], by=by, on=on)


def _renew_page(
    request: StaffRequest,
    plan: Plan,
    begin_form: BeginForm,
    form: RenewalUploadForm,
    known: PlanDraft | None = None,
) -> HttpResponse:
    context = {
        "plan": plan,
        "title": title_of(plan),
        "begin_form": begin_form,
        "form": form,
        "known": known,
        "max_bytes": MAX_FILE_BYTES,
        "crumbs": crumbs_of(plan),
    }
    status = INVALID if form.is_bound or begin_form.is_bound else 200
    return render(request, "plans/renew.html", context, status=status)


def _upload_form(request: StaffRequest, *, bound: bool) -> RenewalUploadForm:
    units = importing_units(request.user, request.today)
    book = unit_book(request.today, list(units.values_list("pk", flat=True)))
    data = (request.POST, request.FILES) if bound else (None, None)
    return RenewalUploadForm(*data, units=units, book=book)


@staff_page("plans.issue")
@require_http_methods(CHANGING)
def pairs(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show the duties of both versions paired; take the proposals as they were seen."""
    draft = _draft_or_404(request, public_id)
    form = PairsForm(request.POST or None, initial={"version": draft.version})
    if form.is_bound and form.is_valid():
        decisions = form.decisions(request.POST.getlist("pair"))
        try:
            decide_pairs(
                draft.pk,
                version=form.cleaned_data["version"],
                decisions=decisions,
                by=request.user,
                on=request.today,
            )
        except ActRefused as refused:
            form.add_error(None, refused.message)
        else:
            said = ngettext(
                "Đã xác nhận %(count)d nhiệm vụ.", "Đã xác nhận %(count)d nhiệm vụ.", len(decisions)
            )
            messages.success(request, said % {"count": len(decisions)})
            return leave(request, _pairs_url(draft))
    page = pairs_page(draft, _draft_url(draft), request.today)
    context = _shown(request, draft) | {"form": form, "page": page}
    return render(request, "plans/pairs.html", context, status=INVALID if form.is_bound else 200)


@staff_page("plans.import")
@require_http_methods(CHANGING)
def pair(request: StaffRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Say what becomes of one older duty: which row takes it on, or that it ends."""
    draft = _draft_or_404(request, public_id)
    found = one_pair(draft, pk, request.today)
    if found is None:
        raise Http404
    initial = {"version": draft.version, "becomes": found.now}
    form = PairForm(request.POST or None, initial=initial, choices=found.choices)
    if form.is_bound and form.is_valid():
        try:
            decide_pairs(
                draft.pk,
                version=form.cleaned_data["version"],
                decisions=[form.decision(pk)],
                by=request.user,
                on=request.today,
            )
        except ActRefused as refused:
            form.add_error(None, refused.message)
        else:
            return leave(request, _pairs_url(draft))
    context = _shown(request, draft) | {"form": form, "pair": found}
    return render(request, "plans/pair.html", context, status=INVALID if form.is_bound else 200)


@staff_page("plans.import")
@require_http_methods(CHANGING)
def older(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Say which running plan a draft is the new version of, and how it acts on it."""
    draft = reviewed_draft(request, public_id)
    initial: dict[str, object] = {"version": draft.version, "plan": draft.renews_id}
    if draft.renewal:
        initial["renewal"] = draft.renewal
    plans = renewable_plans(request.user, request.today).select_related("document")
    form = OlderForm(request.POST or None, initial=initial, plans=plans.defer("text", "blocks"))
    if form.is_bound and form.is_valid():
        try:
            choose_renewal(draft.pk, **form.cleaned_data, by=request.user, on=request.today)
        except ActRefused as refused:
            form.add_error(None, refused.message)
        else:
            chosen = form.cleaned_data["plan"]
            return leave(request, _pairs_url(draft) if chosen else _draft_url(draft))
    context = _shown(request, draft) | {"form": form}
    return render(request, "plans/older.html", context, status=INVALID if form.is_bound else 200)


def _draft_or_404(request: StaffRequest, public_id: UUID) -> PlanDraft:
    """Return a draft under review that renews a plan."""
    draft = reviewed_draft(request, public_id)
    if draft.renews is None or draft.state != PlanDraft.State.REVIEW:
        raise Http404
    return draft


def _shown(request: StaffRequest, draft: PlanDraft) -> dict[str, object]:
    return {
        "draft": draft,
        "title": draft_title(header_of(draft), draft),
        "older": label_of(draft.renews) if draft.renews else "",
        "older_url": plan_address(draft.renews) if draft.renews else "",
        "may_edit": may_review(request.user, draft, on=request.today),
    }


def _draft_url(draft: PlanDraft) -> str:
    return reverse("plans:draft", args=[draft.public_id])


def _pairs_url(draft: PlanDraft) -> str:
    return reverse("plans:draft-pairs", args=[draft.public_id])
