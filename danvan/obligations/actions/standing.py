"""Standing work: when it is asked about, and what its units answer."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.obligations.access import may_answer_standing, may_set_reporting, standpoint
from danvan.obligations.actions.refusals import refuse_closed
from danvan.obligations.models import Nature, Obligation, ReportingDate, StandingAnswer
from danvan.rules.obligations.periods import Period
from danvan.rules.obligations.proof import answers_standing
from danvan.units.models import Unit


class AnswerUnclear(ActRefused):
    """An answer says what was done, or that nothing arose «câu trả lời chưa rõ»."""

    def __init__(self) -> None:
        super().__init__(
            _("Hãy ghi kết quả (một, hai dòng), hoặc chọn «Không phát sinh»; không chọn cả hai.")
        )


class NotAsked(ActRefused):
    """The period does not ask about this work «không thuộc kỳ báo cáo»."""

    def __init__(self) -> None:
        super().__init__(_("Kỳ báo cáo này không hỏi việc này. Hãy tải lại trang."))


class PeriodMisfit(ActRefused):
    """The days of a period contradict each other «kỳ không hợp lệ»."""

    def __init__(self) -> None:
        super().__init__(
            _("Ngày đến phải sau ngày từ, và hạn trả lời không trước ngày bắt đầu hỏi.")
        )


class PeriodTaken(ActRefused):
    """The plan already asks about the same days «kỳ trùng»."""

    def __init__(self) -> None:
        super().__init__(_("Kế hoạch này đã có kỳ báo cáo cho đúng khoảng ngày đó."))


class PeriodAnswered(ActRefused):
    """A period that units answered is kept «kỳ đã có trả lời»."""

    def __init__(self) -> None:
        super().__init__(_("Đã có đơn vị trả lời kỳ này nên không bỏ được."))


@dataclass(frozen=True)
class Answer:
    """What a unit says «câu trả lời»: results in a line or two, or that nothing arose."""

    text: str = ""
    nothing_arose: bool = False


@transaction.atomic
def answer_standing(
    obligation_id: int, reporting_id: int, answer: Answer, *, version: int, by: User, on: date
) -> StandingAnswer:
    """Answer one question of a reporting period «trả lời»; it may be mended later."""
    obligation = locked(Obligation, obligation_id, version)
    require(may_answer_standing(standpoint(by, obligation, on=on)))
    refuse_closed(obligation)
    asked = ReportingDate.objects.filter(pk=reporting_id, asked_from__lte=on).first()
    standing = obligation.nature == Nature.STANDING
    if asked is None or not standing or asked.origin_group != obligation.origin_group:
        raise NotAsked
    text = answer.text.strip()
    if not answers_standing(text, 0, answer.nothing_arose):
        raise AnswerUnclear

    said, _made = StandingAnswer.objects.update_or_create(
        obligation=obligation,
        reporting_date=asked,
        defaults={"text": text, "nothing_arose": answer.nothing_arose, "by": by, "on": on},
    )
    changed(obligation)
    record_event("obligations.standing_answered", by=by, on=on, about=obligation, label=asked.label)
    return said


@transaction.atomic
def add_reporting_date(
    origin_group: str, period: Period, *, creditor: Unit, by: User, on: date
) -> ReportingDate:
    """Set a day on which a plan's standing work is asked about «đặt kỳ báo cáo»."""
    require(may_set_reporting(by, creditor.pk, on=on))
    _refuse_misfit(period)
    if _same_days(origin_group, period).exists():
        raise PeriodTaken
    row = ReportingDate.objects.create(
        origin_group=origin_group,
        creditor=creditor,
        label=period.label,
        since=period.since,
        until=period.until,
        asked_from=period.asked_from,
        due=period.due,
    )
    _record_set(row, by, on)
    return row


@transaction.atomic
def change_reporting_date(
    reporting_id: int, period: Period, *, version: int, by: User, on: date
) -> ReportingDate:
    """Change the days or the name of a reporting period «sửa kỳ báo cáo»."""
    row = locked(ReportingDate, reporting_id, version)
    require(may_set_reporting(by, row.creditor_id, on=on))
    _refuse_misfit(period)
    if _same_days(row.origin_group, period).exclude(pk=row.pk).exists():
        raise PeriodTaken
    row.label, row.since, row.until = period.label, period.since, period.until
    row.asked_from, row.due = period.asked_from, period.due
    changed(row, "label", "since", "until", "asked_from", "due")
    _record_set(row, by, on)
    return row


@transaction.atomic
def remove_reporting_date(reporting_id: int, *, version: int, by: User, on: date) -> None:
    """Take a reporting period away «bỏ kỳ báo cáo» that nobody has answered."""
    row = locked(ReportingDate, reporting_id, version)
    require(may_set_reporting(by, row.creditor_id, on=on))
    if row.answers.exists():
        raise PeriodAnswered
    record_event("obligations.reporting_date_removed", by=by, on=on, about=row, label=row.label)
    row.delete()


def _refuse_misfit(period: Period) -> None:
    if period.until < period.since or period.due < period.asked_from:
        raise PeriodMisfit


def _same_days(origin_group: str, period: Period) -> QuerySet[ReportingDate]:
    return ReportingDate.objects.filter(
        origin_group=origin_group, since=period.since, until=period.until
    )


def _record_set(row: ReportingDate, by: User, on: date) -> None:
    record_event(
        "obligations.reporting_date_set", by=by, on=on, about=row, label=row.label, due=row.due
    )
