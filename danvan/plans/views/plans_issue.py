"""Before and at issuing: what will arise, the periods to ask about, one button."""

from uuid import UUID

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.models import StoredFile
from danvan.plans.access.drafts import visible_drafts
from danvan.plans.access.plans import may_issue
from danvan.plans.actions.issue import issue_plan
from danvan.plans.actions.issue_renewal import keep_paper
from danvan.plans.forms.plans import (
    IssueBegunForm,
    IssueForm,
    PeriodForm,
    PeriodForms,
    period_initial,
    periods_of,
)
from danvan.plans.models import Plan, PlanDraft
from danvan.plans.queries.plans_origins import label_of
from danvan.plans.queries.plans_preview import Preview, preview_issue
from danvan.plans.queries.plans_reporting import periods_going_on, proposed_reporting


@staff_page("plans.issue")
@require_safe
def preview(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show what issuing will do: what blocks, counts per unit, each inbox on its first day."""
    draft = _draft_or_404(request, public_id)
    if draft.state == PlanDraft.State.ISSUED:
        return redirect("plans:detail", Plan.objects.get(draft=draft).public_id)
    shown = preview_issue(draft, by=request.user, on=request.today)
    form = _form(draft)(initial={"version": draft.version})
    return _page(request, draft, shown, form, _periods(request, draft, shown))


@staff_page("plans.issue")
@require_POST
def issue(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Issue the plan, or say what still blocks; what was typed stays."""
    draft = _draft_or_404(request, public_id)
    form = _form(draft)(request.POST, request.FILES)
    periods = PeriodForms(request.POST, prefix="ky")
    if form.is_valid() and periods.is_valid():
        try:
            plan = issue_plan(
                draft.pk,
                version=form.cleaned_data["version"],
                reporting=periods_of(periods),
                paper=_paper(request, draft, form),
                by=request.user,
                on=request.today,
            )
        except ActRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _issued(plan))
            return leave(request, reverse("plans:detail", args=[plan.public_id]))
    shown = preview_issue(draft, by=request.user, on=request.today)
    return _page(request, draft, shown, form, periods, status=INVALID)


def _form(draft: PlanDraft) -> type[IssueForm]:
    return IssueBegunForm if draft.begun else IssueForm


def _paper(request: StaffRequest, draft: PlanDraft, form: IssueForm) -> StoredFile | None:
    """Keep the signed paper that was handed in; a version that is not ready keeps nothing yet."""
    given = form.cleaned_data.get("paper")
    if not given or not preview_issue(draft, by=request.user, on=request.today).ready:
        return None
    return keep_paper(draft.pk, given.read(), given.name, by=request.user, on=request.today)


def _page(
    request: StaffRequest,
    draft: PlanDraft,
    shown: Preview,
    form: IssueForm,
    periods: BaseFormSet[PeriodForm],
    status: int = 200,
) -> HttpResponse:
    review = reverse("plans:draft", args=[draft.public_id])
    context = {
        "draft": draft,
        "preview": shown,
        "form": form,
        "periods": periods,
        "review": review,
        "crumbs": [
            {"label": _("Bản nhập đang soát"), "url": reverse("plans:drafts")},
            {"label": _("Soát bản nhập"), "url": review},
        ],
    }
    return render(request, "plans/issue_preview.html", context, status=status)


def _periods(request: StaffRequest, draft: PlanDraft, shown: Preview) -> BaseFormSet[PeriodForm]:
    """Return the proposed reporting periods, where there is standing work to ask about.

    Those of a plan that is replaced go on by themselves.
    """
    standing = shown.total.standing and not shown.for_record
    proposed = proposed_reporting(shown.period, request.today) if standing else ()
    known = periods_going_on(draft)
    left = tuple(each for each in proposed if (each.since, each.until) not in known)
    return PeriodForms(initial=period_initial(left), prefix="ky")


def _issued(plan: Plan) -> str:
    if plan.state == Plan.State.RECORD:
        return _("Đã lưu kế hoạch để tra cứu. Thời gian thực hiện đã hết nên không giao việc.")
    if plan.draft and plan.draft.renews:
        said = {"plan": label_of(plan.draft.renews)}
        if plan.draft.renewal == PlanDraft.Renewal.AMENDS:
            text = _("Đã ban hành bản sửa đổi. Nhiệm vụ không nhắc đến vẫn ở %(plan)s.")
        else:
            text = _("Đã ban hành bản mới. Việc của %(plan)s đi tiếp ở đây.")
        return text % said
    count = plan.duties.count()
    text = ngettext(
        "Đã ban hành và giao việc từ %(count)d nhiệm vụ.",
        "Đã ban hành và giao việc từ %(count)d nhiệm vụ.",
        count,
    )
    return text % {"count": count}


def _draft_or_404(request: StaffRequest, public_id: UUID) -> PlanDraft:
    seen = visible_drafts(request.user, request.today).select_related(
        "file", "implements", "renews__document"
    )
    draft = get_object_or_404(seen, public_id=public_id)
    if not may_issue(request.user, draft, on=request.today):
        raise Http404
    return draft
