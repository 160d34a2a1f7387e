"""Files from and to other systems: hand in, look at row by row, take over; hand out."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.queries.life_choices import units_offered
from danvan.obligations.views.told import refusals
from danvan.petitions.access import registers_of
from danvan.petitions.actions.exchange import (
    ACT,
    drop_exchange,
    hand_in_exchange,
    preview_draft,
    take_over,
)
from danvan.petitions.actions.exchange_out import HandedOut, hand_out
from danvan.petitions.forms.exchange import HandInForm, HandOutForm
from danvan.petitions.models import ExchangeDraft
from danvan.petitions.queries.exchange import Line, Preview
from danvan.petitions.queries.exchange_forms import exchange_form
from danvan.petitions.views.uploads import in_memory
from danvan.rules.petitions.exchange import Change, What

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 300  # rows on a page of the preview; what needs a person stands first
ORDER = {what: at for at, what in enumerate((What.FAULTY, What.CHANGED, What.BY_HAND, What.NEW))}


@in_memory
@staff_page(ACT)
def home(request: StaffRequest) -> HttpResponse:
    """Hand a file of another system in, go on with one that waits, or hand petitions out."""
    posted = request.method == "POST"
    form = HandInForm(
        request.POST if posted else None, request.FILES if posted else None, units=_units(request)
    )
    made: list[ExchangeDraft] = []
    with refusals(form):
        if form.is_valid():
            given = form.cleaned_data
            made.append(
                hand_in_exchange(
                    given["file"].read(),
                    given["file"].name,
                    unit=given["unit"],
                    source=given["source"],
                    by=request.user,
                    on=request.today,
                )
            )
    if made and form.is_valid():
        return leave(request, reverse("petitions:exchange-preview", args=[made[0].public_id]))
    return _home(request, form)


@staff_page(ACT)
@require_POST
def export(request: StaffRequest) -> HttpResponse:
    """Hand petitions of a period out; each is noted as looked at."""
    form = HandOutForm(request.POST, units=_units(request), prefix="xuat")
    made: list[HandedOut] = []
    with refusals(form):
        if form.is_valid():
            made.append(hand_out(**form.cleaned_data, by=request.user, on=request.today))
    if not made or not form.is_valid():
        return _home(request, None, form)
    kind = XLSX if form.cleaned_data["form"] == "xlsx" else "application/json"
    answer = HttpResponse(made[0].data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{made[0].name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@staff_page(ACT)
def preview(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show what taking a file over would do, row by row."""
    return _preview(request, _draft(request, public_id))


@staff_page(ACT)
@require_POST
def write(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write a file at one go."""
    draft = _draft(request, public_id)
    try:
        done = take_over(
            draft.public_id,
            mark=request.POST.get("mark", ""),
            accepted=request.POST.getlist("accepted"),
            by=request.user,
            on=request.today,
        )
    except ActRefused as refused:
        return _preview(request, draft, refused.message)
    messages.success(
        request,
        _("Đã nhập %(new)d đơn mới vào sổ.") % {"new": done.counts[What.NEW]},
    )
    return leave(request, "petitions:exchange")


@staff_page(ACT)
@require_POST
def drop(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Forget a file that waits."""
    draft = _draft(request, public_id)
    drop_exchange(draft.public_id, by=request.user, on=request.today)
    messages.success(request, _("Đã bỏ tệp. Không đơn nào được nhập."))
    return leave(request, "petitions:exchange")


def _home(
    request: StaffRequest, form: HandInForm | None, out: HandOutForm | None = None
) -> HttpResponse:
    units = _units(request)
    begun = date(request.today.year, 1, 1)
    shown = {
        "form": form or HandInForm(units=units),
        "out": out
        or HandOutForm(
            units=units, prefix="xuat", initial={"since": begun, "until": request.today}
        ),
        "waiting": ExchangeDraft.objects.filter(by=request.user),
    }
    bad = (form is not None and form.is_bound) or out is not None
    return _closed(
        render(request, "petitions/exchange.html", shown, status=INVALID if bad else 200)
    )


def _preview(request: StaffRequest, draft: ExchangeDraft, problem: str = "") -> HttpResponse:
    try:
        found: Preview | None = preview_draft(draft, on=request.today)
    except ActRefused as refused:
        found, problem = None, refused.message
    lines = sorted(found.lines, key=lambda x: (ORDER.get(x.what, 9), x.number)) if found else []
    shown = {
        "draft": draft,
        "preview": found,
        "lines": [(line, _changes(line, draft.source)) for line in lines[:SHOWN]],
        "left": max(0, len(lines) - SHOWN),
        "counts": {what.value: found.counts[what] for what in What} if found else {},
        "problem": problem,
    }
    status = INVALID if problem else 200
    return _closed(render(request, "petitions/exchange_preview.html", shown, status=status))


def _changes(line: Line, source: str) -> list[tuple[str, Change]]:
    """Return what differs in a row, each under the heading of the other system's form."""
    form = exchange_form(source)
    return [(form.title_of(change.column), change) for change in line.changes]


def _draft(request: StaffRequest, public_id: UUID) -> ExchangeDraft:
    draft = get_object_or_404(ExchangeDraft, public_id=public_id, by=request.user)
    if draft.unit_id not in registers_of(request.user, ACT, on=request.today):
        raise Http404
    return draft


def _units(request: StaffRequest) -> list[tuple[object, object]]:
    units = registers_of(request.user, ACT, on=request.today)
    return units_offered(units, on=request.today)


def _closed(answer: HttpResponse) -> HttpResponse:
    """Let nothing on the way and no browser keep the page: it names people."""
    answer["Cache-Control"] = "private, no-store"
    return answer
