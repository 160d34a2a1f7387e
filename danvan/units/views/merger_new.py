"""Recording a merger by hand: choose what it is about, say what becomes of it, look, record."""

from dataclasses import dataclass
from hashlib import sha256

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.units.actions.mergers import merge, preview_merger
from danvan.units.forms.merger_sheet import MergerSheet
from danvan.units.models import Succession
from danvan.units.queries.merger_choice import Chosen, candidates
from danvan.units.values import MergerOutcome, MergerPlan
from danvan.units.views.told import refusals


@staff_page("units.manage")
@require_safe
def choose(request: StaffRequest) -> HttpResponse:
    """Choose the places and units of a merger; what is ticked stays while more is looked for."""
    words = request.GET.get("q", "")[:100]
    chosen = _chosen(request.GET)
    rows, more = candidates(request.user, request.today, chosen, words)
    context = {"rows": rows, "more": more, "words": words, "any": chosen != Chosen()}
    return render(request, "units/mergers/choose.html", context)


@staff_page("units.manage")
def details(request: StaffRequest) -> HttpResponse:
    """Say what becomes of the chosen; preview it, then record it as it was previewed."""
    chosen = _chosen(request.GET)
    posted = request.POST if request.method == "POST" else None
    sheet = MergerSheet(posted, chosen, by=request.user, on=request.today)
    result = _Result()
    if posted is not None and sheet.is_valid():
        result = _act(request, sheet, posted)
    if result.made is not None:
        # Not every operator may hand over: the sentence says who does and where.
        told = _(
            "Đã ghi nhận sắp xếp. Việc còn mở do người tham mưu của đơn vị nhận bàn giao ở mục "
            "«Việc sau sắp xếp»."
        )
        messages.success(request, told)
        return leave(request, reverse("units:merger", args=[result.made.pk]))
    context = {"sheet": sheet, "outcome": result.outcome, "seen": result.seen, "chosen": chosen}
    context["back"] = f"{reverse('units:merger-new')}?{request.GET.urlencode()}"
    status = INVALID if posted is not None and result.outcome is None else 200
    return render(request, "units/mergers/details.html", context, status=status)


@dataclass(frozen=True)
class _Result:
    """What came of what was sent: a merger, or a preview with the mark of what was previewed."""

    made: Succession | None = None
    outcome: MergerOutcome | None = None
    seen: str = ""


def _act(request: StaffRequest, sheet: MergerSheet, posted: QueryDict) -> _Result:
    """Record what was previewed; anything else is previewed first."""
    plan = sheet.plan()
    mark = _mark(plan)
    result = _Result()
    with refusals(sheet.clause):
        if "record" in posted and posted.get("seen") == mark:
            result = _Result(made=merge(plan, by=request.user, on=request.today))
        else:
            outcome = preview_merger(plan, by=request.user, on=request.today)
            result = _Result(outcome=outcome, seen=mark)
    return result


def _mark(plan: MergerPlan) -> str:
    """Return what tells one plan from another: only what was seen is recorded."""
    return sha256(repr(plan).encode()).hexdigest()


def _chosen(given: QueryDict) -> Chosen:
    return Chosen(
        old_areas=_ids(given, "dia-ban-cu"),
        new_areas=_ids(given, "dia-ban-moi"),
        old_units=_ids(given, "don-vi-cu"),
        new_units=_ids(given, "don-vi-moi"),
    )


def _ids(given: QueryDict, name: str) -> frozenset[int]:
    # Longer than any key is no key: no database asks for it.
    texts = (text for text in given.getlist(name) if text.isascii() and len(text) <= 18)
    return frozenset(int(text) for text in texts if text.isdigit())
