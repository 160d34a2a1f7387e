"""The steps of a visit: each with its words, its form and its act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BaseFormSet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.petitions.actions.reception_owed import number_refusal, reply_visit
from danvan.petitions.actions.reception_visits import correct_visit, seal_visit
from danvan.petitions.forms.reception_visits import (
    NumberForm,
    PeopleFormSet,
    ReplyForm,
    SealForm,
    VisitForm,
    VisitorForm,
    people_in,
)
from danvan.petitions.models import Visit


@dataclass(frozen=True)
class Shown:
    """The forms of a step: its own, and those of the people where it asks for them."""

    form: forms.Form
    people: BaseFormSet[VisitorForm] | None = None

    def more_is_valid(self) -> bool:
        """Say whether what stands besides the form can be read."""
        return self.people is None or self.people.is_valid()


@dataclass(frozen=True)
class VisitStep:
    """One thing done with a visit «bước»; its act returns where to go, empty for the visit."""

    heading: str | Promise
    save: str | Promise
    shown: Callable[[Visit, Any, date], Shown]
    act: Callable[[Visit, Shown, User, date], str]
    lead: str | Promise = ""
    sealed_too: bool = False


def _correct_shown(visit: Visit, data: Any, _on: date) -> Shown:
    people = [
        {
            "name": one.name,
            "address": one.address,
            "identity_number": one.identity_number,
            "is_representative": one.is_representative,
        }
        for one in visit.visitors.all()
    ]
    return Shown(VisitForm.of(visit, data), PeopleFormSet(data, prefix="nguoi", initial=people))


def _correct(visit: Visit, shown: Shown, by: User, on: date) -> str:
    form, people = shown.form, shown.people
    if isinstance(form, VisitForm) and people is not None:
        typed = form.typed(people_in(people))
        correct_visit(visit.pk, typed, version=form.cleaned_data["version"], by=by, on=on)
    return ""


def _reply_shown(visit: Visit, data: Any, on: date) -> Shown:
    first = {
        "version": visit.version,
        "outcome": visit.reply,
        "replied_on": visit.replied_on or on,
        "number": visit.reply_number,
    }
    return Shown(ReplyForm(data, initial=first))


def _reply(visit: Visit, shown: Shown, by: User, on: date) -> str:
    given = shown.form.cleaned_data
    reply_visit(visit.pk, by=by, on=on, **given)
    return ""


def _refusal_shown(visit: Visit, data: Any, on: date) -> Shown:
    first = {"version": visit.version, "number": visit.refused_number, "given_on": on}
    return Shown(NumberForm(data, initial=first))


def _refuse(visit: Visit, shown: Shown, by: User, on: date) -> str:
    number_refusal(visit.pk, by=by, on=on, **shown.form.cleaned_data)
    return ""


def _seal_shown(visit: Visit, data: Any, _on: date) -> Shown:
    return Shown(SealForm(data, initial={"version": visit.version}))


def _seal(visit: Visit, shown: Shown, by: User, on: date) -> str:
    seal_visit(visit.pk, version=shown.form.cleaned_data["version"], by=by, on=on)
    return reverse("reception:session", args=[visit.session.public_id])


STEPS = {
    "sua": VisitStep(_("Sửa lượt tiếp"), _("Lưu"), _correct_shown, _correct),
    "tra-loi": VisitStep(
        _("Trả lời người đến"), _("Ghi nhận đã trả lời"), _reply_shown, _reply,
        _("Luật cho bốn cách trả lời. Ghi cả khi đã trả lời ngay tại buổi tiếp."),
    ),
    "tu-choi": VisitStep(
        _("Thông báo từ chối tiếp"), _("Lưu số thông báo"), _refusal_shown, _refuse
    ),
    "niem-phong": VisitStep(
        _("Chuyển thành lượt tố cáo"), _("Xóa tên, nội dung ở sổ này"), _seal_shown, _seal,
        _(
            "Tên và nội dung của lượt này sẽ bị xóa khỏi sổ tiếp công dân. Trước khi bấm, hãy nhờ "
            "người tiếp nhận đơn ghi nội dung vào phần tố cáo niêm phong."
        ),
    ),
}  # fmt: skip
