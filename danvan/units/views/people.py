"""The list of people, the page of one, one's own, and who holds which post on a day."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.models import User
from danvan.accounts.pages import StaffRequest, may_open, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.units.access.people import units_shown, visible_people
from danvan.units.forms.people import DayForm, PeopleFilterForm
from danvan.units.queries.absences import colleagues
from danvan.units.queries.book import unit_book
from danvan.units.queries.people import CLOSED, INVITED, found_people, person_lines
from danvan.units.queries.person import PersonPage, person_page
from danvan.units.queries.posts import posts_in, posts_to_give, units_on
from danvan.units.views.person_steps import STEPS, Step
from danvan.units.views.told import refusals

PER_PAGE = 40
UNITS = 25  # of a page that says who holds what


@dataclass(frozen=True)
class Offer:
    """A step that may be taken now, with its form «bước được làm»: drawn by `_step.html`."""

    slug: str
    step: Step
    form: forms.Form


@staff_page("units.view")
@require_safe
def people(request: StaffRequest) -> HttpResponse:
    """Show the people of the units reached or kept, found without marks."""
    user, on = request.user, request.today
    units = units_shown(user, on)
    book = unit_book(on, units.values_list("pk", flat=True))
    form = PeopleFilterForm(request.GET, units=[(e.pk, e.name) for e in book.at_work()])
    found = found_people(units, on, form.wanted())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "lines": person_lines(list(page), units, on),
        "keep": asked.urlencode(),
        "narrowed": any(value for value in asked.values()),
        "keeps": may_open(request, "people.manage"),
    }
    return render(request, "units/people/list.html", context)


@staff_page("units.view")
@require_safe
def holders(request: StaffRequest) -> HttpResponse:
    """Show who holds which post on a chosen day, vacant posts among them."""
    form = DayForm(request.GET if "on" in request.GET else None)
    chosen = form.cleaned_data["on"] if form.is_valid() else None
    day = chosen or request.today
    if not form.is_bound:
        form.initial = {"on": day}
    units = units_on(request.user, day, request.today)
    page = Paginator(units, UNITS).get_page(request.GET.get("page"))
    keep = urlencode({"on": day.strftime("%d/%m/%Y")})
    context = {"form": form, "day": day, "page": page, "keep": keep}
    context["units"] = posts_in(list(page), day)
    status = INVALID if form.is_bound and not form.is_valid() else 200
    return render(request, "units/people/holders.html", context, status=status)


@staff_page("units.view")
@require_safe
def person(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a person: posts by day, absence and substitute, what is lent, the account."""
    return _page(request, _row(request, public_id))


@staff_page()
@require_safe
def own(request: StaffRequest) -> HttpResponse:
    """Show one's own posts, absences and what one has lent, with the forms to change them."""
    return _page(request, request.user)


@require_POST
@staff_page("units.view")
def act(request: StaffRequest, public_id: UUID, step: str) -> HttpResponse:
    """Take one step about a person; a refusal or a mistake shows the page with what was typed."""
    chosen = STEPS.get(step)
    if chosen is None:
        raise Http404
    row = _row(request, public_id)
    shown = person_page(row, request.user, request.today)
    form = chosen.form(request.POST, auto_id=f"{step}_%s", **_options(request, shown, step))
    with refusals(form):
        if form.is_valid():
            chosen.act(row, form.cleaned_data, request.user, request.today)
    if form.is_valid():
        messages.success(request, str(chosen.said))
        return leave(request, person_url(request, row))
    return _page(request, row, failed=Offer(step, chosen, form))


def person_url(request: StaffRequest, row: User) -> str:
    """Return the address of a person's page: one's own where it is oneself."""
    if row == request.user:
        return reverse("units:own")
    return reverse("units:person", args=[row.public_id])


def _row(request: StaffRequest, public_id: UUID) -> User:
    return get_object_or_404(visible_people(request.user, request.today), public_id=public_id)


def _page(request: StaffRequest, row: User, failed: Offer | None = None) -> HttpResponse:
    shown = person_page(row, request.user, request.today)
    offered = {name: _offer(request, shown, name) for name in _open_steps(request, shown)}
    if failed is not None:
        offered[failed.slug] = failed
    context = {
        "shown": shown,
        "offer": {name.replace("-", "_"): offer for name, offer in offered.items()},
        "failed": failed,
    }
    status = INVALID if failed else 200
    return render(request, "units/people/person.html", context, status=status)


def _offer(request: StaffRequest, shown: PersonPage, name: str) -> Offer:
    step = STEPS[name]
    form = step.form(
        initial=_initial(request, shown, name),
        auto_id=f"{name}_%s",
        **_options(request, shown, name),
    )
    return Offer(name, step, form)


def _open_steps(request: StaffRequest, shown: PersonPage) -> list[str]:
    """Return the steps that may be taken now; each act asks again."""
    closed = shown.state is CLOSED
    open_to = {
        "vang-mat": shown.may_note and not closed,
        "uy-quyen": bool(shown.lendable) and not closed,
        "phan-cong": shown.may_appoint,
        "sua": shown.may_keep,
        "moi": shown.may_keep and not closed and bool(shown.person.email),
        "thu-hoi": shown.may_keep and shown.state is INVITED,
        "dat-lai": shown.may_keep and not closed,
        "ngung": shown.may_keep and not closed,
        "mo-lai": shown.may_keep and closed,
    }
    return [name for name, allowed in open_to.items() if allowed]


def _initial(request: StaffRequest, shown: PersonPage, step: str) -> dict[str, Any]:
    if step == "sua":
        return {"name": shown.person.name, "email": shown.person.email}
    return {"since": request.today}


def _options(request: StaffRequest, shown: PersonPage, step: str) -> dict[str, Any]:
    """Return the choices a step's form needs."""
    user, on = request.user, request.today
    # Another's substitute or receiver is never oneself.
    but = () if shown.itself else (user.pk,)
    if step == "vang-mat":
        return {"people": colleagues(shown.person, on, but=but)}
    if step == "uy-quyen":
        return {
            "appointments": shown.lendable,
            "people": colleagues(shown.person, on, but=but),
        }
    if step == "phan-cong":
        return {"posts": posts_to_give(user, on)}
    return {}
