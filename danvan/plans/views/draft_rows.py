"""What is done to one row of the review page; each answer is the row itself."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused, StaleRecord
from danvan.base.htmx import INVALID, answer
from danvan.plans.access.drafts import may_review
from danvan.plans.actions.draft_items import accept_item, correct_item, mark_general, undo_item
from danvan.plans.actions.drafts_issuer import correct_header
from danvan.plans.actions.findings import restore_finding
from danvan.plans.forms.draft_rows import (
    CitationForm,
    DutyForm,
    HeaderForm,
    TargetForm,
    VersionForm,
)
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.queries.draft_rows import shown_row
from danvan.plans.queries.draft_units import unit_finder
from danvan.plans.queries.drafts import remaining_of, value_of
from danvan.plans.values import CitationValue, DutyValue, HeaderValue, TargetValue
from danvan.plans.views.draft_review import back_to_review, in_place, reviewed_draft

RowForm = DutyForm | TargetForm | CitationForm | HeaderForm
ROW: Final = "plans/drafts/_row_answer.html"
SETTLING: Final[Mapping[str, Callable[..., DraftItem]]] = {
    "nhan": accept_item,
    "dinh-huong": mark_general,
    "hoan-tac": undo_item,
}

SETTLING_FINDINGS: Final[Mapping[str, Callable[..., DraftItem]]] = {"hoan-tac": restore_finding}


def row_of(request: StaffRequest, public_id: UUID, pk: int) -> tuple[PlanDraft, DraftItem]:
    """Return a draft the person sees and one of its rows; 404 for strangers and other rows."""
    draft = reviewed_draft(request, public_id)
    return draft, get_object_or_404(draft.items.select_related("into", "changed_by"), pk=pk)


def row_answer(
    request: StaffRequest,
    draft: PlanDraft,
    item: DraftItem,
    *,
    problem: str = "",
    status: int | None = None,
) -> HttpResponse:
    """Answer with the row as it is now: the part for htmx, the review page at that row else."""
    context = {
        "draft": draft,
        "row": shown_row(draft, item),
        "remaining": remaining_of(draft),
        "may_edit": may_review(request.user, draft, on=request.today),
        "problem": problem,
        "counted": True,
        "page_title": _("Dòng đang soát"),
    }
    then = row_url(draft, item)
    return in_place(answer(request, part=ROW, context=context, then=then, status=status))


def row_url(draft: PlanDraft, item: DraftItem) -> str:
    """Return the place of a row on the review page."""
    return f"{reverse('plans:draft', args=[draft.public_id])}#row-{item.pk}"


@staff_page("plans.issue")
def row(request: StaffRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Show one row as it is now."""
    draft, item = row_of(request, public_id, pk)
    return row_answer(request, draft, item)


@require_POST
@staff_page("plans.import")
def settle(request: StaffRequest, public_id: UUID, pk: int, what: str) -> HttpResponse:
    """Accept a row, mark it as general direction, or take back what was decided."""
    draft, item = row_of(request, public_id, pk)
    found = item.kind == DraftItem.Kind.FINDING
    act = (SETTLING_FINDINGS if found else SETTLING).get(what)
    if act is None:
        raise Http404
    sent = VersionForm(request.POST)
    version = sent.cleaned_data["version"] if sent.is_valid() else 0
    merged = item.state == DraftItem.State.MERGED or item.taken_in.exists()
    try:
        done = act(item.pk, version=version, by=request.user, on=request.today)
    except ActRefused as refusal:
        item.refresh_from_db()
        return row_answer(request, draft, item, problem=refusal.message, status=INVALID)
    if what == "hoan-tac" and merged:
        return back_to_review(request, draft, done)
    return row_answer(request, draft, done)


@staff_page("plans.import")
def edit(request: StaffRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Correct a row in place. When somebody was faster, both versions are shown."""
    draft, item = row_of(request, public_id, pk)
    form = form_for(request, draft, item)
    if request.method != "POST" or "look" in request.POST:
        return edit_answer(request, draft, item, form, status=200)
    if not form.is_valid():
        return edit_answer(request, draft, item, form)
    try:
        done = _correct(request, item, form)
    except StaleRecord as refusal:
        return _conflict(request, draft, item, form, refusal)
    except ActRefused as refusal:
        form.add_error(None, refusal.message)
        return edit_answer(request, draft, item, form)
    if item.kind == DraftItem.Kind.HEADER:
        return back_to_review(request, draft, done)
    return row_answer(request, draft, done)


def _correct(request: StaffRequest, item: DraftItem, form: RowForm) -> DraftItem:
    version, by, on = form.cleaned_data["version"], request.user, request.today
    if isinstance(form, HeaderForm):
        return correct_header(item.pk, version=version, value=form.typed(), by=by, on=on)
    return correct_item(item.pk, version=version, value=form.typed(), by=by, on=on)


def _conflict(
    request: StaffRequest, draft: PlanDraft, item: DraftItem, form: RowForm, refusal: StaleRecord
) -> HttpResponse:
    """Show what the other person made of the row above what was typed, which may now be sent."""
    item.refresh_from_db()
    form.seen_as(item.version)
    form.add_error(None, refusal.message)
    return edit_answer(request, draft, item, form, theirs=True)


def edit_answer(
    request: StaffRequest,
    draft: PlanDraft,
    item: DraftItem,
    form: RowForm,
    *,
    theirs: bool = False,
    status: int | None = None,
) -> HttpResponse:
    """Answer with the form of a row, and with the row of the other person in a conflict."""
    context = {
        "draft": draft,
        "row": shown_row(draft, item),
        "form": form,
        "theirs": theirs,
        "suggestions": unit_finder(draft).suggest("") if isinstance(form, DutyForm) else (),
        "page_title": _("Sửa dòng"),
    }
    return in_place(answer(request, part="plans/drafts/_edit.html", context=context, status=status))


def form_for(request: StaffRequest, draft: PlanDraft, item: DraftItem) -> RowForm:
    """Return the form of a row's kind, filled with what it holds or with what was typed."""
    data = request.POST if request.method == "POST" else None
    value, version = value_of(item), item.version
    if isinstance(value, DutyValue):
        return DutyForm(data, value=value, version=version, finder=unit_finder(draft))
    if isinstance(value, TargetValue):
        return TargetForm(data, value=value, version=version)
    if isinstance(value, CitationValue):
        return CitationForm(data, value=value, version=version)
    if isinstance(value, HeaderValue):
        return HeaderForm(data, value=value, version=version)
    raise Http404
