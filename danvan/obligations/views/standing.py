"""Standing work: the questions of a reporting period, and the periods themselves."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, answer
from danvan.obligations.actions.standing import Answer, answer_standing
from danvan.obligations.forms.standing import AnswerForm
from danvan.obligations.models import Obligation, ReportingDate
from danvan.obligations.queries.standing_work import (
    UNGROUPED,
    Question,
    asking_now,
    creditor_of,
    group_label,
    periods_of,
    questions,
    standing_rows,
)
from danvan.obligations.views.told import refusals


@dataclass(frozen=True)
class Asked:
    """A question with the form that answers it «câu hỏi»: drawn by `_question.html`."""

    question: Question
    form: AnswerForm

    @property
    def row(self) -> Obligation:
        """Return the standing work asked about."""
        return self.question.obligation


@staff_page("obligations.view")
@require_safe
def standing(request: StaffRequest, group: str) -> HttpResponse:
    """Show the standing work of one origin, each with its one question while a period asks."""
    rows = _rows(request, group)
    creditor = creditor_of(request.user, _group(group), on=request.today)
    if not rows and creditor is None:
        raise Http404
    period = _period(request, group)
    asked = [_asked(q) for q in questions(rows, period)] if period else []
    context = {
        "group": group,
        "label": group_label(_group(group), on=request.today),
        "period": period,
        "rows": rows,
        "asked": asked,
        "answered": sum(one.question.answer is not None for one in asked),
        "coming": periods_of(_group(group)).filter(asked_from__gt=request.today).first(),
        "creditor": creditor,
    }
    return render(request, "obligations/standing.html", context)


@require_POST
@staff_page("obligations.answer_standing")
def say(request: StaffRequest, group: str, period_id: int, public_id: UUID) -> HttpResponse:
    """Take one answer; only this question is drawn again."""
    rows = standing_rows(request.user, on=request.today).filter(origin_group=_group(group))
    row = get_object_or_404(rows.distinct(), public_id=public_id)
    period = get_object_or_404(periods_of(_group(group)), pk=period_id)
    form = AnswerForm(request.POST, auto_id=f"q{row.pk}_%s")
    with refusals(form):
        if form.is_valid():
            _answer(request, form, row, period)
    if form.is_valid():
        row.refresh_from_db()
        messages.success(request, _("Đã lưu câu trả lời."))
        asked = _asked(questions([row], period)[0])
    else:
        asked = _refused(request, row, period, form)
    return answer(
        request,
        part="obligations/_question.html",
        context={
            "one": asked,
            "form": asked.form,
            "group": group,
            "period": period,
            "page_title": row.title,
        },
        then=f"{reverse('obligations:standing', args=[group])}#q-{row.pk}",
        status=None if form.is_valid() else INVALID,
    )


def _refused(
    request: StaffRequest, row: Obligation, period: ReportingDate, form: AnswerForm
) -> Asked:
    """Return the question with what was typed, ready to be sent again over what stands now."""
    row.refresh_from_db()
    typed = request.POST.copy()
    typed["version"] = str(row.version)
    form.data = typed
    return Asked(questions([row], period)[0], form)


def _answer(
    request: StaffRequest, form: AnswerForm, row: Obligation, period: ReportingDate
) -> None:
    given = form.cleaned_data
    said = Answer(given["text"], given["nothing_arose"])
    answer_standing(
        row.pk, period.pk, said, version=given["version"], by=request.user, on=request.today
    )


def _rows(request: StaffRequest, group: str) -> list[Obligation]:
    rows = standing_rows(request.user, on=request.today).filter(origin_group=_group(group))
    return list(rows.order_by("pk").distinct())


def _group(word: str) -> str:
    """Return the origin group that a word in an address names."""
    return "" if word == UNGROUPED else word


def _period(request: StaffRequest, group: str) -> ReportingDate | None:
    """Return the period chosen in the address, else the one that asks now."""
    asking = asking_now([_group(group)], on=request.today).get(_group(group))
    chosen = request.GET.get("ky", "")
    if not chosen.isdigit():
        return asking
    begun = periods_of(_group(group)).filter(asked_from__lte=request.today)
    return get_object_or_404(begun, pk=int(chosen))


def _asked(question: Question) -> Asked:
    said = question.answer
    initial = {
        "version": question.obligation.version,
        "text": said.text if said else "",
        "nothing_arose": said.nothing_arose if said else False,
    }
    return Asked(question, AnswerForm(initial=initial, auto_id=f"q{question.obligation.pk}_%s"))
