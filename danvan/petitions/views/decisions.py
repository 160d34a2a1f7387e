"""Acts that end a case and follow what was decided; what may come after the end."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.petitions.access import units_receiving
from danvan.petitions.actions.case_refusals import NotHere
from danvan.petitions.actions.decide import (
    NewDecision,
    issue_decision,
    publish_decision,
    send_decision,
)
from danvan.petitions.actions.execute import Order, close_case, finish_execution, order_execution
from danvan.petitions.actions.papers import NewPaper, add_paper
from danvan.petitions.actions.second import (
    AFTER_CONCLUSION,
    Second,
    answer_reply,
    take_again,
    take_second,
)
from danvan.petitions.actions.steps import StepPaper
from danvan.petitions.forms import cases as typed
from danvan.petitions.models import Decision, Petition
from danvan.petitions.queries.appeal import may_come_second
from danvan.petitions.queries.case_choices import executing_units
from danvan.petitions.views.steps import Act, CaseStep, Given, Standing, Text
from danvan.rules.petitions.stages import may_take_up_again
from danvan.units.queries import unit_book

_ORDERED_FROM = frozenset({"decided", "concluded", "handled", "published", "answered", "executing"})


def _decide(to: str) -> Act:
    def act(row: Petition, given: Given, by: User, on: date) -> object:
        file = given.get("file")
        new = NewDecision(
            to=to,
            number=given["number"],
            on=given["paper_on"],
            result=given.get("result") or Petition.Result.ANSWERED,
            summary=given["summary"],
            data=file.read() if file else b"",
            name=file.name if file else "",
        )
        return issue_decision(row.pk, given["version"], new, by=by, on=on)

    return act


def _deciding(to: str, title: Text) -> CaseStep:
    return CaseStep(
        title,
        typed.DecisionForm,
        _decide(to),
        _("Đã ghi. Tiếp theo: gửi cho các bên và công khai theo hạn bên cạnh."),
        _("Ghi văn bản"),
        lambda standing: to in standing.moves,
        lambda standing: {"is_reply": to == "answered"},
    )


def _last(row: Petition) -> Decision:
    found = row.decisions.last()
    if found is None:
        raise NotHere
    return found


def _send(row: Petition, given: Given, by: User, on: date) -> object:
    return send_decision(_last(row).pk, None, given["day"], by=by, on=on)


def _publish(row: Petition, given: Given, by: User, on: date) -> object:
    return publish_decision(_last(row).pk, None, given["how"], given["day"], by=by, on=on)


def _order(row: Petition, given: Given, by: User, on: date) -> object:
    order = Order(given["text"], given["unit"], given["due"])
    return order_execution(_last(row).pk, order, by=by, on=on)


def _done(row: Petition, given: Given, by: User, on: date) -> object:
    return finish_execution(given["which"], None, given["day"], by=by, on=on)


def _close(row: Petition, given: Given, by: User, on: date) -> object:
    return close_case(row.pk, given["version"], given["note"], by=by, on=on)


def _second(row: Petition, given: Given, by: User, on: date) -> object:
    second = Second(given["unit"], given["day"], given["channel"])
    return take_second(row.pk, given["version"], second, by=by, on=on)


def _again(row: Petition, given: Given, by: User, on: date) -> object:
    return take_again(row.pk, given["version"], given["day"], by=by, on=on)


def _answer(row: Petition, given: Given, by: User, on: date) -> object:
    paper = StepPaper(note=given["note"])
    return answer_reply(given["which"], given["again"], paper, given.get("due"), by=by, on=on)


def _paper(row: Petition, given: Given, by: User, on: date) -> object:
    file = given.get("file")
    new = NewPaper(
        role=given["role"],
        title=given["title"],
        data=file.read() if file else b"",
        name=file.name if file else "",
        place=given["place"],
    )
    return add_paper(row.pk, new, by=by, on=on)


def _waiting(standing: Standing) -> list[tuple[int, str]]:
    return [
        (one.row.pk, f"{one.row.text} ({one.unit})")
        for one in standing.record.executions
        if one.row.done_on is None
    ]


def _unsent(standing: Standing) -> bool:
    decisions = standing.record.decisions
    return bool(decisions) and decisions[-1].sent_on is None


def _receiving(standing: Standing) -> list[tuple[int, str]]:
    units = units_receiving(standing.user, on=standing.on).values_list("pk", flat=True)
    book = unit_book(standing.on, units)
    return [(entry.pk, entry.name) for entry in book.at_work()]


def _replies(standing: Standing) -> Mapping[str, Any]:
    row = standing.row
    return {
        "rows": [(one.pk, one.text[:80] or str(one.pk)) for one in standing.record.asked_again],
        "may_again": may_take_up_again(row.kind, row.stage),
    }


def _works(asked: Callable[[Standing], bool]) -> Callable[[Standing], bool]:
    return lambda standing: standing.may("petitions.work") and asked(standing)


END_STEPS: Mapping[str, CaseStep] = {
    "quyet-dinh": _deciding("decided", _("Quyết định giải quyết khiếu nại")),
    "ket-luan": _deciding("concluded", _("Kết luận nội dung tố cáo")),
    "tra-loi": _deciding("answered", _("Văn bản trả lời")),
    "gui": CaseStep(
        _("Đã gửi cho các bên"),
        typed.DayForm,
        _send,
        _("Đã ghi ngày gửi."),
        _("Ghi ngày gửi"),
        _works(_unsent),
        lambda standing: {"named": _("Ngày gửi")},
    ),
    "cong-khai": CaseStep(
        _("Công khai"),
        typed.PublishForm,
        _publish,
        _("Đã ghi việc công khai."),
        _("Ghi công khai"),
        lambda standing: "published" in standing.moves,
    ),
    "giao-thi-hanh": CaseStep(
        _("Giao thi hành"),
        typed.OrderForm,
        _order,
        _("Đã giao. Đơn vị thi hành thấy việc này trong danh sách việc của mình."),
        _("Giao thi hành"),
        _works(
            lambda standing: standing.row.stage in _ORDERED_FROM and bool(standing.record.decisions)
        ),
        lambda standing: {"units": executing_units(standing.row, on=standing.on)},
    ),
    "thi-hanh-xong": CaseStep(
        _("Ghi kết quả thi hành"),
        typed.DoneForm,
        _done,
        _("Đã ghi kết quả thi hành."),
        _("Ghi đã xong"),
        _works(lambda standing: bool(_waiting(standing))),
        lambda standing: {"rows": _waiting(standing)},
    ),
    "tra-loi-y-kien": CaseStep(
        _("Trả lời đề nghị xem lại"),
        typed.ReplyForm,
        _answer,
        _("Đã trả lời đề nghị xem lại."),
        _("Ghi trả lời"),
        lambda standing: standing.may("petitions.decide") and bool(standing.record.asked_again),
        _replies,
    ),
    "ket-thuc": CaseStep(
        _("Kết thúc hồ sơ"),
        typed.PaperForm,
        _close,
        _("Đã kết thúc hồ sơ."),
        _("Kết thúc"),
        lambda standing: "closed" in standing.moves and not _waiting(standing),
    ),
    "lan-hai": CaseStep(
        _("Nhận khiếu nại lần hai"),
        typed.SecondForm,
        _second,
        _("Đã vào sổ khiếu nại lần hai, nối với đơn này. Đơn này giữ nguyên."),
        _("Vào sổ lần hai"),
        lambda standing: (
            may_come_second(standing.row, on=standing.on) and bool(_receiving(standing))
        ),
        lambda standing: {"units": _receiving(standing)},
        "more",
    ),
    "to-cao-tiep": CaseStep(
        _("Nhận tố cáo tiếp"),
        typed.DayForm,
        _again,
        _("Đã ghi. Việc xem xét có thụ lý lại hay không đã có hạn."),
        _("Ghi tố cáo tiếp"),
        _works(
            lambda standing: (
                standing.row.kind == "denunciation" and standing.row.stage in AFTER_CONCLUSION
            )
        ),
        lambda standing: {"named": _("Ngày nhận")},
        "more",
    ),
    "tai-lieu": CaseStep(
        _("Thêm tài liệu"),
        typed.NewPaperForm,
        _paper,
        _("Đã thêm tài liệu."),
        _("Thêm tài liệu"),
        _works(lambda standing: not standing.row.is_sealed),
        group="papers",
    ),
}
