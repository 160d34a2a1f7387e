"""Acts that change how time runs, and what is owed besides the steps of the way."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.law.queries import complexity_criteria
from danvan.petitions.actions.clock_events import (
    ClockPaper,
    determine_complexity,
    extend_time,
    resume_case,
    set_day_by_hand,
    suspend_case,
)
from danvan.petitions.actions.hearing import announce_hearing, hold_hearing, may_plan, plan_hearing
from danvan.petitions.actions.second import NOTICES, note_sent
from danvan.petitions.actions.steps import StepPaper
from danvan.petitions.forms import cases as typed
from danvan.petitions.models import Petition
from danvan.petitions.queries.case import Clock
from danvan.petitions.views.steps import CaseStep, Given, Standing, paper_of

Complexity = Petition.Complexity


def settles(standing: Standing) -> bool:
    """Say whether the clock of settling runs, and the person may write what changes it."""
    running = any(".settle" in clock.owed.step for clock in standing.record.running)
    return running and standing.may("petitions.decide")


def _paper(given: Given) -> ClockPaper:
    return ClockPaper(
        given["number"], given["paper_on"], given["reason"], tuple(given.get("criteria") or ())
    )


def _complex(row: Petition, given: Given, by: User, on: date) -> object:
    paper = _paper(given)
    return determine_complexity(row.pk, given["version"], given["level"], paper, by=by, on=on)


def _complexity_options(standing: Standing) -> Mapping[str, Any]:
    row = standing.row
    denounced = row.kind == "denunciation"
    known = complexity_criteria("denunciation" if denounced else "complaint", standing.on)
    levels = [(Complexity.COMPLEX.value, Complexity.COMPLEX.label)]
    if denounced:
        levels.append((Complexity.SPECIAL.value, Complexity.SPECIAL.label))
    if known is None:
        return {"levels": levels, "must_reason": True}
    choices = [(one.code, one.text) for one in known.criteria]
    return {"levels": levels, "criteria": choices, "source": known.source}


def _extend(row: Petition, given: Given, by: User, on: date) -> object:
    return extend_time(row.pk, given["version"], _paper(given), by=by, on=on)


def _suspend(row: Petition, given: Given, by: User, on: date) -> object:
    return suspend_case(row.pk, given["version"], _paper(given), by=by, on=on)


def _resume(row: Petition, given: Given, by: User, on: date) -> object:
    return resume_case(row.pk, given["version"], _paper(given), by=by, on=on)


def _plan(row: Petition, given: Given, by: User, on: date) -> object:
    return plan_hearing(row.pk, given["version"], given["day"], given["place"], by=by, on=on)


def _announce(row: Petition, given: Given, by: User, on: date) -> object:
    return announce_hearing(row.pk, given["version"], paper_of(given), by=by, on=on)


def _hold(row: Petition, given: Given, by: User, on: date) -> object:
    version, outcome = given["version"], given["outcome"]
    return hold_hearing(row.pk, version, outcome, given["minutes"], by=by, on=on)


def _sent(row: Petition, given: Given, by: User, on: date) -> object:
    return note_sent(given["which"], StepPaper(given["number"], given["day"]), by=by, on=on)


def _by_hand(row: Petition, given: Given, by: User, on: date) -> object:
    return set_day_by_hand(given["which"], given["day"], given["basis"], by=by, on=on)


def _notices(standing: Standing) -> list[Clock]:
    return [clock for clock in standing.record.running if clock.owed.step in NOTICES]


def _uncounted(standing: Standing) -> list[Clock]:
    return [c for c in standing.record.running if c.due is None and not c.stands_still]


def _choices(clocks: list[Clock]) -> Mapping[str, Any]:
    return {"rows": [(clock.owed.pk, clock.title) for clock in clocks]}


CLOCK_STEPS: Mapping[str, CaseStep] = {
    "dinh-ngay-doi-thoai": CaseStep(
        _("Định ngày đối thoại"),
        typed.HearingForm,
        _plan,
        _("Đã định ngày đối thoại. Việc thông báo cho các bên đã có hạn, tính lùi từ ngày đó."),
        _("Định ngày"),
        lambda standing: standing.may("petitions.work") and may_plan(standing.row),
    ),
    "thong-bao-doi-thoai": CaseStep(
        _("Đã thông báo đối thoại"),
        typed.PaperForm,
        _announce,
        _("Đã ghi thông báo đối thoại."),
        _("Ghi thông báo"),
        lambda standing: standing.may("petitions.work") and standing.record.hearing is not None,
        lambda standing: {"paper": _("thông báo đối thoại")},
    ),
    "ket-qua-doi-thoai": CaseStep(
        _("Kết quả đối thoại"),
        typed.HeldForm,
        _hold,
        _("Đã ghi kết quả đối thoại."),
        _("Ghi kết quả"),
        lambda standing: (
            standing.may("petitions.work")
            and standing.record.hearing is not None
            and standing.record.hearing.on <= standing.on
        ),
    ),
    "da-gui": CaseStep(
        _("Đã gửi thông báo"),
        typed.SentForm,
        _sent,
        _("Đã ghi việc gửi."),
        _("Ghi đã gửi"),
        lambda standing: standing.may("petitions.work") and bool(_notices(standing)),
        lambda standing: _choices(_notices(standing)),
    ),
    "dat-han": CaseStep(
        _("Nhập hạn bằng tay"),
        typed.ByHandForm,
        _by_hand,
        _("Đã ghi hạn và căn cứ."),
        _("Ghi hạn"),
        lambda standing: standing.may("petitions.work") and bool(_uncounted(standing)),
        lambda standing: _choices(_uncounted(standing)),
        "clock",
    ),
    "phuc-tap": CaseStep(
        _("Xác định vụ việc phức tạp"),
        typed.ComplexityForm,
        _complex,
        _("Đã ghi mức phức tạp và tính lại hạn."),
        _("Ghi mức phức tạp"),
        settles,
        _complexity_options,
        "clock",
    ),
    "gia-han": CaseStep(
        _("Gia hạn giải quyết"),
        typed.ClockForm,
        _extend,
        _("Đã ghi quyết định gia hạn và tính lại hạn."),
        _("Ghi gia hạn"),
        lambda standing: settles(standing) and standing.row.kind == "denunciation",
        group="clock",
    ),
    "tam-dinh-chi": CaseStep(
        _("Tạm đình chỉ giải quyết"),
        typed.ClockForm,
        _suspend,
        _("Đã ghi tạm đình chỉ: đồng hồ dừng, và có việc gửi quyết định cho các bên."),
        _("Ghi tạm đình chỉ"),
        lambda standing: settles(standing) and not standing.record.is_suspended,
        lambda standing: {"must_reason": True},
        "clock",
    ),
    "tiep-tuc": CaseStep(
        _("Tiếp tục giải quyết"),
        typed.ClockForm,
        _resume,
        _("Đã ghi tiếp tục giải quyết: đồng hồ chạy lại."),
        _("Ghi tiếp tục"),
        lambda standing: settles(standing) and standing.record.is_suspended,
    ),
}
