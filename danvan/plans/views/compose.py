"""Drafting this year's plan from last year's and the superior's."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.actions.drafts import NewDraft, start_draft
from danvan.plans.forms.compose import ComposeForm, SourcesForm
from danvan.plans.queries.compose_letter import Composed, Sources, composed
from danvan.plans.queries.compose_page import (
    below_units,
    default_title,
    default_unit,
    default_year,
    drafting_units,
    offers_of,
    own_plans,
    plan_chosen,
    plans_over,
)
from danvan.plans.queries.plans_duties import duties_of
from danvan.plans.views.plans import DOCX
from danvan.units.models import Unit
from danvan.writers.docx import write_docx

DOWNLOAD = "docx"


@staff_page("documents.draft")
@require_http_methods(["GET", "HEAD", "POST"])
def compose(request: StaffRequest) -> HttpResponse:
    """Choose the two sources, tick the duties, open the draft or take it along."""
    sources_form = _sources_form(request)
    sources = _sources(request, sources_form)
    form = _form(request, sources) if sources else None
    if sources and form and form.is_bound and form.is_valid():
        answer = _answer(request, sources, form)
        if answer is not None:
            return answer
    context = {
        "sources_form": sources_form,
        "sources": sources,
        "form": form,
        "crumbs": [{"label": _("Kế hoạch"), "url": reverse("plans:list")}],
    }
    status = INVALID if form is not None and form.is_bound else 200
    return render(request, "plans/compose.html", context, status=status)


def _sources_form(request: StaffRequest) -> SourcesForm:
    """Return the choice of sources, offering only what the person sees."""
    user, on = request.user, request.today
    units = drafting_units(user, on)
    given = request.GET.dict()
    allowed = {str(pk) for pk, _name in units}
    chosen = given.get("don_vi", "")
    if chosen not in allowed:
        chosen = str(default_unit(units, given.get("cu", ""), user, on))
    own, above = own_plans(user, int(chosen), on), plans_over(user, int(chosen), on)
    data = {**given, "don_vi": chosen} if {"cu", "tren"} & given.keys() else None
    initial = {"don_vi": chosen}
    return SourcesForm(data, units=units, own=own, above=above, initial=initial)


def _sources(request: StaffRequest, form: SourcesForm) -> Sources | None:
    """Return the sources once one of them is chosen."""
    if not form.is_bound or not form.is_valid():
        return None
    given = form.cleaned_data
    own = plan_chosen(given["cu"], request.user, request.today)
    above = plan_chosen(given["tren"], request.user, request.today)
    if own is None and above is None:
        form.add_error(None, _("Hãy chọn ít nhất một kế hoạch để bắt đầu."))
        return None
    return Sources(Unit.objects.get(pk=given["don_vi"]), own, above)


def _form(request: StaffRequest, sources: Sources) -> ComposeForm:
    year = default_year(sources.own, sources.above) or request.today.year
    return ComposeForm(
        request.POST or None,
        initial={"year": year, "title": default_title(sources.own, sources.above, year)},
        offers=offers_of(sources, year, request.today),
        units=below_units(sources.issuer.pk, request.today),
    )


def _answer(request: StaffRequest, sources: Sources, form: ComposeForm) -> HttpResponse | None:
    """Hand the draft over, or open it in the register; a refusal goes on the form."""
    duties = {duty.pk: duty for duty in duties_of(sources.above)} if sources.above else {}
    choice = form.choice(duties)
    made = composed(sources, choice, request.today)
    data, name = write_docx(made.letter), f"du-thao-ke-hoach-{choice.year}.docx"
    if request.POST.get("step") == DOWNLOAD:
        answer = HttpResponse(data, content_type=DOCX)
        answer["Content-Disposition"] = content_disposition_header(True, name)
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Cache-Control"] = "private, no-store"
        return answer
    new = NewDraft("Kế hoạch", choice.title, made.letter.recipients, data, name)
    try:
        document = start_draft(new, unit=sources.issuer, by=request.user, on=request.today)
    except ActRefused as refusal:
        form.add_error(None, refusal.message)
        return None
    _say(request, made)
    return leave(request, reverse("documents:document", args=[document.public_id]))


def _say(request: StaffRequest, made: Composed) -> None:
    """Say what was made, and what is to be looked at again."""
    messages.success(request, _("Đã lập dự thảo kế hoạch. Tải tệp về soạn tiếp, rồi trình."))
    if made.days:
        said = ngettext(
            "%(count)d ngày do máy đề xuất, ghi ở cước chú: hãy xem từng ngày.",
            "%(count)d ngày do máy đề xuất, ghi ở cước chú: hãy xem từng ngày.",
            made.days,
        )
        messages.warning(request, said % {"count": made.days})
    for doubt in made.doubts:
        messages.warning(request, doubt)
