"""«Nhiệm vụ của tôi»: what is late, due this week, later, and what waits for others."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.desk.forms import FilterForm
from danvan.desk.queries.home import (
    Counts,
    Stack,
    address,
    one_stack,
    pile_asked,
    scope_asked,
    stacks,
    tab_counts,
    tabs,
    tiles,
)
from danvan.documents.queries.waiting import waiting_count
from danvan.obligations.access import Posts
from danvan.obligations.queries.desk_choices import filter_choices
from danvan.obligations.queries.desk_lists import Asker, Pile, Scope, pile_counts
from danvan.obligations.queries.inbox import EVERYTHING
from danvan.obligations.queries.standing_work import standing_folds
from danvan.petitions.queries.reception_sessions import next_session
from danvan.plans.access.plans import visible_plans


@staff_page()
@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """Show a person's day: numbers, groups, standing work; or all of one group, by pages."""
    user, on = request.user, request.today
    anything = Asker(user, on)
    posts, by_tab = anything.posts, tab_counts(anything)
    scope = scope_asked(request.GET.get("xem", ""), posts, by_tab)
    form = _filters(request, anything, scope)
    wanted = form.wanted()
    narrowed = wanted != EVERYTHING
    asker = Asker(user, on, wanted) if narrowed else anything
    counts = pile_counts(asker, scope)
    pile = pile_asked(request.GET.get("nhom", ""), scope)
    shown = _pile(request, asker, scope, pile) if pile else _day(asker, scope, counts)
    context = {
        "tabs": tabs(by_tab, scope),
        "counts": tiles(counts, scope, wanted),
        "form": form,
        "narrowed": narrowed,
        "reset": address(scope, pile),
        "gives": bool(posts.own("obligations.give")),
        "ticks": any(row.assignable for stack in shown["stacks"] for row in stack.rows),
        "papers": 0 if pile or narrowed else waiting_count(user, on=on),
        "reception": None if pile or narrowed else next_session(user, on=on),
        "empty": "" if _holds(shown) else _emptiness(request, posts, scope, narrowed),
        "every": address(Scope.UNIT),
        "whole": address(scope),
        **shown,
    }
    return render(request, "desk/home.html", context)


def _day(asker: Asker, scope: Scope, counts: Counts) -> dict[str, Any]:
    """Return the groups of a day; standing work is folded under one's own and one's unit's."""
    own = scope in (Scope.MINE, Scope.UNIT)
    folds = standing_folds(asker.user, on=asker.on, wanted=asker.wanted) if own else ()
    return {
        "stacks": stacks(asker, scope, counts),
        "folds": folds,
        "asking": any(fold.unanswered for fold in folds),
    }


def _pile(request: StaffRequest, asker: Asker, scope: Scope, pile: Pile) -> dict[str, Any]:
    """Return one page of one group, and the way back to the day."""
    stack, page = one_stack(asker, scope, pile, request.GET.get("page"))
    return {
        "stacks": (stack,),
        "page": page,
        "keep": _without_page(request.GET),
        "back": address(scope, wanted=asker.wanted),
    }


def _holds(shown: dict[str, Any]) -> bool:
    held: Iterable[Stack] = shown["stacks"]
    return any(stack.count for stack in held) or bool(shown.get("folds"))


def _emptiness(request: StaffRequest, posts: Posts, scope: Scope, narrowed: bool) -> str:
    """Return why there is nothing, so that the page says what to do first."""
    if not posts.held:
        return "no_post"
    if narrowed or request.GET.get("nhom"):
        return "narrowed"
    if posts.own("plans.import") and not visible_plans(request.user, request.today).exists():
        return "no_plan"
    return scope.value


def _filters(request: StaffRequest, asker: Asker, scope: Scope) -> FilterForm:
    """Return the filters, offering only what the list holds."""
    asked = request.GET.get("unit", "")
    unit = int(asked) if asked.isdecimal() and len(asked) < 10 else None
    choices = filter_choices(asker, scope, unit=unit)
    given = request.GET.copy()
    given["xem"] = scope.value
    return FilterForm(given, choices=choices, auto_id="filter_%s")


def _without_page(query: QueryDict) -> str:
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()
