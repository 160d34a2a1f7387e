"""Closing a plan's papers: the list to tick, the preview, the dossier."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID
from danvan.plans.actions.dossier import close_plan_dossier
from danvan.plans.forms.plan_dossier import PlanDossierForm
from danvan.plans.models import Plan
from danvan.plans.queries.plan_papers import papers_of, units_closing_plan
from danvan.plans.queries.plans_list import group_of, title_of
from danvan.plans.queries.plans_progress import Progress, progress_by
from danvan.plans.views.plans import crumbs_of, plan_or_404
from danvan.units.queries import unit_book

LONGEST_TITLE = 400


@staff_page("dossiers.close")
@require_http_methods(["GET", "HEAD", "POST"])
def dossier(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Gather a plan's papers, let the person choose, show what will be closed, close it."""
    plan = plan_or_404(request, public_id)
    form = _form(request, plan)
    step = request.POST.get("step", "")
    if form.is_bound and step != "edit" and form.is_valid():
        if step != "close":
            return _page(request, plan, form, "plans/plan_dossier_preview.html")
        closed = _close(request, plan, form)
        if closed is not None:
            return closed
    status = INVALID if form.is_bound and step != "edit" else 200
    return _page(request, plan, form, "plans/plan_dossier.html", status)


def _close(request: StaffRequest, plan: Plan, form: PlanDossierForm) -> HttpResponse | None:
    """Close what was chosen; a refusal goes on the form."""
    version = form.cleaned_data["version"]
    try:
        closed = close_plan_dossier(
            plan.pk, form.dossier(), version=version, by=request.user, on=request.today
        )
    except ActRefused as refusal:
        form.add_error(None, refusal.message)
        return None
    messages.success(request, _("Đã đóng hồ sơ. Danh mục từ nay không đổi."))
    return redirect("documents:dossier", closed.public_id)


def _form(request: StaffRequest, plan: Plan) -> PlanDossierForm:
    """Return the form; a plan whose papers are not his to close is not there for the person."""
    user, on = request.user, request.today
    units = units_closing_plan(plan, user, on)
    if not units:
        raise Http404
    book = unit_book(on, units)
    return PlanDossierForm(
        request.POST or None,
        papers=papers_of(plan, user, on),
        units=[(pk, book.name(pk)) for pk in units],
        initial={"version": plan.version, "title": title_of(plan)[:LONGEST_TITLE]},
    )


def _page(
    request: StaffRequest, plan: Plan, form: PlanDossierForm, template: str, status: int = 200
) -> HttpResponse:
    group = group_of(plan)
    found = progress_by(request.user, request.today, groups=[group])
    context = {
        "plan": plan,
        "title": title_of(plan),
        "form": form,
        "progress": found.get(group, Progress()),
        "crumbs": crumbs_of(plan),
    }
    return render(request, template, context, status=status)
