"""What is done with a session and with appointments: held, moved, cancelled, prepared, booked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.accounts.models import User
from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.obligations.views.told import refusals
from danvan.petitions.access_reception import may_hold, may_plan, visible_bookings
from danvan.petitions.actions.reception_bookings import Appointed, book_session, move_booking
from danvan.petitions.actions.reception_sessions import (
    MovedTo,
    cancel_session,
    finish_online_step,
    hold_session,
    move_session,
)
from danvan.petitions.forms.reception import (
    BookingForm,
    CancelForm,
    DoneOnForm,
    HoldForm,
    MoveBookingForm,
    MoveForm,
)
from danvan.petitions.models import ReceptionSession
from danvan.petitions.queries.reception_choices import receiver_choices
from danvan.petitions.queries.reception_steps import NOTICE, TEST
from danvan.petitions.views.reception import crumbs
from danvan.petitions.views.reception_sessions import session_crumb, session_or_404, session_url

Given = dict[str, Any]
May = Callable[..., bool]


@dataclass(frozen=True)
class Step:
    """One thing done with a session «bước»: its words, its form, its act."""

    heading: str | Promise
    save: str | Promise
    form: Callable[[ReceptionSession, Any, date], forms.Form]
    act: Callable[[ReceptionSession, Given, User, date], ReceptionSession]
    may: May
    lead: str | Promise = ""


@staff_page("reception.view")
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: StaffRequest, public_id: UUID, step: str) -> HttpResponse:
    """Ask what one step needs, and do it."""
    session, chosen = session_or_404(request, public_id), STEPS.get(step)
    if chosen is None or not chosen.may(request.user, session.unit_id, on=request.today):
        raise Http404
    form = chosen.form(session, request.POST or None, request.today)
    done: list[ReceptionSession] = []
    if form.is_bound:
        with refusals(form):
            if form.is_valid():
                done.append(chosen.act(session, form.cleaned_data, request.user, request.today))
    if done and form.is_valid():
        return leave(request, session_url(done[0]))
    context = {
        "form": form,
        "heading": chosen.heading,
        "lead": chosen.lead,
        "save": chosen.save,
        "crumbs": [*crumbs(), session_crumb(session)],
    }
    status = INVALID if form.is_bound else 200
    return render(request, "petitions/reception_form.html", context, status=status)


@staff_page("reception.hold")
@require_POST
def booking(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what became of an appointment: confirmed, came, did not."""
    rows = visible_bookings(request.user, on=request.today).select_related("session")
    found = get_object_or_404(rows, pk=pk)
    form = MoveBookingForm(request.POST)
    if form.is_valid():
        try:
            move_booking(pk, form.cleaned_data["to"], by=request.user, on=request.today)
        except ActRefused as refused:
            messages.error(request, refused.message)
    return leave(request, session_url(found.session))


def _hold_form(session: ReceptionSession, data: Any, _on: date) -> forms.Form:
    first = {"version": session.version, "receiver": session.receiver_id}
    return HoldForm(data, choices={"receiver": receiver_choices(session)}, initial=first)


def _hold(session: ReceptionSession, given: Given, by: User, on: date) -> ReceptionSession:
    return hold_session(session.pk, given["receiver"], version=given["version"], by=by, on=on)


def _move_form(session: ReceptionSession, data: Any, _on: date) -> forms.Form:
    first = {
        "version": session.version,
        "starts": session.starts,
        "ends": session.ends,
        "place": session.place,
    }
    return MoveForm(data, initial=first)


def _move(session: ReceptionSession, given: Given, by: User, on: date) -> ReceptionSession:
    to = MovedTo(given["to"], given["starts"], given["ends"], given["place"])
    return move_session(
        session.pk, to, version=given["version"], reason=given["reason"], by=by, on=on
    )


def _cancel_form(session: ReceptionSession, data: Any, _on: date) -> forms.Form:
    return CancelForm(data, initial={"version": session.version})


def _cancel(session: ReceptionSession, given: Given, by: User, on: date) -> ReceptionSession:
    return cancel_session(
        session.pk, version=given["version"], reason=given["reason"], by=by, on=on
    )


def _book_form(_session: ReceptionSession, data: Any, _on: date) -> forms.Form:
    return BookingForm(data)


def _book(session: ReceptionSession, given: Given, by: User, on: date) -> ReceptionSession:
    book_session(session.pk, Appointed(**given), by=by, on=on)
    return session


def _done_form(_session: ReceptionSession, data: Any, on: date) -> forms.Form:
    return DoneOnForm(data, initial={"done_on": on})


def _finish(step: str) -> Callable[[ReceptionSession, Given, User, date], ReceptionSession]:
    def finish(session: ReceptionSession, given: Given, by: User, on: date) -> ReceptionSession:
        return finish_online_step(session.pk, step, done_on=given["done_on"], by=by, on=on)

    return finish


STEPS = {
    "tiep": Step(
        _("Ghi nhận buổi tiếp"), _("Ghi nhận"), _hold_form, _hold, may_hold,
        _("Ghi một lần vào ngày tiếp, rồi ghi từng người đến."),
    ),
    "chuyen": Step(
        _("Chuyển sang ngày khác"), _("Chuyển buổi tiếp"), _move_form, _move, may_plan,
        _("Ngày cũ vẫn hiện là đã hủy, kèm lý do; người đã đăng ký được chuyển theo."),
    ),
    "huy": Step(_("Hủy buổi tiếp"), _("Hủy buổi tiếp"), _cancel_form, _cancel, may_plan),
    "hen": Step(
        _("Đăng ký cho người dân"), _("Đăng ký"), _book_form, _book, may_hold,
        _("Người dân đến quầy hoặc gọi điện xin được tiếp."),
    ),
    "thong-bao": Step(
        _("Đã thông báo buổi tiếp trực tuyến"), _("Ghi nhận"), _done_form, _finish(NOTICE), may_plan
    ),
    "thu-ket-noi": Step(
        _("Đã kết nối thử các điểm cầu"), _("Ghi nhận"), _done_form, _finish(TEST), may_plan
    ),
}  # fmt: skip
