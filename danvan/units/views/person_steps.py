"""What can be done about a person on his page: each step's form, its act, its word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.units.actions.absences import note_absence
from danvan.units.actions.appointments import appoint
from danvan.units.actions.delegations import Lending, delegate
from danvan.units.actions.people import (
    change_person,
    close_person,
    invite_person,
    reopen_person,
    reset_person,
    withdraw_person,
)
from danvan.units.forms.absences import AbsenceForm, DelegateForm
from danvan.units.forms.people import AppointForm, NameForm
from danvan.units.models import Post

Given = Mapping[str, Any]
Act = Callable[[User, Given, User, date], object]


@dataclass(frozen=True)
class Step:
    """One act offered on the page of a person «bước»; `ask` is a question asked before it."""

    title: str | Promise
    form: type[forms.Form]
    act: Act
    said: str | Promise
    save: str | Promise
    ask: str | Promise = ""


def _appoint(person: User, given: Given, by: User, on: date) -> object:
    post = Post.objects.get(pk=given["post"])
    return appoint(person, post, since=given["since"], basis=given["basis"], by=by, on=on)


def _absence(person: User, given: Given, by: User, on: date) -> object:
    return note_absence(
        person,
        since=given["since"],
        until=given["until"],
        substitute=person_chosen(given["substitute"]),
        by=by,
        on=on,
    )


def _delegate(person: User, given: Given, by: User, on: date) -> object:
    to = User.objects.get(pk=given["to"])
    lending = Lending(to, given["since"], given["until"], given["basis"])
    return delegate(given["appointment"], lending, by=by, on=on)


def _rename(person: User, given: Given, by: User, on: date) -> object:
    return change_person(person, name=given["name"], email=given["email"], by=by, on=on)


def _plain(act: Callable[..., object]) -> Act:
    """Return the act of a form in which nothing is typed."""

    def run(person: User, given: Given, by: User, on: date) -> object:
        return act(person, by=by, on=on)

    return run


def person_chosen(pk: int | None) -> User | None:
    """Return the person chosen among those offered, or nobody."""
    return User.objects.get(pk=pk) if pk else None


STEPS: Mapping[str, Step] = {
    "vang-mat": Step(
        _("Ghi vắng mặt"), AbsenceForm, _absence, _("Đã ghi vắng mặt."), _("Ghi vắng mặt")
    ),
    "uy-quyen": Step(
        _("Ủy quyền cho người khác"), DelegateForm, _delegate, _("Đã ủy quyền."), _("Ủy quyền")
    ),
    "phan-cong": Step(
        _("Phân công chức vụ"),
        AppointForm,
        _appoint,
        _("Đã phân công chức vụ."),
        _("Phân công"),
    ),
    "sua": Step(_("Sửa họ tên, thư điện tử"), NameForm, _rename, _("Đã sửa."), _("Lưu")),
    "moi": Step(
        _("Gửi lời mời qua thư"),
        forms.Form,
        lambda person, given, by, on: invite_person(person, mail=True, by=by, on=on),
        _("Đã gửi lời mời."),
        _("Gửi lời mời"),
        _("Lời mời trước đây, nếu có, sẽ hết hiệu lực."),
    ),
    "thu-hoi": Step(
        _("Thu hồi lời mời"),
        forms.Form,
        _plain(withdraw_person),
        _("Đã thu hồi lời mời."),
        _("Thu hồi"),
        _("Lời mời đã gửi hoặc đã in sẽ không dùng được nữa."),
    ),
    "dat-lai": Step(
        _("Đặt lại bước xác nhận"),
        forms.Form,
        _plain(reset_person),
        _("Đã đặt lại bước xác nhận thứ hai."),
        _("Đặt lại"),
        _(
            "Dùng khi người này mất điện thoại hoặc khóa bảo mật. "
            "Người này bị đăng xuất khỏi mọi máy."
        ),
    ),
    "ngung": Step(
        _("Ngừng dùng tài khoản"),
        forms.Form,
        _plain(close_person),
        _("Đã ngừng dùng tài khoản."),
        _("Ngừng dùng"),
        _("Người này bị đăng xuất ngay và không vào được nữa. Chức vụ và việc đang mở vẫn còn."),
    ),
    "mo-lai": Step(
        _("Mở lại tài khoản"),
        forms.Form,
        _plain(reopen_person),
        _("Đã mở lại tài khoản. Hãy mời người này đặt mật khẩu mới."),
        _("Mở lại"),
        _("Người này cần một lời mời mới để đặt mật khẩu."),
    ),
}
