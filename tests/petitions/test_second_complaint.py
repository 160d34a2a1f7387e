"""After the end: a second complaint, a denunciation sent again, a sender's «chưa đúng»."""

from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.base import clock
from danvan.base.acts import NotAllowed
from danvan.petitions.actions.case_refusals import NotHere, ReasonMissing
from danvan.petitions.actions.decide import NewDecision, issue_decision, send_decision
from danvan.petitions.actions.refusals import DayByHand
from danvan.petitions.actions.second import Second, answer_reply, note_sent, take_again, take_second
from danvan.petitions.actions.steps import StepPaper
from danvan.petitions.models import CitizenReply, Petition
from danvan.petitions.queries.case import case_of
from tests.factories.cases import (
    DECIDED,
    brought_to,
    decided,
    denunciation_taken_up,
    owed,
    paper,
    taken_up,
)
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, classified, load_law, petition, receptionist

pytestmark = pytest.mark.django_db

SENT = date(2026, 8, 10)


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def second(world: World, on: date) -> Second:
    """A second complaint brought to the counter of xã An Bình."""
    return Second(world.commune.pk, on, Petition.Channel.COUNTER)


def test_a_second_complaint_is_a_case_of_its_own(world: World, nga: User) -> None:
    decision = decided(world, nga)
    first = decision.petition
    send_decision(decision.pk, None, SENT, by=nga, on=SENT)
    on = date(2026, 9, 9)

    made = take_second(first.pk, None, second(world, on), by=nga, on=on)

    first.refresh_from_db()
    assert (made.round, made.previous, made.kind) == (2, first, "complaint")
    assert made.public_code != first.public_code
    assert [one.name for one in made.petitioners.all()] == ["Cao Thị Lượm"]
    assert first.stage == "decided"  # the first is untouched
    assert case_of(made, nga, on=on).came_in_time is True
    assert case_of(first, nga, on=on).later == made


def test_one_that_comes_late_is_taken_in_and_told(world: World, nga: User) -> None:
    decision = decided(world, nga)
    send_decision(decision.pk, None, SENT, by=nga, on=SENT)
    on = date(2026, 9, 10)

    made = take_second(decision.petition.pk, None, second(world, on), by=nga, on=on)

    assert case_of(made, nga, on=on).came_in_time is False


def test_before_a_decision_in_time_there_is_no_second(world: World, nga: User) -> None:
    case = taken_up(world, nga)
    due = date(2026, 8, 10)

    with pytest.raises(NotHere):
        take_second(case.pk, None, second(world, due), by=nga, on=due)

    # Not decided by its day: the sender may go on from the day after.
    late = date(2026, 8, 11)
    made = take_second(case.pk, None, second(world, late), by=nga, on=late)
    assert made.round == 2
    with pytest.raises(NotHere):
        take_second(case.pk, None, second(world, late), by=nga, on=late)


def test_strangers_to_the_register_take_nothing_in(world: World, nga: User) -> None:
    decision = decided(world, nga)

    for somebody in (world.minh, world.hoa):
        with pytest.raises(NotAllowed):
            take_second(decision.petition.pk, None, second(world, SENT), by=somebody, on=SENT)


def test_a_denunciation_sent_again_is_judged_in_twenty_days(world: World, nga: User) -> None:
    case = denunciation_taken_up(world, nga)
    case = brought_to(case, world, nga, ("assigned", "verifying", "reported"), on=DECIDED)
    with pytest.raises(NotHere):
        take_again(case.pk, None, DECIDED, by=nga, on=DECIDED)
    new = NewDecision("concluded", "2/KL", DECIDED, Petition.Result.WRONG)
    issue_decision(case.pk, None, new, by=world.minh, on=DECIDED)

    take_again(case.pk, None, SENT, by=nga, on=SENT)

    # 10/8 + 20 ngày = 30/8, a Sunday; 31/8, 1/9 and 2/9 are off for the national holiday.
    assert owed(case)["denunciation.review_again"] == ("open", date(2026, 9, 3))
    row = case.owed.get(step="denunciation.review_again")
    note_sent(row.pk, paper("61/UBND", SENT), by=nga, on=SENT)
    assert owed(case)["denunciation.review_again"][0] == "confirmed"


@pytest.fixture
def objection(world: World, nga: User) -> CitizenReply:
    """A recommendation that was answered, and a sender who finds the answer not right."""
    row = classified(petition(world, nga), "recommendation")
    case = brought_to(row, world, nga, ("classified", "accepted"), on=ARRIVED)
    new = NewDecision("answered", "8/UBND", ARRIVED, Petition.Result.ANSWERED)
    issue_decision(case.pk, None, new, by=nga, on=ARRIVED)
    return CitizenReply.objects.create(petition=case, word="reopen", at=clock.now())


def test_an_objection_opens_the_case_again_by_a_day_that_a_person_gives(
    world: World, objection: CitizenReply
) -> None:
    case, due = objection.petition, date(2026, 7, 31)
    assert case_of(case, world.minh, on=SENT).asked_again == (objection,)
    told = StepPaper(note="Cống vẫn tắc, đã xem lại tại chỗ")

    with pytest.raises(DayByHand):
        answer_reply(objection.pk, True, told, None, by=world.minh, on=ARRIVED)
    answer_reply(objection.pk, True, told, due, by=world.minh, on=ARRIVED)

    case.refresh_from_db()
    assert (case.stage, case.settled_on, case.result) == ("accepted", None, "")
    assert owed(case)["house.answer"] == ("open", due)
    assert case_of(case, world.minh, on=SENT).asked_again == ()


def test_an_objection_may_be_turned_down_with_a_reason(
    world: World, nga: User, objection: CitizenReply
) -> None:
    with pytest.raises(ReasonMissing):
        answer_reply(objection.pk, False, StepPaper(), by=world.minh, on=ARRIVED)
    with pytest.raises(NotAllowed):
        answer_reply(objection.pk, False, StepPaper(note="x"), by=nga, on=ARRIVED)

    answer_reply(objection.pk, False, StepPaper(note="Đã sửa xong"), by=world.minh, on=ARRIVED)

    objection.refresh_from_db()
    assert (objection.handled_on, objection.petition.stage) == (ARRIVED, "answered")
