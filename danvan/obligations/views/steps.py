"""The steps that can be taken on the page of one obligation: its form, its act, its word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.obligations.actions.assign import assign_officer, set_leader
from danvan.obligations.actions.hand_over import hand_over
from danvan.obligations.actions.pleas import (
    ask_extension,
    ask_waiver,
    decide_extension,
    decide_waiver,
)
from danvan.obligations.actions.report import (
    NewEvidence,
    add_evidence,
    add_progress,
    attach_evidence,
    detach_evidence,
)
from danvan.obligations.actions.requests import move_request
from danvan.obligations.actions.submit import (
    confirm_obligation,
    reopen_obligation,
    return_obligation,
    submit_obligation,
)
from danvan.obligations.forms import steps as typed
from danvan.obligations.models import Obligation
from danvan.units.models import Unit

Given = Mapping[str, Any]
Act = Callable[[Obligation, Given, User, date], object]


@dataclass(frozen=True)
class Step:
    """One act offered on the page «bước»: `power` is the name of its `Powers` field."""

    title: str | Promise
    form: type[forms.Form]
    act: Act
    said: str | Promise
    power: str
    save: str | Promise


def _assign(row: Obligation, given: Given, by: User, on: date) -> object:
    person = User.objects.get(pk=given["assignee"]) if given["assignee"] else None
    return assign_officer(row.pk, version=given["version"], assignee=person, by=by, on=on)


def _lead(row: Obligation, given: Given, by: User, on: date) -> object:
    person = User.objects.get(pk=given["leader"]) if given["leader"] else None
    return set_leader(row.pk, version=given["version"], leader=person, by=by, on=on)


def _evidence(row: Obligation, given: Given, by: User, on: date) -> object:
    file = given["file"] if given["kind"] == "file" else None
    new = NewEvidence(
        kind=given["kind"],
        title=given["title"],
        data=file.read() if file else b"",
        name=file.name if file else "",
        url=given["url"],
        number=given["number"],
        issued_on=given["issued_on"],
        folder=given["folder"],
    )
    return add_evidence(row.pk, new, by=by, on=on)


def _submit(row: Obligation, given: Given, by: User, on: date) -> object:
    return submit_obligation(
        row.pk,
        version=given["version"],
        note=given["note"],
        nothing_arose=given["nothing_arose"],
        by=by,
        on=on,
    )


def _extend(row: Obligation, given: Given, by: User, on: date) -> object:
    return ask_extension(
        row.pk,
        version=given["version"],
        asked_due=given["asked_due"],
        reason=given["reason"],
        by=by,
        on=on,
    )


def _decide_extension(row: Obligation, given: Given, by: User, on: date) -> object:
    return decide_extension(
        row.pk,
        version=given["version"],
        grant=given["grant"],
        new_due=given["new_due"],
        answer=given["answer"],
        by=by,
        on=on,
    )


def _decide_waiver(row: Obligation, given: Given, by: User, on: date) -> object:
    return decide_waiver(
        row.pk,
        version=given["version"],
        grant=given["grant"],
        answer=given["answer"],
        by=by,
        on=on,
    )


def _hand_over(row: Obligation, given: Given, by: User, on: date) -> object:
    units = Unit.objects.in_bulk([given["old"], given["new"]])
    return hand_over(
        [(row.pk, given["version"])],
        old=units[given["old"]],
        new=units[given["new"]],
        reason=given["reason"],
        by=by,
        on=on,
    )


def _request(row: Obligation, given: Given, by: User, on: date) -> object:
    return move_request(
        row.pk,
        version=given["version"],
        to=given["to"],
        number=given["number"],
        note=given["note"],
        by=by,
        on=on,
    )


def _reasoned(act: Callable[..., object]) -> Act:
    """Return the act of a form that holds a version and a reason."""

    def run(row: Obligation, given: Given, by: User, on: date) -> object:
        return act(row.pk, version=given["version"], reason=given["reason"], by=by, on=on)

    return run


STEPS: Mapping[str, Step] = {
    "phan-cong": Step(
        _("Phân công"), typed.AssignForm, _assign, _("Đã phân công."), "assign", _("Phân công")
    ),
    "phu-trach": Step(
        _("Lãnh đạo phụ trách"),
        typed.LeaderForm,
        _lead,
        _("Đã ghi lãnh đạo phụ trách."),
        "assign",
        _("Ghi"),
    ),
    "tien-do": Step(
        _("Báo tiến độ"),
        typed.ProgressForm,
        lambda row, given, by, on: add_progress(row.pk, text=given["text"], by=by, on=on),
        _("Đã ghi tiến độ."),
        "report",
        _("Ghi tiến độ"),
    ),
    "minh-chung": Step(
        _("Thêm minh chứng"),
        typed.EvidenceForm,
        _evidence,
        _("Đã thêm minh chứng."),
        "report",
        _("Thêm minh chứng"),
    ),
    "dung-lai": Step(
        _("Dùng lại minh chứng đã có"),
        typed.AttachForm,
        lambda row, given, by, on: attach_evidence(row.pk, given["evidence"], by=by, on=on),
        _("Đã dùng lại minh chứng."),
        "report",
        _("Dùng lại"),
    ),
    "go-minh-chung": Step(
        _("Gỡ minh chứng"),
        typed.DetachForm,
        lambda row, given, by, on: detach_evidence(row.pk, given["evidence"], by=by, on=on),
        _("Đã gỡ minh chứng khỏi việc này."),
        "report",
        _("Gỡ"),
    ),
    "trinh": Step(
        _("Báo cáo hoàn thành"),
        typed.SubmitForm,
        _submit,
        _("Đã báo cáo. Việc chuyển sang Đang trình, chờ bên giao xác nhận."),
        "submit",
        _("Báo cáo hoàn thành"),
    ),
    "xac-nhan": Step(
        _("Xác nhận hoàn thành"),
        typed.StepForm,
        lambda row, given, by, on: confirm_obligation(
            row.pk, version=given["version"], by=by, on=on
        ),
        _("Đã xác nhận hoàn thành."),
        "confirm",
        _("Xác nhận hoàn thành"),
    ),
    "tra-lai": Step(
        _("Trả lại"),
        typed.ReasonForm,
        _reasoned(return_obligation),
        _("Đã trả lại cho đơn vị thực hiện."),
        "confirm",
        _("Trả lại"),
    ),
    "mo-lai": Step(
        _("Mở lại việc"),
        typed.ReasonForm,
        _reasoned(reopen_obligation),
        _("Đã mở lại việc."),
        "reopen",
        _("Mở lại"),
    ),
    "gia-han": Step(
        _("Xin gia hạn"),
        typed.ExtensionForm,
        _extend,
        _("Đã gửi đề nghị gia hạn. Hạn cũ còn nguyên cho đến khi được đồng ý."),
        "ask_extension",
        _("Gửi đề nghị"),
    ),
    "tra-loi-gia-han": Step(
        _("Trả lời đề nghị gia hạn"),
        typed.DecideExtensionForm,
        _decide_extension,
        _("Đã trả lời đề nghị gia hạn."),
        "decide_extension",
        _("Trả lời"),
    ),
    "mien": Step(
        _("Đề nghị không áp dụng"),
        typed.ReasonForm,
        _reasoned(ask_waiver),
        _("Đã gửi đề nghị. Lãnh đạo bên giao việc sẽ quyết định."),
        "ask_waiver",
        _("Gửi đề nghị"),
    ),
    "tra-loi-mien": Step(
        _("Trả lời đề nghị không áp dụng"),
        typed.DecideForm,
        _decide_waiver,
        _("Đã trả lời đề nghị."),
        "decide_waiver",
        _("Trả lời"),
    ),
    "ban-giao": Step(
        _("Bàn giao sang đơn vị khác"),
        typed.HandOverForm,
        _hand_over,
        _("Đã bàn giao."),
        "hand_over",
        _("Bàn giao"),
    ),
    "de-nghi": Step(
        _("Ghi bước tiếp theo của đề nghị"),
        typed.RequestForm,
        _request,
        _("Đã ghi."),
        "follow",
        _("Ghi"),
    ),
}
