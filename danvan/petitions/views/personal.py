"""The personal data of one case: who looked, what is held, requests, corrections, holding it."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.obligations.views.told import refusals
from danvan.petitions.access import may_do, visible_petitions
from danvan.petitions.actions.personal import (
    answer_data_request,
    carry_out_request,
    correct_person,
    show_held_data,
    take_data_request,
)
from danvan.petitions.actions.retention import hold_erasure, release_erasure
from danvan.petitions.forms.exchange import PurposeForm
from danvan.petitions.forms.personal import AnswerForm, AskForm, HoldForm, PersonForm
from danvan.petitions.models import Petition
from danvan.petitions.queries.personal import held_papers, personal_page
from danvan.petitions.queries.retention import ACT
from danvan.petitions.views.refused_words import case_refusals


@staff_page(ACT)
@require_safe
def personal(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show who looked at a case's personal data, what was asked, until when it is kept."""
    return _page(request, _petition(request, public_id))


@staff_page(ACT)
@require_POST
def held(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show all that is held about who sent a case, as a paper for him, for this once."""
    petition = _petition(request, public_id)
    form = PurposeForm(request.POST)
    found = None
    with refusals(form):
        if form.is_valid():
            told = form.cleaned_data["purpose"]
            found = show_held_data(petition.pk, told, by=request.user, on=request.today)
    if found is None or not form.is_valid():
        return _page(request, petition, purpose=form)
    people = [(one, _person_form(petition, one)) for one in found.people]
    shown = {
        "petition": petition,
        "people": people,
        "papers": held_papers(petition),
        "on": request.today,
    }
    return _closed(render(request, "petitions/personal_held.html", shown))


@staff_page(ACT)
@require_POST
def correct(request: StaffRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Mend what is held about a person."""
    petition = _petition(request, public_id)
    person = get_object_or_404(petition.petitioners.all(), pk=pk)
    form = PersonForm(request.POST, prefix=f"nguoi-{pk}")
    with refusals(form):
        if form.is_valid():
            given = form.cleaned_data
            correct_person(person.pk, given["version"], given, by=request.user, on=request.today)
    if form.is_valid():
        messages.success(request, _("Đã sửa dữ liệu."))
        return leave(request, _address(petition))
    shown = {
        "petition": petition,
        "people": [(person, form)],
        "papers": (),
        "on": request.today,
    }
    answer = render(request, "petitions/personal_held.html", shown, status=INVALID)
    return _closed(answer)


@staff_page(ACT)
@require_POST
def ask(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take a request about personal data in."""
    petition = _petition(request, public_id)
    form = AskForm(request.POST)
    with refusals(form):
        if form.is_valid():
            given = form.cleaned_data
            take_data_request(
                petition.pk,
                given["wish"],
                given["received_on"],
                by=request.user,
                on=request.today,
            )
    if not form.is_valid():
        return _page(request, petition, ask=form)
    messages.success(request, _("Đã nhận yêu cầu. Hạn phản hồi đã vào danh sách việc."))
    return leave(request, _address(petition))


@staff_page(ACT)
@require_POST
def answer(request: StaffRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Say what was answered to a request, or that it was carried out."""
    petition = _petition(request, public_id)
    asked = get_object_or_404(petition.data_requests.all(), pk=pk)
    by, on = request.user, request.today
    if "carried" in request.POST:
        try:
            carry_out_request(asked.pk, by=by, on=on)
        except ActRefused as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, _("Đã ghi là đã thực hiện yêu cầu."))
        return leave(request, _address(petition))
    form = AnswerForm(request.POST, prefix=f"tra-loi-{pk}")
    with case_refusals(form, petition, request):
        if form.is_valid():
            answer_data_request(asked.pk, form.cleaned_data["answer"], by=by, on=on)
    if not form.is_valid():
        return _page(request, petition, answers={pk: form})
    messages.success(request, _("Đã ghi kết quả phản hồi."))
    return leave(request, _address(petition))


@staff_page(ACT)
@require_POST
def hold(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Keep the data of a case for now, or let it go its way again."""
    petition = _petition(request, public_id)
    by, on = request.user, request.today
    form = HoldForm(request.POST)
    with case_refusals(form, petition, request):
        if "release" in request.POST:
            release_erasure(petition.pk, by=by, on=on)
            messages.success(request, _("Đã thôi giữ."))
            return leave(request, _address(petition))
        if form.is_valid():
            hold_erasure(petition.pk, form.cleaned_data["reason"], by=by, on=on)
            messages.success(request, _("Đã tạm giữ, chưa xóa dữ liệu."))
            return leave(request, _address(petition))
    return _page(request, petition, hold=form)


def _petition(request: StaffRequest, public_id: UUID) -> Petition:
    rows = visible_petitions(request.user, on=request.today)
    petition = get_object_or_404(rows, public_id=public_id)
    if not may_do(request.user, ACT, petition, on=request.today):
        raise Http404
    return petition


def _page(
    request: StaffRequest,
    petition: Petition,
    *,
    purpose: PurposeForm | None = None,
    ask: AskForm | None = None,
    hold: HoldForm | None = None,
    answers: dict[int, Form] | None = None,
) -> HttpResponse:
    page = personal_page(petition, on=request.today)
    given = answers or {}
    shown = {
        "petition": petition,
        "page": page,
        "purpose": purpose or PurposeForm(),
        "ask": ask or AskForm(initial={"received_on": request.today}),
        "hold": hold or HoldForm(),
        "requests": [
            (one, given.get(one.pk) or AnswerForm(prefix=f"tra-loi-{one.pk}"))
            for one in page.requests
        ],
    }
    bad = purpose or ask or hold or answers
    return _closed(
        render(request, "petitions/personal.html", shown, status=INVALID if bad else 200)
    )


def _person_form(petition: Petition, person: object) -> PersonForm:
    names = ("name", "address", "identity_number", "phone", "email")
    values = {name: getattr(person, name) for name in names}
    prefix = f"nguoi-{getattr(person, 'pk', 0)}"
    return PersonForm(prefix=prefix, initial=values | {"version": petition.version})


def _address(petition: Petition) -> str:
    return reverse("petitions:personal", args=[petition.public_id])


def _closed(answer: HttpResponse) -> HttpResponse:
    """Let nothing on the way and no browser keep the page."""
    answer["Cache-Control"] = "private, no-store"
    return answer
