"""What can be done about a body on its page: each step's form, its act, its word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.units.actions.bodies import (
    Founding,
    Meeting,
    NewSeat,
    change_body,
    end_body,
    hold_meeting,
    seat_member,
)
from danvan.units.forms.bodies import ChangeBodyForm, MeetingForm, SeatForm
from danvan.units.forms.people import EndForm
from danvan.units.models import Body, Post, Unit

Given = Mapping[str, Any]
Act = Callable[[Body, Given, User, date], object]


@dataclass(frozen=True)
class Step:
    """One act offered on the page of a body «bước»."""

    title: str | Promise
    form: type[forms.Form]
    act: Act
    said: str | Promise
    save: str | Promise


def founding_typed(given: Given) -> Founding:
    """Return a founding from what was typed."""
    office = Unit.objects.get(pk=given["office"]) if given["office"] else None
    return Founding(
        kind=given["kind"],
        name=given["name"],
        decision=given["decision"],
        decided_on=given["decided_on"],
        since=given["since"],
        until=given["until"],
        office=office,
    )


def meeting_typed(given: Given) -> Meeting:
    """Return a meeting from what was typed."""
    return Meeting(
        on=given["on"],
        subject=given["subject"],
        place=given["place"],
        present=given["present"],
        conclusion=given["conclusion"],
        concluded_on=given["concluded_on"],
    )


def _change(body: Body, given: Given, by: User, on: date) -> object:
    return change_body(body.pk, founding_typed(given), version=given["version"], by=by, on=on)


def _end(body: Body, given: Given, by: User, on: date) -> object:
    return end_body(body.pk, version=given["version"], until=given["until"], by=by, on=on)


def _seat(body: Body, given: Given, by: User, on: date) -> object:
    post = Post.objects.get(pk=given["post"]) if given["post"] else None
    seat = NewSeat(given["part"], given["since"], post, given["outside"])
    return seat_member(body.pk, seat, version=given["version"], by=by, on=on)


def _meet(body: Body, given: Given, by: User, on: date) -> object:
    return hold_meeting(body.pk, meeting_typed(given), by=by, on=on)


STEPS: Mapping[str, Step] = {
    "thanh-vien": Step(
        _("Thêm thành viên"), SeatForm, _seat, _("Đã thêm thành viên."), _("Thêm thành viên")
    ),
    "phien-hop": Step(
        _("Ghi phiên họp"), MeetingForm, _meet, _("Đã ghi phiên họp."), _("Ghi phiên họp")
    ),
    "kien-toan": Step(
        _("Kiện toàn, đổi nhiệm kỳ"), ChangeBodyForm, _change, _("Đã ghi kiện toàn."), _("Lưu")
    ),
    "ket-thuc": Step(
        _("Kết thúc hoạt động"),
        EndForm,
        _end,
        _("Đã ghi kết thúc hoạt động."),
        _("Ghi kết thúc"),
    ),
}
