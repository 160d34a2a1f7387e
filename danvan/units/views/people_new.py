"""A new person in one go, and the printed slip that lets somebody in."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.accounts.actions import Invited
from danvan.accounts.models import User
from danvan.accounts.pages import StaffRequest, staff_page
from danvan.accounts.queries.slips import slip_of
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.units.access.people import visible_people
from danvan.units.actions.people import NewPerson, invite_person, open_person
from danvan.units.forms.people import BY_MAIL, BY_SLIP, NewPersonForm
from danvan.units.models import Post
from danvan.units.queries.people import free_username
from danvan.units.queries.posts import posts_to_give
from danvan.units.views.people import person_url
from danvan.units.views.told import refusals


@staff_page("people.manage")
def new(request: StaffRequest) -> HttpResponse:
    """Open an account for somebody, give him his post, and invite him."""
    posted = request.POST if request.method == "POST" else None
    form = NewPersonForm(
        posted,
        initial={"since": request.today, "post": request.GET.get("chuc-vu", "")},
        posts=posts_to_give(request.user, request.today),
    )
    if posted is not None:
        made: tuple[User, Invited | None] | None = None
        with refusals(form):
            if form.is_valid():
                made = _open(request, form)
        if form.is_valid() and made is not None:
            return _opened(request, *made)
    status = INVALID if form.is_bound else 200
    return render(request, "units/people/new.html", {"form": form}, status=status)


@require_POST
@staff_page("people.manage")
def slip(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Invite somebody and show the slip to print: the only time its secret is seen."""
    people = visible_people(request.user, request.today)
    person = get_object_or_404(people, public_id=public_id)
    try:
        invited = invite_person(person, mail=False, by=request.user, on=request.today)
    except ActRefused as refused:
        messages.error(request, refused.message)
        return leave(request, person_url(request, person))
    return _slip(request, invited)


@transaction.atomic
def _open(request: StaffRequest, form: forms.Form) -> tuple[User, Invited | None]:
    """Open the account and invite, all or nothing."""
    given, by, on = form.cleaned_data, request.user, request.today
    typed = given["username"] or free_username(given["name"])
    person = open_person(
        NewPerson(given["name"], typed, given["email"]),
        Post.objects.get(pk=given["post"]),
        since=given["since"],
        basis=given["basis"],
        by=by,
        on=on,
    )
    if given["way"] not in (BY_MAIL, BY_SLIP):
        return person, None
    return person, invite_person(person, mail=given["way"] == BY_MAIL, by=by, on=on)


def _opened(request: StaffRequest, person: User, invited: Invited | None) -> HttpResponse:
    said = _("Đã mở tài khoản %(username)s cho %(name)s.")
    messages.success(request, said % {"username": person.username, "name": person.name})
    if invited is not None and not invited.invitation.mailed_to:
        return _slip(request, invited)
    return leave(request, person_url(request, person))


def _slip(request: StaffRequest, invited: Invited) -> HttpResponse:
    slip = slip_of(request, invited.user, invited.secret)
    answer = render(request, "units/people/slip.html", {"slip": slip})
    answer["Cache-Control"] = "no-store"
    return answer
