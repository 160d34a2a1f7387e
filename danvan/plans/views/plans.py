"""Pages of plans: the list, the plan itself, one duty of it, coverage, closing, the .docx."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, is_part
from danvan.documents.access.register import visible_documents
from danvan.documents.queries.dossiers import dossiers_about
from danvan.plans.access.plans import may_close, may_export, visible_plans
from danvan.plans.actions.close import close_plan
from danvan.plans.forms.plans import CloseForm, PlanFilterForm
from danvan.plans.models import Duty, Plan
from danvan.plans.queries.compose_page import composing_from
from danvan.plans.queries.plan_papers import units_closing_plan
from danvan.plans.queries.plans_coverage import coverage_of
from danvan.plans.queries.plans_duties import duties_shown, units_of, work_of
from danvan.plans.queries.plans_letter import letter_of
from danvan.plans.queries.plans_list import (
    found_plans,
    group_of,
    issuers_of,
    plan_lines,
    title_of,
)
from danvan.plans.queries.plans_page import plan_page
from danvan.plans.queries.plans_progress import progress_by
from danvan.plans.queries.versions import renewable_plans
from danvan.units.queries import unit_book
from danvan.writers.docx import write_docx

PER_PAGE = 25
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@staff_page("plans.view")
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """Show the plans a person sees, newest first."""
    user, on = request.user, request.today
    form = _filters(request)
    found = found_plans(user, on, form.wanted())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": plan_lines(list(page.object_list), user, on),
        "keep": _without_page(request.GET),
        "narrowed": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "plans/plan_list.html", context)


@staff_page("plans.view")
@require_safe
def detail(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a plan: the document with the state of each duty beside it."""
    plan = plan_or_404(request, public_id)
    page = plan_page(plan, request.user, request.today)
    context = {
        "page": page,
        "plan": plan,
        "closable": plan.state == Plan.State.ISSUED
        and may_close(request.user, plan, on=request.today),
        "document_seen": visible_documents(request.user, on=request.today)
        .filter(pk=plan.document_id)
        .exists(),
        "renewable": renewable_plans(request.user, request.today).filter(pk=plan.pk).exists(),
        "printable": may_export(request.user, plan, on=request.today),
        "fileable": bool(units_closing_plan(plan, request.user, request.today)),
        "composing": composing_from(plan, request.user, request.today),
        "dossiers": dossiers_about(group_of(plan), request.user, request.today),
        "events": [
            {"at": line.at, "text": line.sentence, "by": line.who, "icon": line.icon}
            for line in page.history
        ],
        "crumbs": [{"label": _("Kế hoạch"), "url": reverse("plans:list")}],
    }
    return render(request, "plans/plan_detail.html", context)


@staff_page("plans.view")
@require_safe
def duty(request: StaffRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Show what one duty came to, unit by unit; alone, or beside its paragraph."""
    plan = plan_or_404(request, public_id)
    rows = Duty.objects.filter(plan=plan).select_related("section").prefetch_related("units")
    found = get_object_or_404(rows, pk=pk)
    book = unit_book(request.today, units_of([found]))
    group = group_of(plan)
    progress = progress_by(request.user, request.today, groups=[group], by_duty=True)
    context = {
        "plan": plan,
        "duty": duties_shown([found], book, progress)[0],
        "items": work_of(found, request.user, request.today),
        "crumbs": crumbs_of(plan),
    }
    name = "plans/_plan_work.html" if is_part(request) else "plans/plan_duty.html"
    return render(request, name, context)


@staff_page("plans.view")
@require_safe
def coverage(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show which units below have a plan that implements this one."""
    plan = plan_or_404(request, public_id)
    context = {
        "plan": plan,
        "title": title_of(plan),
        "coverage": coverage_of(plan, request.user, request.today),
        "crumbs": crumbs_of(plan),
    }
    return render(request, "plans/plan_coverage.html", context)


@staff_page("plans.export")
@require_safe
def export(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Hand the plan over as .docx in the form of an office."""
    plan = plan_or_404(request, public_id)
    if not may_export(request.user, plan, on=request.today):
        raise Http404
    answer = HttpResponse(write_docx(letter_of(plan)), content_type=DOCX)
    answer["Content-Disposition"] = content_disposition_header(True, f"{title_of(plan)[:80]}.docx")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


@staff_page("plans.close")
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask why a plan ends, and end it."""
    plan = plan_or_404(request, public_id)
    if not may_close(request.user, plan, on=request.today):
        raise Http404
    form = CloseForm(request.POST or None, initial={"version": plan.version})
    if form.is_valid():
        given = form.cleaned_data
        try:
            close_plan(
                plan.pk,
                version=given["version"],
                reason=given["reason"],
                by=request.user,
                on=request.today,
            )
        except ActRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("plans:detail", plan.public_id)
    context = {"plan": plan, "title": title_of(plan), "form": form, "crumbs": crumbs_of(plan)}
    status = INVALID if form.is_bound else 200
    return render(request, "plans/plan_close.html", context, status=status)


def plan_or_404(request: StaffRequest, public_id: UUID) -> Plan:
    """Return a plan the person sees; strangers are told that there is none."""
    seen: QuerySet[Plan] = visible_plans(request.user, request.today)
    rows = seen.select_related(
        "document__file", "document__draft_file", "draft__file", "implements"
    )
    return get_object_or_404(rows, public_id=public_id)


def crumbs_of(plan: Plan) -> list[dict[str, str]]:
    """Return the way from the list to a plan."""
    return [
        {"label": _("Kế hoạch"), "url": reverse("plans:list")},
        {"label": title_of(plan), "url": reverse("plans:detail", args=[plan.public_id])},
    ]


def _filters(request: StaffRequest) -> PlanFilterForm:
    """Return the filters, offering only what the person sees."""
    seen = visible_plans(request.user, request.today).defer("text", "blocks")
    plans = list(seen)
    book = unit_book(request.today, issuers_of(plans))
    issuers = sorted(((pk, book.name(pk)) for pk in issuers_of(plans)), key=lambda pair: pair[1])
    years = sorted({plan.year for plan in plans if plan.year}, reverse=True)
    return PlanFilterForm(request.GET, issuers=issuers, years=years)


def _without_page(query: QueryDict) -> str:
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()
