"""What can be done with a petition now: each act with its form, asked of where the case stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.petitions.actions.assign import Charge, assign_case, takes_step
from danvan.petitions.actions.clock import circumstances_of, count_day
from danvan.petitions.actions.decide import enter_with_paper, letter_paper
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.actions.withdraw import withdraw_part, withdraw_petition
from danvan.petitions.forms import cases as typed
from danvan.petitions.models import Petition
from danvan.petitions.queries.case import CaseRecord
from danvan.petitions.queries.case_choices import offices_for, people_for
from danvan.rules.petitions.stage_words import LABELS
from danvan.rules.petitions.stages import Move, law_step, may_withdraw_part, moves

Given = Mapping[str, Any]
Text = str | Promise


@dataclass(frozen=True)
class Standing:
    """Where a case stands before the person who looks «tình thế»: what every act is offered by."""

    record: CaseRecord
    user: User
    on: date

    @property
    def row(self) -> Petition:
        """Return the petition."""
        return self.record.petition

    @property
    def moves(self) -> Mapping[str, Move]:
        """Return the moves that the way allows and the person may make, by where they lead."""
        row = self.row
        found = moves(row.kind, row.stage, row.round)
        return {move.to: move for move in found if move.act in self.record.acts}

    def may(self, act: str) -> bool:
        """Say whether the person carries an act to this case."""
        return act in self.record.acts


Act = Callable[[Petition, Given, User, date], object]
Options = Callable[[Standing], Mapping[str, Any]]


def no_options(standing: Standing) -> Mapping[str, Any]:
    """Return nothing: the form needs no choices."""
    return {}


@dataclass(frozen=True)
class CaseStep:
    """One act offered on the page «việc làm được»: its form, its act, and when it is offered."""

    title: Text
    form: type[typed.CaseForm]
    act: Act
    said: Text
    save: Text
    offered: Callable[[Standing], bool]
    options: Options = field(default=no_options)
    group: str = "next"


def paper_of(given: Given) -> StepPaper:
    """Return the paper of a step as it was typed."""
    return StepPaper(given.get("number", ""), given.get("paper_on"), given.get("note", ""))


def _move(to: str) -> Act:
    def act(row: Petition, given: Given, by: User, on: date) -> object:
        paper, file = paper_of(given), given.get("file")
        if file is not None:
            title = f"{LABELS[to]}, {paper.number}".rstrip(", ")
            kept = letter_paper(title, file.read(), file.name)
            return enter_with_paper(row.pk, given["version"], to, paper, kept, by=by, on=on)
        return enter_stage(
            row.pk,
            given["version"],
            to,
            by=by,
            on=on,
            paper=paper,
            due_by_hand=given.get("due"),
            hand_basis=given.get("basis", ""),
        )

    return act


def _paper_options(to: str) -> Options:
    def options(standing: Standing) -> Mapping[str, Any]:
        move, row = standing.moves[to], standing.row
        case = circumstances_of(row)
        codes = [law_step(step, row.round) for step in move.opens]
        by_hand = any(not count_day(code, standing.on, case).basis for code in codes)
        return {"paper": move.paper, "by_hand": by_hand}

    return options


def _plain(to: str, title: Text, save: Text, *, group: str = "next") -> CaseStep:
    return CaseStep(
        title=title,
        form=typed.PaperForm,
        act=_move(to),
        said=_("Đã ghi bước mới."),
        save=save,
        offered=lambda standing: to in standing.moves,
        options=_paper_options(to),
        group=group,
    )


def _assign(row: Petition, given: Given, by: User, on: date) -> object:
    charge = Charge(given["handler"], given["assignee"])
    return assign_case(row.pk, given["version"], charge, by=by, on=on, paper=paper_of(given))


def _assign_options(standing: Standing) -> Mapping[str, Any]:
    row, on = standing.row, standing.on
    move = standing.moves.get("assigned")
    return {
        "offices": offices_for(row, on=on),
        "people": people_for(row, on=on),
        "paper": move.paper if move and takes_step(row) else "",
        "initial": {"handler": row.handler_id or "", "assignee": row.assignee_id or ""},
    }


def _withdraw(row: Petition, given: Given, by: User, on: date) -> object:
    return withdraw_petition(row.pk, given["version"], paper_of(given), by=by, on=on)


def _withdraw_part(row: Petition, given: Given, by: User, on: date) -> object:
    return withdraw_part(row.pk, given["version"], paper_of(given), by=by, on=on)


WAY_STEPS: Mapping[str, CaseStep] = {
    "thu-ly": _plain("accepted", _("Thụ lý"), _("Ghi thụ lý")),
    "khong-thu-ly": _plain("refused", _("Không thụ lý"), _("Ghi không thụ lý")),
    "giao": CaseStep(
        _("Giao xử lý, xác minh"),
        typed.AssignForm,
        _assign,
        _("Đã giao người xử lý."),
        _("Giao"),
        lambda standing: standing.may("petitions.assign") and not standing.row.closed_on,
        _assign_options,
    ),
    "xac-minh": _plain("verifying", _("Bắt đầu xác minh"), _("Bắt đầu")),
    "bao-cao": _plain("reported", _("Báo cáo kết quả xác minh"), _("Ghi báo cáo")),
    "xu-ly-ket-luan": _plain("handled", _("Xử lý kết luận"), _("Ghi việc xử lý")),
    "rut-don": CaseStep(
        _("Người gửi rút đơn"),
        typed.PaperForm,
        _withdraw,
        _("Đã ghi việc rút đơn."),
        _("Ghi rút đơn"),
        lambda standing: "withdrawn" in standing.moves,
        _paper_options("withdrawn"),
        "more",
    ),
    "rut-mot-phan": CaseStep(
        _("Rút một phần nội dung"),
        typed.PaperForm,
        _withdraw_part,
        _("Đã ghi phần được rút. Phần còn lại tiếp tục giải quyết, thời hạn không đổi."),
        _("Ghi phần được rút"),
        lambda standing: (
            standing.may("petitions.work")
            and may_withdraw_part(standing.row.kind, standing.row.stage)
        ),
        lambda standing: {
            "paper": _("đơn hoặc biên bản rút"),
            "noted": _("Phần nội dung được rút"),
        },
        "more",
    ),
    "dinh-chi": _plain("stopped", _("Đình chỉ giải quyết"), _("Ghi đình chỉ"), group="more"),
}
