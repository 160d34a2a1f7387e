"""Standing work: folded, asked at reporting dates, answered once, ended with its plan."""

from datetime import date

import pytest

from danvan.base.acts import NotAllowed, StaleRecord
from danvan.documents.models import Document
from danvan.obligations.actions.endings import end_standing, fulfil_obligation, replace_obligations
from danvan.obligations.actions.refusals import WorkClosed
from danvan.obligations.actions.standing import (
    Answer,
    AnswerUnclear,
    NotAsked,
    PeriodAnswered,
    PeriodMisfit,
    PeriodTaken,
    add_reporting_date,
    answer_standing,
    change_reporting_date,
    remove_reporting_date,
)
from danvan.obligations.models import Nature, Obligation, ReportingDate, StandingAnswer
from danvan.obligations.queries.standing_work import questions, standing_folds
from danvan.rules.obligations.periods import Period
from tests.factories.obligations import owed
from tests.factories.people import World

GROUP = "plans.plan:3"
JUNE = date(2026, 6, 1)
HALF = Period(
    "6 tháng đầu năm", date(2026, 1, 1), date(2026, 6, 10), date(2026, 5, 26), date(2026, 6, 10)
)


@pytest.fixture
def work(world: World) -> Obligation:
    return owed(world, nature=Nature.STANDING, origin_group=GROUP)


@pytest.fixture
def period(world: World, monday: date) -> ReportingDate:
    return add_reporting_date(GROUP, HALF, creditor=world.commune, by=world.lan, on=monday)


def test_fifty_exhortations_are_one_line(world: World, monday: date) -> None:
    for number in range(50):
        owed(world, nature=Nature.STANDING, origin_group=GROUP, title=f"Thường xuyên {number}")

    (fold,) = standing_folds(world.thu, on=monday)

    assert (fold.group, fold.count, fold.unanswered, fold.asked) == (GROUP, 50, 0, None)


def test_it_is_asked_when_the_period_begins_and_rests_when_answered(
    world: World, work: Obligation, period: ReportingDate, monday: date
) -> None:
    (before,) = standing_folds(world.thu, on=monday)
    (asking,) = standing_folds(world.thu, on=JUNE)
    answer_standing(
        work.pk, period.pk, Answer("Họp 2 buổi, 60 lượt người"), version=1, by=world.thu, on=JUNE
    )
    (after,) = standing_folds(world.thu, on=JUNE)

    assert (before.asked, before.unanswered) == (None, 0)
    assert (asking.asked, asking.unanswered) == (period, 1)
    assert (after.asked, after.unanswered) == (None, 0)


def test_nothing_arose_is_an_answer_and_may_be_mended(
    world: World, work: Obligation, period: ReportingDate
) -> None:
    answer_standing(
        work.pk, period.pk, Answer(nothing_arose=True), version=1, by=world.thu, on=JUNE
    )
    answer_standing(work.pk, period.pk, Answer("Có một vụ"), version=2, by=world.hung, on=JUNE)

    (question,) = questions([work], period)
    assert question.answer is not None
    assert (question.answer.text, question.answer.nothing_arose) == ("Có một vụ", False)
    assert StandingAnswer.objects.count() == 1


def test_two_people_answering_one_question_do_not_overwrite(
    world: World, work: Obligation, period: ReportingDate
) -> None:
    answer_standing(work.pk, period.pk, Answer("Của Thu"), version=1, by=world.thu, on=JUNE)

    with pytest.raises(StaleRecord):
        answer_standing(work.pk, period.pk, Answer("Của Hùng"), version=1, by=world.hung, on=JUNE)

    assert StandingAnswer.objects.get().text == "Của Thu"


@pytest.mark.parametrize("answer", [Answer(), Answer("   "), Answer("Đã làm", nothing_arose=True)])
def test_silence_and_contradiction_are_refused(
    world: World, work: Obligation, period: ReportingDate, answer: Answer
) -> None:
    with pytest.raises(AnswerUnclear):
        answer_standing(work.pk, period.pk, answer, version=1, by=world.thu, on=JUNE)


def test_only_asked_work_is_answered_and_only_by_its_unit(
    world: World, work: Obligation, period: ReportingDate, monday: date
) -> None:
    other = owed(world, nature=Nature.STANDING, origin_group="plans.plan:4")

    with pytest.raises(NotAsked):
        answer_standing(work.pk, period.pk, Answer("x"), version=1, by=world.thu, on=monday)
    with pytest.raises(NotAsked):
        answer_standing(other.pk, period.pk, Answer("x"), version=1, by=world.thu, on=JUNE)
    for person in (world.lan, world.hoa, world.quang):
        with pytest.raises(NotAllowed):
            answer_standing(work.pk, period.pk, Answer("x"), version=1, by=person, on=JUNE)


def test_the_creditor_sets_and_changes_the_periods(
    world: World, period: ReportingDate, monday: date
) -> None:
    with pytest.raises(PeriodTaken):
        add_reporting_date(GROUP, HALF, creditor=world.commune, by=world.lan, on=monday)
    with pytest.raises(NotAllowed):
        add_reporting_date(GROUP, HALF, creditor=world.commune, by=world.hoa, on=monday)
    backwards = Period("x", HALF.until, HALF.since, HALF.asked_from, HALF.due)
    with pytest.raises(PeriodMisfit):
        change_reporting_date(period.pk, backwards, version=1, by=world.lan, on=monday)

    sooner = Period("6 tháng", HALF.since, HALF.until, date(2026, 5, 20), date(2026, 6, 5))
    done = change_reporting_date(period.pk, sooner, version=1, by=world.minh, on=monday)

    assert (done.label, done.due, done.version) == ("6 tháng", date(2026, 6, 5), 2)


def test_a_period_is_removed_only_while_nobody_answered(
    world: World, work: Obligation, period: ReportingDate, monday: date
) -> None:
    answer_standing(work.pk, period.pk, Answer("x"), version=1, by=world.thu, on=JUNE)
    with pytest.raises(PeriodAnswered):
        remove_reporting_date(period.pk, version=1, by=world.lan, on=JUNE)

    StandingAnswer.objects.all().delete()
    remove_reporting_date(period.pk, version=1, by=world.lan, on=JUNE)

    assert not ReportingDate.objects.exists()


def test_it_ends_with_its_plan_but_dated_work_stays_owed(
    world: World, work: Obligation, period: ReportingDate
) -> None:
    dated = owed(world, origin_group=GROUP)

    assert end_standing(GROUP, by=world.lan, on=JUNE) == 1

    work.refresh_from_db()
    dated.refresh_from_db()
    assert (work.state, dated.state) == ("ended", "open")
    assert standing_folds(world.thu, on=JUNE) == ()
    with pytest.raises(WorkClosed):
        answer_standing(work.pk, period.pk, Answer("x"), version=2, by=world.thu, on=JUNE)


def test_the_act_of_its_origin_fulfils_work_once(world: World, monday: date) -> None:
    work = owed(world, due=date(2026, 3, 31))
    document = Document.objects.create(kind="Kế hoạch", number="9/KH-UBND", issued_on=monday)

    fulfil_obligation(work.pk, document=document, by=world.lan, on=monday)
    fulfil_obligation(work.pk, document=document, by=world.lan, on=JUNE)

    work.refresh_from_db()
    assert (work.state, work.submitted_on, work.closed_on) == ("confirmed", monday, monday)
    assert work.evidence_uses.get().evidence.number == "9/KH-UBND"


def test_work_is_put_aside_for_a_newer_plans(world: World, monday: date) -> None:
    rows = [owed(world), owed(world, title="Khác")]

    assert replace_obligations([row.pk for row in rows], by=world.lan, on=monday) == 2

    assert set(Obligation.objects.values_list("state", flat=True)) == {"replaced"}
