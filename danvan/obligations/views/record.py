"""The page of one obligation, and the steps taken on it."""

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
from danvan.obligations.access import WORKING, visible_obligations
from danvan.obligations.forms.steps import unit_choices
from danvan.obligations.models import Obligation
from danvan.obligations.queries.choices import (
    evidence_to_use_again,
    people_for,
    units_beneath,
)
from danvan.obligations.queries.person_work import leaders_for
from danvan.obligations.queries.record import Record, record_of
from danvan.obligations.queries.shown import judged
from danvan.obligations.views.steps import STEPS, Step
from danvan.obligations.views.told import refusals
from danvan.rules.obligations.lifecycle import may_move
from danvan.units.queries import unit_book

State = Obligation.State
Offers = dict[str, "Offer"]


@dataclass(frozen=True)
class Offer:
    """A step that may be taken now, with its form «bước được làm»: drawn by `_step.html`."""

    slug: str
    step: Step
    form: forms.Form

    @property
    def key(self) -> str:
        """Return the name templates know it by."""
        return self.slug.replace("-", "_")


@staff_page("obligations.view")
@require_safe
def detail(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show who owes what to whom, why, by when, how it goes, and what can be done now."""
    record = record_of(_row(request, public_id), request.user, on=request.today)
    return _page(request, record, _offered(request, record))


@require_POST
@staff_page("obligations.view")
def act(request: StaffRequest, public_id: UUID, step: str) -> HttpResponse:
    """Take one step; a refusal or a mistake shows the page again with what was typed."""
    chosen = STEPS.get(step)
    if chosen is None:
        raise Http404
    row = _row(request, public_id)
    record = record_of(row, request.user, on=request.today)
    form = chosen.form(request.POST, request.FILES, **_options(request, record, step))
    form.auto_id = f"{step}_%s"
    with refusals(form):
        if form.is_valid():
            chosen.act(row, form.cleaned_data, request.user, request.today)
    if form.is_valid():
        messages.success(request, str(chosen.said))
        return leave(request, row_url(row))
    return _again(request, public_id, Offer(step, chosen, form))


def _again(request: StaffRequest, public_id: UUID, failed: Offer) -> HttpResponse:
    """Show the page as it stands now with what was typed, ready to be sent once more."""
    fresh = record_of(_row(request, public_id), request.user, on=request.today)
    offered = _offered(request, fresh)
    still_open = failed.slug in offered
    offered[failed.slug] = failed
    # Who saw the newer record may send what he typed again: it then speaks of this version.
    typed = request.POST.copy()
    typed["version"] = str(fresh.obligation.version)
    failed.form.data = typed
    stuck = None if still_open else failed
    return _page(request, fresh, offered, status=INVALID, stuck=stuck)


def row_url(row: Obligation) -> str:
    """Return the address of an obligation's page."""
    return reverse("obligations:detail", args=[row.public_id])


def _row(request: StaffRequest, public_id: UUID) -> Obligation:
    rows = visible_obligations(request.user, on=request.today)
    return get_object_or_404(
        judged(rows).select_related("assignee", "leader", "basis_document", "joined_into"),
        public_id=public_id,
    )


def _page(
    request: StaffRequest,
    record: Record,
    offered: Offers,
    status: int = 200,
    stuck: Offer | None = None,
) -> HttpResponse:
    row = record.obligation
    context = {
        "record": record,
        "row": row,
        "item": record.item,
        "may": record.may,
        "offer": {each.key: each for each in offered.values()},
        # A step that was open when it was typed and is not any more: its words are shown apart.
        "stuck": stuck,
    }
    return render(request, "obligations/detail.html", context, status=status)


def _offered(request: StaffRequest, record: Record) -> Offers:
    """Return an empty form for each step the person may take now."""
    offered = {}
    for name, step in STEPS.items():
        if getattr(record.may, step.power):
            form = step.form(
                initial={"version": record.obligation.version, **_initial(record, name)},
                auto_id=f"{name}_%s",
                **_options(request, record, name),
            )
            offered[name] = Offer(name, step, form)
    return offered


def _initial(record: Record, step: str) -> dict[str, Any]:
    row = record.obligation
    if step == "phan-cong":
        return {"assignee": row.assignee_id or ""}
    if step == "phu-trach":
        return {"leader": row.leader_id or ""}
    if step == "tra-loi-gia-han" and record.extension is not None:
        return {"new_due": record.extension.asked_due}
    return {}


def _options(request: StaffRequest, record: Record, step: str) -> dict[str, Any]:
    """Return the choices a step's form needs; nothing is asked for steps that are not open."""
    row, may = record.obligation, record.may
    if step == "phan-cong" and may.assign:
        return {"people": people_for(row, on=request.today)}
    if step == "phu-trach" and may.assign:
        return {"leaders": leaders_for(row, on=request.today)}
    if step == "dung-lai" and may.report:
        return {"known": evidence_to_use_again(row, request.user, on=request.today)}
    if step == "ban-giao" and may.hand_over:
        parts = row.parties.filter(part__in=WORKING).values_list("unit", flat=True)
        old = unit_book(request.today, parts)
        return {
            "old_units": [(entry.pk, entry.name) for entry in old.entries.values()],
            "new_units": unit_choices(units_beneath(request.user, on=request.today)),
        }
    if step == "de-nghi":
        return {"steps": _request_steps(record)}
    return {}


def _request_steps(record: Record) -> list[tuple[str, object]]:
    row, may = record.obligation, record.may
    open_to = {
        State.SENT: may.send,
        State.RECEIVED: may.receive,
        State.ANSWERED: may.answer,
        State.UNANSWERED: may.send,
    }
    return [
        (to.value, to.label)
        for to, allowed in open_to.items()
        if allowed and may_move(row.nature, row.state, to)
    ]
