"""Comparing a plan, or a draft under review, with another one."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.documents.content import XLSX
from danvan.plans.forms.compare import CompareForm
from danvan.plans.models import Plan, PlanDraft
from danvan.plans.queries.compare_choices import chosen, offered_for
from danvan.plans.queries.compare_files import comparison_paper, comparison_sheet
from danvan.plans.queries.compare_page import GROUPS, ComparedRow, Comparison, comparison_of
from danvan.plans.queries.drafts import header_of
from danvan.plans.queries.drafts import title_of as draft_title
from danvan.plans.queries.plans_list import title_of
from danvan.plans.views.draft_review import reviewed_draft
from danvan.plans.views.plans import DOCX, crumbs_of, plan_or_404

TONES = {"doi": "soon", "moi": "good", "bo": "late", "giu": "", "khac": ""}


@staff_page("plans.view")
@require_safe
def plan(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Compare a plan with last year's, with the one above, or with any other."""
    record = plan_or_404(request, public_id)
    address = reverse("plans:compare", args=[public_id])
    return _page(request, record, title_of(record), address, crumbs_of(record))


@staff_page("plans.issue")
@require_safe
def draft(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Compare a draft under review with a plan, or with another draft."""
    record = reviewed_draft(request, public_id)
    if record.state == PlanDraft.State.READING:
        raise Http404
    title = draft_title(header_of(record), record)
    crumbs = [
        {"label": _("Bản nhập đang soát"), "url": reverse("plans:drafts")},
        {"label": title, "url": reverse("plans:draft", args=[public_id])},
    ]
    address = reverse("plans:compare-draft", args=[public_id])
    return _page(request, record, title, address, crumbs)


def _page(
    request: StaffRequest,
    record: Plan | PlanDraft,
    title: str,
    address: str,
    crumbs: list[dict[str, str]],
) -> HttpResponse:
    """Show the comparison with what was chosen, or hand it over as a file."""
    user, on = request.user, request.today
    offered = offered_for(record, user, on)
    asked = request.GET.get("voi") or (offered[0].key if offered else "")
    other = chosen(asked, user, on)
    if request.GET.get("voi") and other is None:
        raise Http404
    found = comparison_of(record, other, on) if other else None
    labels = found.labels if found else GROUPS
    form = CompareForm({**request.GET.dict(), "voi": asked}, offered=offered, labels=labels)
    group, words = request.GET.get("nhom", ""), request.GET.get("q", "")[:100]
    group = group if group in labels else ""
    rows = found.narrowed(group, words) if found else ()
    if found and request.GET.get("tep"):
        return _file(request, record, found, rows)
    query = request.GET.copy()
    query["voi"] = asked
    context = {
        "title": title,
        "found": found,
        "rows": rows,
        "form": form,
        "counts": _counts(found, address, asked) if found else (),
        "narrowed": bool(group or words),
        "here": f"{address}?voi={asked}",
        "keep": query.urlencode(),
        "back": crumbs[-1]["url"],
        "crumbs": crumbs,
    }
    return render(request, "plans/compare.html", context)


def _counts(found: Comparison, address: str, asked: str) -> list[dict[str, object]]:
    return [
        {
            "number": found.count(group),
            "label": label,
            "tone": TONES[group],
            "url": f"{address}?voi={asked}&nhom={group}",
        }
        for group, label in found.labels.items()
    ]


def _file(
    request: StaffRequest,
    record: Plan | PlanDraft,
    found: Comparison,
    rows: tuple[ComparedRow, ...],
) -> HttpResponse:
    """Hand the rows that are shown over, as a sheet or as a paper of the office."""
    kind = request.GET["tep"]
    if kind == "xlsx":
        data, content_type = comparison_sheet(rows), XLSX
    elif kind == "docx":
        place, year = _place(record), request.today.year
        data, content_type = comparison_paper(found, rows, place=place, year=year), DOCX
    else:
        raise Http404
    answer = HttpResponse(data, content_type=content_type)
    answer["Content-Disposition"] = content_disposition_header(True, f"so-sanh-ke-hoach.{kind}")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _place(record: Plan | PlanDraft) -> str:
    draft = record if isinstance(record, PlanDraft) else record.draft
    return (header_of(draft).place if draft else None) or "…"
