"""Pages of the counter: taking a petition in, and the minutes of one that was told."""

from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base import clock
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.content import DOCX
from danvan.documents.queries.life_choices import units_offered
from danvan.documents.views.files import as_download
from danvan.obligations.views.told import refusals
from danvan.petitions.access import (
    may_receive,
    sees_petition,
    units_receiving,
    visible_petitions,
)
from danvan.petitions.actions.drafts import Typed, drop_draft, keep_draft, own_draft, own_drafts
from danvan.petitions.actions.intake import HandedIn, take_in
from danvan.petitions.actions.letters import write_minutes
from danvan.petitions.actions.papers import note_look
from danvan.petitions.actions.second_thing import second_digest
from danvan.petitions.forms.intake import IntakeForm, PeopleFormSet, PersonForm, people_in
from danvan.petitions.models import Petition, PetitionPaper
from danvan.petitions.queries.intake import earlier_petition
from danvan.petitions.queries.remote import remote_told
from danvan.petitions.queries.sealed_pages import posts_complained_of, units_complained_of
from danvan.petitions.views.from_visit import petition_told
from danvan.petitions.views.just_received import MINUTES, MINUTES_FILE, hand_over, shown_once
from danvan.petitions.views.people_typed import PEOPLE, people_typed
from danvan.petitions.views.uploads import in_memory
from danvan.units.queries import unit_book

NOT_KEPT = frozenset({"csrfmiddlewaretoken", "key", "do"})
Role = PetitionPaper.Role


@in_memory
@staff_page("petitions.receive")
@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: StaffRequest) -> HttpResponse:
    """Take a petition in; what was typed comes back with what is missing."""
    if request.method != "POST":
        return _fresh(request)
    if request.POST.get("do") == "more":
        return _once_more(request)
    if request.POST.get("is_denunciation"):
        return _to_the_seal(request)
    form, people = _bound(request)
    if form.is_valid() & people.is_valid() and _sound(form, people):
        with refusals(form):
            return _entered(request, form, _take(request, form, people))
    _keep_typed(request)
    return _page(request, form, people, INVALID)


@staff_page("petitions.receive")
@require_safe
def minutes(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show the minutes of a petition that was told, to be read back and signed."""
    user, on = request.user, request.today
    petition = _told(request, public_id, MINUTES)
    note_look(petition, "minutes", _("In biên bản ghi nội dung trình bày"), by=user)
    once = not sees_petition(user, petition, on=on)
    shown = {
        "petition": petition,
        "people": petition.petitioners.all(),
        "place": unit_book(on, {petition.unit_id}).name(petition.unit_id),
        "once": once,
        "has_file": petition.channel == Petition.Channel.ORAL,
    }
    return _closed(render(request, "petitions/minutes.html", shown))


@require_POST
@staff_page("petitions.receive")
def minutes_file(request: StaffRequest, public_id: UUID) -> HttpResponseBase:
    """Hand the minutes over as .docx, in the form of an office, to be corrected and signed."""
    petition = _told(request, public_id, MINUTES_FILE)
    try:
        written = write_minutes(petition.pk, by=request.user, on=request.today)
    except ActRefused as refused:
        messages.error(request, refused.message)
        return leave(request, "petitions:intake")
    return as_download(BytesIO(written.data), written.name, DOCX)


def _told(request: StaffRequest, public_id: UUID, paper: str) -> Petition:
    """Return an open petition whose minutes the person may print: by his post, or just now."""
    user, on = request.user, request.today
    seen = visible_petitions(user, on=on).filter(public_id=public_id, is_sealed=False).first()
    if seen is None or not may_receive(user, seen.unit_id, on=on):
        seen = shown_once(request, public_id, paper)
    if seen is None:
        raise Http404
    return seen


@staff_page("petitions.receive")
@require_safe
def blank_minutes(request: StaffRequest) -> HttpResponse:
    """Show minutes with nothing filled in, to be written by hand: for a denunciation too."""
    units = units_receiving(request.user, on=request.today).values_list("pk", flat=True)[:1]
    place = unit_book(request.today, units).name(next(iter(units), None))
    return render(request, "petitions/minutes.html", {"petition": None, "place": place})


def _fresh(request: StaffRequest) -> HttpResponse:
    """Show the form empty, or as a draft of one's own left it."""
    try:
        key = UUID(request.GET.get("nhap", ""))
    except ValueError:
        key = uuid4()
    draft = own_draft(request.user, key)
    typed = draft.typed if draft else petition_told(request)
    form, people = _unbound(request, key, typed or {})
    return _page(request, form, people, 200)


def _once_more(request: StaffRequest) -> HttpResponse:
    """Show the form again with what was typed and a row more for a person; nothing is judged."""
    typed = _typed(request)
    _keep_typed(request)
    form, people = _unbound(request, _key(request), typed, more=1)
    return _page(request, form, people, 200)


def _to_the_seal(request: StaffRequest) -> HttpResponse:
    """Lead a denunciation to the page that seals it, with what was typed, by way of the draft."""
    _keep_typed(request)
    return leave(request, f"{reverse('petitions:denounce')}?nhap={_key(request)}")


def _sound(form: IntakeForm, people: "BaseFormSet[PersonForm]") -> bool:
    """Ask who sent it, unless nobody is named."""
    named = people_in(people)
    if not named and not form.cleaned_data["is_anonymous"]:
        form.add_error(None, _("Hãy nhập người gửi, hoặc đánh dấu đơn nặc danh."))
    if named and form.cleaned_data["is_anonymous"]:
        form.add_error("is_anonymous", _("Đã có họ tên người gửi thì không phải đơn nặc danh."))
    return form.is_valid()


def _take(
    request: StaffRequest, form: IntakeForm, people: "BaseFormSet[PersonForm]"
) -> Petition | None:
    """Enter what was typed; None when the earlier petition it names is not there."""
    given = form.cleaned_data
    earlier = _earlier(request, form)
    if not form.is_valid():
        return None
    papers = [HandedIn(file.name or "", file.read()) for file in given["papers"]]
    papers += [HandedIn(file.name or "", file.read(), Role.PROOF) for file in given["proofs"]]
    intake = form.intake(
        people_in(people), earlier.pk if earlier else None, second_digest(given["second"])
    )
    return take_in(
        intake,
        papers,
        place=given["place"],
        visit=given["visit"],
        by=request.user,
        on=request.today,
    )


def _earlier(request: StaffRequest, form: IntakeForm) -> Petition | None:
    label = form.cleaned_data["earlier"]
    if label is None:
        return None
    unit = form.cleaned_data["unit"]
    found = earlier_petition(request.user, unit, label, on=request.today)
    if found is None:
        form.add_error("earlier", _("Trong sổ không có đơn số này. Hãy kiểm tra số và năm."))
    return found


def _entered(request: StaffRequest, form: IntakeForm, petition: Petition | None) -> HttpResponse:
    """Lead to the receipt; to who sees the petition no more it is shown this once."""
    if petition is None:
        _keep_typed(request)
        return _page(request, form, _bound(request)[1], INVALID)
    drop_draft(form.cleaned_data["key"], by=request.user)
    place = unit_book(request.today, {petition.unit_id}).name(petition.unit_id)
    told = _("Đã vào sổ đơn số %(label)s của %(place)s, nhận ngày %(day)s.")
    day = f"{petition.received_on:%d/%m/%Y}"
    messages.success(request, told % {"label": petition.label, "place": place, "day": day})
    if not sees_petition(request.user, petition, on=request.today):
        hand_over(request, petition)
    oral = petition.channel == Petition.Channel.ORAL  # read back and signed before anything else
    page = "petitions:minutes" if oral else "petitions:receipt"
    return leave(request, reverse(page, args=[petition.public_id]))


def _bound(request: StaffRequest) -> tuple[IntakeForm, "BaseFormSet[PersonForm]"]:
    form = IntakeForm(request.POST, request.FILES, **_choices(request))
    return form, PeopleFormSet(request.POST, prefix=PEOPLE)


def _unbound(
    request: StaffRequest, key: UUID, typed: Typed, more: int = 0
) -> tuple[IntakeForm, "BaseFormSet[PersonForm]"]:
    """Return the forms as they are shown first: empty, or filled with what was typed before."""
    usual = {"received_on": request.today, "channel": Petition.Channel.COUNTER, "people_count": 1}
    told = {name: values[0] for name, values in typed.items() if values}
    known: dict[str, Any] = {**usual, **told, "key": key}
    form = IntakeForm(initial=known, **_choices(request))
    rows = people_typed(typed)
    people = PeopleFormSet(initial=rows, prefix=PEOPLE)
    people.extra = more if rows else 1
    return form, people


def _choices(request: StaffRequest) -> dict[str, Any]:
    user, on = request.user, request.today
    units = list(units_receiving(user, on=on).values_list("pk", flat=True))
    return {
        "units": units_offered(units, on=on),
        "posts": posts_complained_of(units, on=on),
        "places": units_complained_of(user, on=on),
    }


def _page(
    request: StaffRequest, form: IntakeForm, people: "BaseFormSet[PersonForm]", status: int
) -> HttpResponse:
    key = form["key"].value()
    drafts = [draft for draft in own_drafts(request.user) if str(draft.key) != str(key)]
    wrong = people.is_bound and not people.is_valid()
    shown = {"form": form, "people": people, "people_wrong": wrong, "drafts": drafts}
    shown["remote"] = remote_told(on=request.today)
    return _closed(render(request, "petitions/intake.html", shown, status=status))


def _key(request: StaffRequest) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def _typed(request: StaffRequest) -> Typed:
    return typed_in(request.POST)


def typed_in(posted: QueryDict) -> Typed:
    """Return what of a form is kept in a draft: what a person typed, no file."""
    return {name: posted.getlist(name) for name in posted if name not in NOT_KEPT}


def _keep_typed(request: StaffRequest) -> None:
    """Keep what was typed: the answer may get lost on the way."""
    try:
        keep_for(request, _key(request), _typed(request))
    except ActRefused as refused:
        messages.error(request, refused.message)


def keep_for(request: StaffRequest, key: UUID, typed: Typed) -> bool:
    """Keep a draft in the name of the unit it was typed for, one's own."""
    units = list(units_receiving(request.user, on=request.today).values_list("pk", flat=True))
    asked = next(iter(typed.get("unit", ())), "")
    unit = int(asked) if asked.isdigit() and int(asked) in units else next(iter(units), None)
    if unit is None:
        return False
    return keep_draft(key, unit, typed, by=request.user, on=request.today, at=clock.now())


def _closed(answer: HttpResponse) -> HttpResponse:
    """Let nothing on the way and no browser keep the page."""
    answer["Cache-Control"] = "private, no-store"
    return answer
